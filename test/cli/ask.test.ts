import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { temporaryFolder } from '../support/data-folder.ts';
import { type CliResult, runCli } from '../support/run-cli.ts';

const fields = ['id', 'intent', 'aspect', 'cases', 'shown', 'total', 'suggestions', 'text'];
const numbers = z.array(z.int());
const answerSchema = z.object({
  id: z.union([z.string(), z.number()]),
  intent: z.string(),
  aspect: z.string().nullable(),
  cases: numbers,
  shown: numbers,
  total: z.int(),
  suggestions: numbers,
  text: z.string(),
});
const explainedSchema = answerSchema.extend({
  explanation: z.object({
    rule: z.string().min(1),
    words: z.array(z.string()).min(1),
    hits: z
      .array(
        z.object({
          number: z.int(),
          score: z.number().positive(),
          matched: z.array(z.object({ term: z.string(), fields: z.array(z.string()).min(1) })),
        }),
      )
      .min(1),
  }),
});

/** The lines of the output; the last one is complete as well. */
function linesOf({ stdout }: CliResult): string[] {
  expect(stdout).toMatch(/\n$/);
  return stdout.split('\n').slice(0, -1);
}

/** The names of a JSON object's members, in their order. */
function membersOf(line: string): string[] {
  return Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(line)));
}

/** Answers by their ids. */
function answersOf(result: CliResult) {
  const answers = linesOf(result).map((line) => answerSchema.parse(JSON.parse(line)));
  return { ids: answers.map(({ id }) => id), get: (id: string | number) => answers.find((answer) => answer.id === id) };
}

/** The command failed with a sentence for people and nothing else. */
function expectRefusal({ code, stdout, stderr }: CliResult, expected: { code: 1 | 2; says: RegExp }): void {
  expect(stderr).toMatch(expected.says);
  expect(stderr).not.toMatch(/^\s+at /m);
  expect(stderr).not.toContain('Unexpected error');
  expect(stdout).toBe('');
  expect(code).toBe(expected.code);
}

