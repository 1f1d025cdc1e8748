import stringWidth from 'string-width';
import type { Block, Reply } from '../../bot/reply.ts';
import { withoutControls } from '../controls.ts';
import { renderPlainText, textBlocks } from '../plain-text.ts';

/** How the terminal shows text. */
export type Style = { color: boolean; columns: number };

const codes = { bold: [1, 22], dim: [2, 22], cyan: [36, 39], green: [32, 39] } as const;

/** A reply for the terminal: colour where wanted, lines broken by display width (a Chinese character is two). */
export function renderTerminal(reply: Reply, style: Style): string {
  const text = textBlocks(reply)
    .map((block) => paint(block, wrap(renderPlainText({ ...reply, blocks: [block] }), style.columns), style))
    .join('\n\n');
  const hint = reply.actions.map(({ say }) => withoutControls(say)).join(reply.language === 'zh' ? '　' : '  ');
  return hint ? `${text}\n\n${color('dim', wrap(`› ${hint}`, style.columns), style)}` : text;
}

function paint(block: Block, text: string, style: Style): string {
  if (block.kind === 'lead') return color('bold', text, style);
  if (block.kind === 'note') return color('dim', text, style);
  const [first = '', ...rest] = text.split('\n');
  if (block.kind === 'case') return [color('cyan', first, style), ...rest].join('\n');
  if (block.kind === 'section') return text.replace(/^[^：:\n]+[：:]/, (label) => color('green', label, style));
  return text;
}

/** Wraps a text in a terminal colour, when colours are on. */
export function color(name: keyof typeof codes, text: string, { color: on }: Pick<Style, 'color'>): string {
  const [open, close] = codes[name];
  return on ? text.replace(/[^\n]+/g, (line) => `\u001B[${open}m${line}\u001B[${close}m`) : text;
}

/** Breaks lines at the display width; Latin words stay whole, closing punctuation never starts a line. */
export function wrap(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, columns))
    .join('\n');
}

const closingMark = /^[，。；：、！？）》”…]/;

function wrapLine(line: string, columns: number): string {
  const lines: string[] = [];
  let current = '';
  let width = 0;
  for (const piece of piecesOf(line, columns)) {
    const fits = current === '' || hasRoom(current, width, piece.trimEnd(), columns);
    // A closing mark takes the character before it along to the next line, unless nothing else stands before it.
    const kept =
      fits || !closingMark.test(piece)
        ? undefined
        : /^(.+)([^，。；：、！？）》”…][，。；：、！？）》”…]*)$/su.exec(current);
    if (!fits) lines.push((kept?.[1] ?? current).trimEnd());
    current = fits ? current + piece : `${kept?.[2] ?? ''}${piece.trimStart()}`;
    width = fits ? width + stringWidth(piece) : stringWidth(current);
  }
  return [...lines, current.trimEnd()].join('\n');
}

/** Characters can be wider side by side than one by one (digits with a keycap), so a line that gets full is measured. */
function hasRoom(current: string, width: number, piece: string, columns: number): boolean {
  const sum = width + stringWidth(piece);
  return sum <= columns / 2 || (sum <= columns && stringWidth(current + piece) <= columns);
}

const graphemes = new Intl.Segmenter();
const wordPart = /^[\w.,%/:()'-]$/;

/** Characters as people see them. The segmenter takes a time that grows with the square of a text, so it gets parts. */
function* charactersOf(line: string): Generator<string> {
  for (const part of line.match(/.{1,200}\p{M}{0,8}/gsu) ?? [])
    for (const { segment } of graphemes.segment(part)) yield segment;
}

/** What stays together: characters with their marks, and Latin words with the space after them, up to a whole line. */
function* piecesOf(line: string, columns: number): Generator<string> {
  let word = '';
  for (const segment of charactersOf(line)) {
    const goesOn = wordPart.test(segment) ? !word.endsWith(' ') : segment === ' ';
    if (word && goesOn && word.length < columns) {
      word += segment;
      continue;
    }
    if (word) yield word;
    word = wordPart.test(segment) ? segment : '';
    // A character with hundreds of marks is broken like a line.
    if (!word) yield* stringWidth(segment) > columns ? segment : [segment];
  }
  if (word) yield word;
}

/** Whether to colour: a terminal, and NO_COLOR (https://no-color.org) not set to anything. */
export function wantsColor(stream: { isTTY?: boolean }, environment: { NO_COLOR?: string | undefined }): boolean {
  return Boolean(stream.isTTY) && !environment.NO_COLOR;
}
