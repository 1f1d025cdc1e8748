import stringWidth from 'string-width';
import type { Block, Reply } from '../../bot/reply.ts';
import type { Language } from '../../knowledge/language.ts';
import { renderPlainText, textBlocks } from '../plain-text.ts';

/** How the terminal shows text. */
export type Style = { color: boolean; columns: number };

const codes = { bold: [1, 22], dim: [2, 22], cyan: [36, 39], green: [32, 39] } as const;

/** A reply for the terminal: colour where wanted, lines broken by display width (a Chinese character is two). */
export function renderTerminal(reply: Reply, style: Style): string {
  const text = textBlocks(reply)
    .map((block) =>
      paint(
        block,
        wrap(withoutControls(renderPlainText({ ...reply, blocks: [block] })), style.columns),
        reply.language,
        style,
      ),
    )
    .join('\n\n');
  const hint = reply.actions.map(({ say }) => say).join(reply.language === 'zh' ? '　' : '  ');
  return hint ? `${text}\n\n${color('dim', wrap(`› ${hint}`, style.columns), style)}` : text;
}

function paint(block: Block, text: string, _language: Language, style: Style): string {
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

function wrapLine(line: string, columns: number): string {
  const lines: string[] = [];
  let current = '';
  for (const piece of line.match(/[\w.,%/:()'-]+\s*|./gsu) ?? []) {
    const tooWide = stringWidth((current + piece).trimEnd()) > columns;
    if (!tooWide || !current) {
      current += piece;
    } else if (/^[，。；：、！？）》”…]/.test(piece)) {
      // A closing mark takes the character before it along to the next line.
      const kept = /^(.*?)([^，。；：、！？）》”…]?[，。；：、！？）》”…]*)$/su.exec(current);
      lines.push((kept?.[1] ?? '').trimEnd());
      current = (kept?.[2] ?? '') + piece;
    } else {
      lines.push(current.trimEnd());
      current = piece.trimStart();
    }
  }
  return [...lines, current].join('\n');
}

/** Whether to colour: a terminal, and NO_COLOR (https://no-color.org) not set to anything. */
export function wantsColor(stream: { isTTY?: boolean }, environment: { NO_COLOR?: string | undefined }): boolean {
  return Boolean(stream.isTTY) && !environment.NO_COLOR;
}

/** Control characters of a text that a person or document supplied, made harmless for a terminal. */
export function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, (char) => (char === '\n' ? char : ''));
}