describe('npm run ask with a question', () => {
  it('prints the answer as plain text, and with --json one line of the fixed members in their order', () => {
    const question = '哪些案例适用于海关部门';
    const plain = runCli('ask', [question]);
    expect(plain).toMatchObject({ code: 0, stderr: '' });
    expect(plain.stdout).toContain('13号');
    const result = runCli('ask', ['--json', question]);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const [line = '', ...more] = linesOf(result);
    expect(more).toEqual([]);
    expect(membersOf(line)).toEqual(fields);
    const answer = answerSchema.parse(JSON.parse(line));
    expect(answer).toMatchObject({ intent: 'list', aspect: null, total: answer.cases.length, suggestions: [] });
    expect(answer.cases).toEqual(expect.arrayContaining([13, 15, 16, 17, 18, 84, 103]));
    expect(`${answer.text}\n`).toBe(plain.stdout);
  });

  it('adds with --explain how the question was understood', () => {
    const result = runCli('ask', ['--json', '--explain', '留抵贷怎么办理']);
    const [line = ''] = linesOf(result);
    expect(membersOf(line)).toEqual([...fields, 'explanation']);
    const { cases, explanation } = explainedSchema.parse(JSON.parse(line));
    expect(cases).toEqual([52]);
    expect(explanation.hits[0]?.number).toBe(52);
    expect(explanation.hits[0]?.matched).not.toEqual([]);
    expect(result).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('npm run ask -- --batch with bad lines among the good', () => {
  const lines = [
    '{"id":"first","q":"52号案例","chat":"group","user":"zhang"}',
    'this is not JSON',
    '{"id":"other-user","q":"那流程呢","chat":"group","user":"li"}',
    '{"q":"no id"}',
    '',
    '{"id":"same","q":"那流程呢","chat":"group","user":"zhang"}',
    '{"id":"other-chat","q":"那流程呢","chat":"group-2","user":"zhang"}',
    '{"id":"alone","q":"37号案例"}',
    '{"id":"alone-too","q":"那流程呢"}',
    '[]',
    '{"id":12,"q":"哪些案例适用于海关部门","user":"wang"}',
    '{"id":"empty","q":""}',
    '{"id":"second","q":"第二个","user":"wang"}',
  ];
  let folder = '';
  let result: CliResult = { code: null, stdout: '', stderr: '' };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'anlitong-'));
    const path = join(folder, 'questions.jsonl');
    writeFileSync(path, lines.join('\n'));
    result = runCli('ask', ['--batch', path, '--json']);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('answers all the good ones in their order, one line each with the fixed members', () => {
    const ids = ['first', 'other-user', 'same', 'other-chat', 'alone', 'alone-too', 12, 'empty', 'second'];
    expect(answersOf(result).ids).toEqual(ids);
    for (const line of linesOf(result)) expect(membersOf(line)).toEqual(fields);
  });

  it('names each bad line by its number and ends with 1', () => {
    const named = [...result.stderr.matchAll(/^Line (\d+): \S/gm)].map(([, number]) => number);
    expect(named).toEqual(['2', '4', '10']);
    expect(result.stderr.trim().split('\n')).toHaveLength(3);
    expect(result.code).toBe(1);
  });

  it('continues the conversation of a chat and user, and no other', () => {
    const { get } = answersOf(result);
    expect(get('same')).toMatchObject({ intent: 'case', aspect: 'process', cases: [52] });
    for (const id of ['other-user', 'other-chat']) expect(get(id)).toMatchObject({ intent: 'none', cases: [] });
    expect(get('second')?.cases).toEqual(get(12)?.cases.slice(1, 2));
  });

  it('lets a line without chat and user stand alone', () => {
    expect(answersOf(result).get('alone')?.cases).toEqual([37]);
    expect(answersOf(result).get('alone-too')).toMatchObject({ intent: 'none', cases: [] });
  });
});

describe('npm run ask -- --batch', () => {
  it('keeps a subscription for the chat while it runs, whoever asks, with the schedule of the settings', () => {
    const lines = [
      { id: 1, q: '我订了什么', chat: 'a', user: 'li' },
      { id: 2, q: '订阅每周精选', chat: 'a', user: 'li' },
      { id: 3, q: '我订了什么', chat: 'a', user: 'wang' },
      { id: 4, q: '我订了什么', chat: 'b', user: 'li' },
    ];
    const input = lines.map((line) => JSON.stringify(line)).join('\n');
    const { code, stdout } = runCli('ask', ['--batch', '-', '--json'], input, { DIGEST_SCHEDULE: '30 16 * * 4' });
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
    expect(answers.map(({ intent }) => intent)).toEqual(Array(4).fill('subscription'));
    expect(answers.map(({ text }) => /周四.*16:30/.test(text))).toEqual([false, true, true, false]);
    expect(code).toBe(0);
  });

  it('reads standard input where the file is called -, as Windows writes it too, and ends with 0', () => {
    const input = '\uFEFF{"id":"a","q":"52号案例"}\r\n\r\n{"id":"b","q":"13和15"}\r\n';
    const result = runCli('ask', ['--batch', '-', '--json', '--explain'], input);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    const { ids, get } = answersOf(result);
    expect(ids).toEqual(['a', 'b']);
    expect(get('b')?.cases).toEqual([13, 15]);
    for (const line of linesOf(result)) expect(membersOf(line)).toEqual([...fields, 'explanation']);
  });

  it('refuses a file that does not exist and names it', () => {
    const path = join(temporaryFolder(), 'nowhere.jsonl');
    const result = runCli('ask', ['--batch', path, '--json']);
    expectRefusal(result, { code: 1, says: /no such file/ });
    expect(result.stderr).toContain(path);
  });
});

describe('wrong usage of npm run ask', () => {
  it.each([
    ['no question', []],
    ['an option that it does not know', ['--loud', '52号案例']],
    ['a question beside --batch', ['--batch', '-', '--json', '52号案例']],
  ])('is refused with the usage: %s', (_what, args) => {
    expectRefusal(runCli('ask', args), { code: 2, says: /Usage:/ });
  });
});
