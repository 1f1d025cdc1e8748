import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderPlainText } from '../../../src/adapters/plain-text.ts';
import { aspects, intentNames, type Reply } from '../../../src/bot/reply.ts';
import { numeralCharacters } from '../../../src/knowledge/text/numerals.ts';

/** No message, however long, is answered by more than this: four cases side by side are the longest there is. */
const longestAnswer = 9_000;
/** A refusal is a few sentences and at most three titles. */
const longestRefusal = 800;

/** Everything that is wrong with an answer to a text, whatever the text was; empty when all is well. */
export function replyFaults(text: string, reply: Reply, lastNumber: number): string[] {
  const shown = renderPlainText(reply);
  const faults = [...numberFaults(reply, lastNumber)];
  if (!intentNames.includes(reply.intent)) faults.push(`unknown intent ${reply.intent}`);
  if (reply.aspect !== null && !aspects.includes(reply.aspect)) faults.push(`unknown aspect ${reply.aspect}`);
  if (shown.trim() === '') faults.push('says nothing');
  if (shown.length > longestAnswer) faults.push(`says ${shown.length} characters`);
  for (const { say, label } of reply.actions)
    if (say.length > 100 || label.length > 100) faults.push('an action is too long');
  return reply.intent === 'none' ? [...faults, ...refusalFaults(text, reply)] : faults;
}

function numberFaults({ cases, shown, suggestions, total }: Reply, lastNumber: number): string[] {
  const faults: string[] = [];
  for (const [name, numbers] of Object.entries({ cases, shown, suggestions })) {
    if (numbers.some((number) => !Number.isInteger(number) || number < 1 || number > lastNumber))
      faults.push(`${name} has numbers that the book does not have: ${numbers}`);
    if (new Set(numbers).size < numbers.length) faults.push(`${name} repeats a number: ${numbers}`);
  }
  if (shown.some((number) => !cases.includes(number))) faults.push(`shown ${shown} is not within ${cases}`);
  if (suggestions.some((number) => cases.includes(number))) faults.push('a suggestion is part of the answer');
  if (cases.length > 0 && total !== cases.length) faults.push(`total is ${total} for ${cases.length} cases`);
  if (suggestions.length > 3) faults.push(`${suggestions.length} suggestions`);
  return faults;
}

/** Letters, digits and marks that our own sentences are written with. */
const ownCharacters = /^[\p{Script=Han}A-Za-z0-9\n “”《》（）【】()、，。：；？·,.;:?'"/#—–+%-]*$/u;

/** What a refusal says besides the titles of near cases. */
function sentencesOf(reply: Reply): string {
  const blocks = reply.blocks.map((block) => (block.kind === 'rows' ? { ...block, rows: [] } : block));
  return renderPlainText({ ...reply, blocks });
}

function refusalFaults(text: string, reply: Reply): string[] {
  const faults: string[] = [];
  const { cases, shown, total } = reply;
  const said = sentencesOf(reply);
  if (cases.length + shown.length > 0 || total > 0) faults.push('a refusal has cases');
  if (said.length > longestRefusal) faults.push(`a refusal of ${said.length} characters`);
  if (!ownCharacters.test(said)) faults.push(`a refusal with foreign characters: ${JSON.stringify(said)}`);
  for (const word of wordsOf(text))
    if (said.toLowerCase().includes(word) && !vocabulary().includes(word)) faults.push(`a refusal repeats "${word}"`);
  return faults;
}

const numerals = new RegExp(`[${numeralCharacters}]`, 'g');

/** What of a text could be recognised in an answer; a number that the book does not have may be named. */
function wordsOf(text: string): string[] {
  return [
    ...new Set(
      text
        .toLowerCase()
        .replace(numerals, ' ')
        .match(/[a-z]{4,}|\p{Script=Han}{4,}/gu) ?? [],
    ),
  ];
}

let ownWords: string | undefined;

/** Everything that the bot may say by itself: its source and the records. */
function vocabulary(): string {
  ownWords ??= ['src/bot', 'data'].flatMap(textsIn).join('\n').toLowerCase();
  return ownWords;
}

function textsIn(folder: string): string[] {
  const path = fileURLToPath(new URL(`../../../${folder}`, import.meta.url));
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|md|yaml)$/.test(name))
    .map((name) => readFileSync(join(path, name), 'utf8'));
}
