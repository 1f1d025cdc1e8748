import { createTerminalAdapter } from '../adapters/terminal/terminal.ts';
import { createBot } from '../bot/bot.ts';
import { silentLog } from '../bot/log.ts';
import { createStandby } from '../bot/standby.ts';
import { openStore } from '../bot/state/open-store.ts';
import { realTimers } from '../bot/timers.ts';
import { loadConfig } from '../config.ts';
import { botSettings } from './bot-settings.ts';
import { exitCodes, runCommand } from './command.ts';
import { openCasebook } from './open-casebook.ts';

const dayMs = 24 * 60 * 60_000;

/** Of the log, only what the person at the terminal has to know. */
function tellPerson(fields: { reason?: unknown }, message: string): void {
  process.stderr.write(`${message}${fields.reason === undefined ? '' : `: ${fields.reason}`}\n`);
}

await runCommand(async () => {
  const config = loadConfig();
  const casebook = openCasebook(config);
  const settings = botSettings(config);
  const terminal = createTerminalAdapter({
    input: process.stdin,
    output: process.stdout,
    environment: { NO_COLOR: config.noColor },
    greeting: `案例通：可查 ${casebook.cases.length} 项制度创新案例。输入问题或编号，“帮助”看用法，exit 或 Ctrl-D 退出。`,
  });
  const service = await createStandby({
    open: () => openStore(config.stateUrl),
    casebook,
    bot: createBot({ casebook, settings }),
    carriers: [terminal],
    settings,
    timers: realTimers,
    log: { ...silentLog, error: tellPerson },
    owner: `chat:${process.pid}`,
    retentionMs: config.retentionDays * dayMs,
    clockChannel: terminal.name,
  });
  await terminal.start(service.direct);
  await service.start();
  await terminal.closed;
  await service.stop();
  return exitCodes.ok;
});
