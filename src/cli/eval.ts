import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bot, createBot } from '../bot/bot.ts';
import type { Message } from '../bot/message.ts';
import { loadConfig } from '../config.ts';
import { ExpectedError, exitCodes, readArguments, runCommand } from './command.ts';
import { checkFloors, describeTable, type Row, tabulate } from './eval/report.ts';
import {
  type EvalDialogue,
  type EvalQuestion,
  evalDialogueSchema,
  evalQuestionSchema,
  scoreReply,
} from './eval/score.ts';
import { openCasebook } from './open-casebook.ts';
import { readText } from './read-text.ts';

const halves: readonly string[] = ['dev', 'recent', 'test'];

const usage = 'Usage: npm run eval -- [--half dev|recent|test|all] [--folder test/eval] [--misses FILE]';

function argumentsOf(args: string[]) {
  const options = { half: { type: 'string' }, folder: { type: 'string' }, misses: { type: 'string' } } as const;
  const { values } = parseArgs({ args, options });
  const half = values.half ?? 'dev';
  if (half !== 'all' && !halves.includes(half)) throw new Error(`there is no half "${half}"`);
  return { half, folder: values.folder ?? 'test/eval', misses: values.misses ?? 'eval-misses.jsonl' };
}

function readSets(folders: readonly string[]): { questions: EvalQuestion[]; dialogues: EvalDialogue[] } {
  const questions: EvalQuestion[] = [];
  const dialogues: EvalDialogue[] = [];
  for (const path of folders.flatMap(filesOf)) {
    for (const [index, line] of readText(path).split('\n').entries()) {
      if (!line.trim()) continue;
      try {
        const value: unknown = JSON.parse(line);
        if (typeof value === 'object' && value && 'turns' in value) dialogues.push(evalDialogueSchema.parse(value));
        else questions.push(evalQuestionSchema.parse(value));
      } catch (error) {
        throw new ExpectedError(
          `${path}, line ${index + 1} is no evaluation question: ${error instanceof Error ? error.message : error}`,
        );
      }
    }
  }
  return { questions, dialogues };
}

/**
 * The sets of a folder; questions for finding weights lie in dev/, those that measure in test/, and in recent/ those whose
 * misses have been looked at but not worked through.
 */
function filesOf(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => join(folder, file));
}

function messageOf(chat: string, user: string, text: string): Message {
  return {
    id: `${chat}-${text}`,
    channel: 'eval',
    chat: { id: chat, kind: 'group' },
    sender: { id: user },
    text,
    mentionsBot: true,
    sentAt: Date.now(),
  };
}

async function askQuestion(bot: Bot, question: EvalQuestion): Promise<Row> {
  const { reply, explanation } = await bot.answer(messageOf(question.id, 'a', question.q));
  return rowOf(question.id, question, question.kind, reply, explanation, scoreReply(question, reply));
}

async function holdDialogue(bot: Bot, { id, turns }: EvalDialogue): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [index, turn] of turns.entries()) {
    const { reply, explanation } = await bot.answer(messageOf(id, turn.user ?? 'a', turn.q));
    rows.push(rowOf(`${id}.${index + 1}`, turn, 'dialogue', reply, explanation, scoreReply(turn, reply)));
  }
  return rows;
}

function rowOf(
  id: string,
  expected: Omit<EvalQuestion, 'id'>,
  kind: string,
  reply: Parameters<typeof scoreReply>[1],
  { rule, words, hits }: Row['explanation'] & { rule: string },
  score: Row['score'],
): Row {
  const { q, gold, must, answer } = expected;
  return {
    id,
    kind,
    q,
    gold,
    ...(must ? { must } : {}),
    ...(answer ? { answer } : {}),
    ...(expected.aspect ? { wantedAspect: expected.aspect } : {}),
    got: reply.cases.slice(0, 60),
    aspect: reply.aspect,
    rule,
    score,
    explanation: { words, hits: hits.slice(0, 3).map(({ number, score }) => ({ number, score })) },
  };
}

await runCommand(async () => {
  const { half, folder, misses } = readArguments(process.argv.slice(2), usage, argumentsOf);
  const bot = createBot({ casebook: openCasebook(loadConfig()) });
  const folders = half === 'all' ? halves : [half];
  const { questions, dialogues } = readSets(folders.map((name) => join(folder, name)));
  const rows: Row[] = [];
  for (const question of questions) rows.push(await askQuestion(bot, question));
  for (const dialogue of dialogues) rows.push(...(await holdDialogue(bot, dialogue)));
  if (rows.length === 0) throw new ExpectedError(`No questions in ${folder} for the half "${half}".`);
  const table = tabulate(rows);
  process.stdout.write(`${describeTable(table, half)}\n`);
  const wrong = rows.filter(({ score }) => !score.right);
  writeFileSync(misses, wrong.map((row) => `${JSON.stringify(row)}\n`).join(''));
  process.stdout.write(`\n${wrong.length} of ${rows.length} not fully right; each is in ${misses}\n`);
  const broken = checkFloors(table);
  for (const line of broken) process.stdout.write(`Below its floor: ${line}\n`);
  return broken.length > 0 ? exitCodes.failure : exitCodes.ok;
});
