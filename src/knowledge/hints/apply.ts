import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSeq, parseDocument, type YAMLSeq } from 'yaml';
import { recordFile } from '../load.ts';
import type { Hint } from './hint.ts';

/** What became of each hint: written into its record, or known there already. */
export type Applied = { written: Hint[]; known: Hint[] };

/**
 * Writes hints into the records' front matter and leaves everything else of the files as it is. The casebook must be
 * sound, and have the cases that the hints name.
 */
export function applyHints(folder: string, hints: readonly Hint[]): Applied {
  const applied: Applied = { written: [], known: [] };
  for (const hint of hints) {
    const path = join(folder, recordFile(hint.case));
    const before = readFileSync(path, 'utf8');
    const after = withHint(before, hint);
    if (after === undefined) applied.known.push(hint);
    else {
      writeFileSync(path, after);
      applied.written.push(hint);
    }
  }
  return applied;
}

/** A record with the hint in its list; undefined where it stands there already. */
function withHint(record: string, { kind, language, text }: Hint): string | undefined {
  const start = record.indexOf('\n') + 1;
  const frontMatter = record.slice(start, record.indexOf('\n---', start) + 1);
  const list = kind === 'alias' ? 'aliases' : 'questions';
  const seq = parseDocument(frontMatter).getIn(language === 'zh' ? [list] : ['en', list], true);
  if (!isSeq(seq)) throw new Error(`the record has no list ${list}`);
  if (seq.toJSON().includes(text)) return undefined;
  const { at, insert } = addition(seq, frontMatter, JSON.stringify(text));
  return record.slice(0, start + at) + insert + record.slice(start + at);
}

/** Where an item goes, and what to write there: before the bracket of `[a, b]`, or a line below the last `- a`. */
function addition(seq: YAMLSeq, text: string, item: string): { at: number; insert: string } {
  const end = seq.range?.[1] ?? 0;
  if (seq.flow) return { at: text.lastIndexOf(']', end - 1), insert: seq.items.length > 0 ? `, ${item}` : item };
  const dash = text.lastIndexOf('\n', lastItemStart(seq)) + 1;
  const indent = /^\s*/.exec(text.slice(dash))?.[0] ?? '';
  const lineEnd = text.indexOf('\n', lastItemStart(seq)) + 1 || text.length;
  return { at: lineEnd, insert: `${indent}- ${item}\n` };
}

function lastItemStart(seq: YAMLSeq): number {
  const last = seq.items.at(-1);
  return last && typeof last === 'object' && 'range' in last ? ((last.range as [number] | null)?.[0] ?? 0) : 0;
}
