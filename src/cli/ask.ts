import { parseArgs } from 'node:util';
import { z } from 'zod';
import { renderPlainText } from '../adapters/plain-text.ts';
import { type Answer, type Bot, createBot } from '../bot/bot.ts';
import type { Message } from '../bot/message.ts';
import { loadConfig } from '../config.ts';
import { botSettings } from './bot-settings.ts';
import { exitCodes, readArguments, runCommand } from './command.ts';
import { openCasebook } from './open-casebook.ts';
import { readText } from './read-text.ts';

const usage = `Usage: npm run --silent ask -- [--json] [--explain] "question"
       npm run --silent ask -- --batch FILE|- --json
A batch line is {"id": …, "q": "…", "chat"?: "…", "user"?: "…"}; lines with the same chat and user are one conversation.`;

type Arguments = { question?: string; batch?: string; json: boolean; explain: boolean };

function argumentsOf(args: string[]): Arguments {
  const options = { json: { type: 'boolean' }, explain: { type: 'boolean' }, batch: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const flags = { json: values.json ?? false, explain: values.explain ?? false };
  if (values.batch !== undefined) {
    if (positionals.length > 0) throw new Error('--batch takes its questions from the file');
    if (!flags.json) throw new Error('--batch needs --json');
    return { batch: values.batch, ...flags };
  }
  if (positionals.length === 0) throw new Error('no question given');
  return { question: positionals.join(' '), ...flags };
}

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  q: z.string(),
  chat: z.string().optional(),
  user: z.string().optional(),
});
type Line = z.infer<typeof lineSchema>;

/** Answers every good line in order; bad ones are named by their line number and make the exit code 1. */
async function answerBatch(bot: Bot, text: string, options: Arguments): Promise<number> {
  let bad = 0;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const line = readLine(raw);
    if (typeof line === 'string') {
      bad += 1;
      process.stderr.write(`Line ${index + 1}: ${line}\n`);
      continue;
    }
    process.stdout.write(`${jsonLine(line.id, await bot.answer(messageOf(line, index)), options)}\n`);
  }
  return bad > 0 ? exitCodes.failure : exitCodes.ok;
}

function readLine(raw: string): Line | string {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    return 'is not JSON';
  }
  const parsed = lineSchema.safeParse(value);
  return parsed.success
    ? parsed.data
    : `needs "id" and "q" (${parsed.error.issues.map(({ path }) => path.join('.') || 'not an object').join(', ')})`;
}

/** A line without chat and user stands alone: its conversation is its own. */
function messageOf({ id, q, chat, user }: Line, index: number): Message {
  const alone = chat === undefined && user === undefined ? `line-${index}` : '';
  return {
    id: `ask-${index}-${id}`,
    channel: 'ask',
    chat: { id: alone || `chat-${chat ?? ''}`, kind: 'direct' },
    sender: { id: `user-${user ?? ''}` },
    text: q,
    mentionsBot: true,
    sentAt: Date.now(),
  };
}

/** The fixed output of docs: one JSON object a line. */
function jsonLine(id: string | number, { reply, explanation }: Answer, { explain }: Arguments): string {
  const { intent, aspect, cases, shown, total, suggestions } = reply;
  const fields = { id, intent, aspect, cases, shown, total, suggestions, text: renderPlainText(reply) };
  return JSON.stringify(explain ? { ...fields, explanation } : fields);
}

function humanText({ reply, explanation }: Answer, { explain }: Arguments): string {
  const text = renderPlainText(reply);
  if (!explain) return text;
  const hits = explanation.hits.map(
    ({ number, score, matched }) =>
      `  ${number}  ${score}  ${matched.map(({ term, fields }) => `${term}: ${fields.join(', ')}`).join('; ')}`,
  );
  return [
    text,
    '',
    `--- intent ${reply.intent}, rule ${explanation.rule}`,
    `read as: ${explanation.read}`,
    `words: ${explanation.words.join(' / ')}${explanation.unknown.length > 0 ? ` (unknown: ${explanation.unknown.join(', ')})` : ''}`,
    ...hits,
  ].join('\n');
}

await runCommand(async () => {
  const options = readArguments(process.argv.slice(2), usage, argumentsOf);
  const config = loadConfig();
  const bot = createBot({ casebook: openCasebook(config), settings: botSettings(config) });
  if (options.batch !== undefined) return answerBatch(bot, readText(options.batch), options);
  const answer = await bot.answer(messageOf({ id: '1', q: options.question ?? '' }, 0));
  process.stdout.write(options.json ? `${jsonLine('1', answer, options)}\n` : `${humanText(answer, options)}\n`);
  return exitCodes.ok;
});
