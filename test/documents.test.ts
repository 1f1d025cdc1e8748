import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/data-folder.ts';
import { smallDocument } from './support/official-document.ts';
import { runCli } from './support/run-cli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const documents = ['README.md', 'CHANGELOG.md', 'data/README.md', ...documentsIn('docs'), ...documentsIn('src')];
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

function documentsIn(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);
}

/** Each command of npm that a document shows, between backticks or in a block, without comment and settings before it. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].flatMap(([, block = '']) => block.split('\n'));
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
  return [...blocks, ...spans]
    .flatMap((line) => line.replace(/ +# .*/, '').split(/ && |; /))
    .flatMap((part) => /\bnpm (?:start|test|ci|run|install|prune)\b.*/.exec(part)?.[0].trim() ?? []);
}

const commands = [...new Set(documents.flatMap((name) => commandsOf(read(name))))].sort();

/** Another test runs it, or `.ci/run` does: that file says so. */
type Elsewhere = { in: string; as: string };

const document = () => {
  const path = join(temporaryFolder(), 'book.md');
  writeFileSync(path, smallDocument);
  return path;
};
const batch = () => {
  const path = join(temporaryFolder(), 'questions.jsonl');
  writeFileSync(path, '{"id": 1, "q": "52号案例"}\n{"id": 2, "q": "那流程呢", "chat": "a", "user": "b"}\n');
  return path;
};

