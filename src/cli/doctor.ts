import { parseArgs } from 'node:util';
import { realTimers } from '../bot/timers.ts';
import { readConfig, secretsOf } from '../config.ts';
import type { Language } from '../knowledge/language.ts';
import { withoutSecrets } from '../log.ts';
import { exitCodes, readArguments, runCommand } from './command.ts';
import { findingsOf } from './doctor/check.ts';
import { checks } from './doctor/checks.ts';
import type { Finding } from './doctor/finding.ts';
import { sectionText, summaryText } from './doctor/report.ts';

const usage = `Usage: npm run doctor -- [--en]

Looks at settings, data, database, clock, Feishu, WeChat and console, and says what to do. It changes nothing.
  --en   in English

Exit code 1 where something is broken, else 0.`;

await runCommand(async () => {
  const language = readArguments(process.argv.slice(2), usage, languageOf);
  const { config, problems } = readConfig();
  const hide = withoutSecrets(secretsOf(config));
  const all: Finding[] = [];
  for (const entry of checks) {
    const findings = await findingsOf(entry, { config, problems, timers: realTimers });
    process.stdout.write(`${hide(sectionText(entry.title, findings, language))}\n`);
    all.push(...findings);
  }
  process.stdout.write(summaryText(all, language));
  return all.some(({ state }) => state === 'broken') ? exitCodes.failure : exitCodes.ok;
});

function languageOf(args: string[]): Language {
  const { values } = parseArgs({ args, options: { en: { type: 'boolean' } } });
  return values.en ? 'en' : 'zh';
}