/** What a placeholder of a document stands for, and what the command then shows; nothing outside a test is written. */
const run: Readonly<Record<string, () => { command?: string; input?: string; shows: RegExp }>> = {
  'npm run chat': () => ({ input: '52号案例\n', shows: /留抵贷/ }),
  'npm run --silent ask -- "52号案例"': () => ({ shows: /^【52号案例】/ }),
  'npm run --silent ask -- --batch FILE --json': () => ({
    command: `npm run --silent ask -- --batch ${batch()} --json`,
    shows: /^\{"id":1,.*"cases":\[52\].*\n\{"id":2,.*\n$/,
  }),
  'npm run ask': () => ({ command: 'npm run ask -- 52', shows: /留抵贷/ }),
  'npm run import -- <document>': () => ({ command: `npm run import -- ${document()}`, shows: /bodies: 17/ }),
  'npm run digest -- --preview': () => ({ shows: /第\d+页/ }),
  'npm run doctor': () => ({ shows: /144/ }),
  'npm run bench -- NAME': () => ({ command: 'npm run bench', shows: /Usage: npm run bench -- NAME/ }),
};

const elsewhere: Readonly<Record<string, Elsewhere>> = {
  'npm ci': { in: '.ci/run', as: 'npm ci' },
  'npm test': { in: '.ci/run', as: 'npm test' },
  'npm run check': { in: '.ci/run', as: 'npm run check' },
  'npm run eval': { in: '.ci/run', as: 'npm run --silent eval' },
  'npm run eval -- --half recent': { in: 'src/cli/eval.ts', as: "'dev', 'recent', 'test'" },
  'npm run eval -- --half test': { in: 'src/cli/eval.ts', as: "'dev', 'recent', 'test'" },
  'npm run build': { in: 'test/build.test.ts', as: 'build.mjs' },
  'npm start': { in: 'test/main.test.ts', as: "'npm'" },
  'npm run setup:feishu': { in: 'test/cli/setup-feishu.test.ts', as: 'npm run setup:feishu' },
  'npm run import -- --apply-hints': { in: 'test/cli/import.test.ts', as: "'--apply-hints'" },
  'npm run import -- --draft <document>': { in: 'test/knowledge/document/draft.test.ts', as: 'draftRecord' },
  'npm run bench -- feishu': { in: 'bench/bench.ts', as: 'feishu:' },
  'npm run bench -- fuzz': { in: 'bench/bench.ts', as: 'fuzz:' },
  'npm run bench -- wechat': { in: 'bench/bench.ts', as: 'wechat:' },
  // npm's own, and nothing of ours.
  'npm ci --omit=optional': { in: 'package.json', as: 'optionalDependencies' },
  'npm prune --omit=dev': { in: 'package.json', as: 'devDependencies' },
  'npm install --no-save wechaty-puppet-service': { in: 'src/adapters/wechat/README.md', as: 'WECHAT_PUPPET_TOKEN' },
};

describe('a command of the documents', () => {
  it.each(commands)('does what it says: %s', (shown) => {
    const [, script] = /^npm run (?:--silent )?([\w:-]+)/.exec(shown) ?? [];
    if (script !== undefined) expect(scripts).toHaveProperty([script]);
    const other = elsewhere[shown];
    if (other) return expect(read(other.in)).toContain(other.as);
    const how = run[shown];
    if (!how) throw new Error('no test runs this command');
    const { command = shown, input = '', shows } = how();
    const env = { ...process.env, STATE_URL: 'sqlite::memory:', HTTP_PORT: '0', NO_COLOR: '1' };
    const { status, stdout, stderr } = spawnSync(command, { shell: true, cwd: root, encoding: 'utf8', input, env });
    expect(stdout, stderr).toMatch(shows);
    expect(status, stderr).toBe(0);
  });

  it('is in the table of the README where package.json has it', () => {
    const hooks = ['postinstall', 'fix'];
    const named = Object.keys(scripts).filter((name) => !hooks.includes(name));
    for (const name of named)
      expect(commands.join('\n'), name).toMatch(new RegExp(`^npm (run (--silent )?)?${name}\\b`, 'm'));
  });

  it('names the benches that there are', () => {
    const { stdout } = spawnSync('npm run --silent bench', { shell: true, cwd: root, encoding: 'utf8' });
    const benches = [...stdout.matchAll(/^ {2}(\w+) /gm)].map(([, name]) => name);
    const [row = ''] = /^\| `npm run bench -- NAME` .*$/m.exec(read('README.md')) ?? [];
    const named = [...(row.split('measures:')[1]?.matchAll(/`(\w+)`/g) ?? [])].map(([, name]) => name);
    expect(named.sort()).toEqual(benches.sort());
  });
});

describe('the transcript of the README', () => {
  const [, transcript = ''] = /^```\n(案例通> .*?)^```/ms.exec(read('README.md')) ?? [];

  it('is what the bot says, but for what is left out', () => {
    const [prompt = '', ...lines] = transcript.trim().split('\n');
    const { stdout } = runCli('ask', [prompt.replace('案例通> ', '')]);
    const said = stdout.split('\n');
    const shown = lines.filter((line) => line !== '' && line !== '…');
    expect(shown.length).toBeGreaterThan(2);
    for (const line of shown) expect(said).toContain(line);
  });
});

describe('the links of the documents', () => {
  it.each(documents)('lead to files that there are: %s', (name) => {
    const text = read(name).replace(/`[^`\n]*`/g, '');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) => link);
    for (const link of links) expect(existsSync(join(root, dirname(name), decodeURI(link))), link).toBe(true);
  });
});

type Said = { intent: string; cases: number[]; total: number; text: string };

/** Asks all of it in one conversation of one person, unless they are to have one each. */
function ask(questions: readonly string[], { together }: { together: boolean }): Said[] {
  const lines = questions.map((q, id) => JSON.stringify({ id, q, ...(together ? { chat: 'c', user: 'u' } : {}) }));
  const { stdout, stderr } = runCli('ask', ['--batch', '-', '--json'], lines.join('\n'), {
    OFFICIAL_DOCUMENT: document(),
  });
  expect(stderr).toBe('');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Said);
}

/** What stands between backticks in a part of the manual. */
function saidIn(part: RegExp): string[] {
  const [section = ''] = part.exec(read('docs/使用手册.md')) ?? [];
  return [...section.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);
}

describe('what the manual says that one can ask', () => {
  it('is answered with cases or figures of the book', () => {
    const questions = saidIn(/^## 一、.*?(?=^看过一项之后)/ms);
    expect(questions.length).toBeGreaterThan(20);
    const unanswered = ask(questions, { together: false }).flatMap(({ intent, cases, total }, place) =>
      cases.length > 0 || total > 0 || intent === 'count' ? [] : [questions[place]],
    );
    expect(unanswered).toEqual([]);
  });

  it.each([
    ['a case', '52号案例', /^- `那流程呢`.*$/m],
    ['a list of many pages', '企业能用哪些', /^- `第二个`.*$/m],
    ['a list that another case is compared with', '海关能用哪些', /^- `只看原油的`.*$/m],
  ])('is understood after %s', (_, first, part) => {
    const questions = [first, ...saidIn(part)];
    expect(questions.length).toBeGreaterThan(3);
    const unanswered = ask(questions, { together: true }).flatMap(({ cases }, place) =>
      cases.length > 0 ? [] : [questions[place]],
    );
    expect(unanswered).toEqual([]);
  });

  it('is understood of the weekly case', () => {
    const [subscribe = '', ...wishes] = saidIn(/^## 二、.*?(?=^## 三、)/ms);
    expect(wishes.length).toBeGreaterThan(10);
    const answers = ask([subscribe, ...wishes], { together: true });
    for (const [place, { intent, text }] of answers.entries())
      expect([[subscribe, ...wishes][place], intent, text]).toEqual([
        expect.anything(),
        expect.stringMatching(/subscription|digest/),
        text,
      ]);
  });
});
