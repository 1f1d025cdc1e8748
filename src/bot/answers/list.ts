import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import { type Conversation, type ShownList, speakingOf } from '../conversation.ts';
import type { Outcome } from '../intents/intent.ts';
import type { Action, Block, CaseRow } from '../reply.ts';
import { replyOf } from './reply.ts';
import { labelOf } from './wording.ts';

/** How many cases a page shows. */
export const pageSize = 8;

export function numbersOf(list: ShownList): number[] {
  return list.groups.flatMap(({ numbers }) => [...numbers]);
}

export function pageCount(list: ShownList): number {
  return Math.max(1, Math.ceil(numbersOf(list).length / pageSize));
}

/** One page of a list, with its count; the conversation remembers the list for paging and pointing. */
export function listOutcome(casebook: Casebook, list: ShownList, language: Language, before: Conversation): Outcome {
  const numbers = numbersOf(list);
  const start = list.page * pageSize;
  const shown = numbers.slice(start, start + pageSize);
  const blocks: Block[] = [{ kind: 'lead', text: list.title }, ...groupBlocks(casebook, list, language, start)];
  const pages = pageCount(list);
  if (pages > 1) blocks.push({ kind: 'note', text: pagingNote(list.page, pages, language) });
  const reply = replyOf({
    intent: 'list',
    language,
    cases: numbers,
    shown,
    total: numbers.length,
    list,
    blocks,
    actions: actionsOf(list.page, pages, language),
  });
  const { focus: _focus, earlier: _earlier, aspect: _aspect, ...rest } = before;
  return { reply, conversation: { ...rest, ...speakingOf(undefined, before), list, language } };
}

function groupBlocks(casebook: Casebook, list: ShownList, language: Language, start: number): Block[] {
  const blocks: Block[] = [];
  let ordinal = 0;
  for (const { label, numbers } of list.groups) {
    const rows: CaseRow[] = [];
    for (const number of numbers) {
      ordinal += 1;
      const entry = casebook.get(number);
      if (entry && ordinal > start && ordinal <= start + pageSize) rows.push({ ...labelOf(entry, language), ordinal });
    }
    if (rows.length > 0) blocks.push(label ? { kind: 'rows', label, rows } : { kind: 'rows', rows });
  }
  return blocks;
}

function pagingNote(page: number, pages: number, language: Language): string {
  const last = page + 1 >= pages;
  if (language === 'zh')
    return `第${page + 1}页，共${pages}页。${last ? '已是最后一页，回复“上一页”往回看。' : '回复“下一页”继续，回复序号看某一项。'}`;
  return `Page ${page + 1} of ${pages}. ${last ? 'This is the last one; reply "previous" to go back.' : 'Reply "next" for more, or an ordinal ("the second one") for details.'}`;
}

function actionsOf(page: number, pages: number, language: Language): Action[] {
  const zh = language === 'zh';
  const actions: Action[] = [];
  if (page > 0) actions.push(zh ? { label: '上一页', say: '上一页' } : { label: 'Previous', say: 'previous page' });
  if (page + 1 < pages) actions.push(zh ? { label: '下一页', say: '下一页' } : { label: 'Next', say: 'next page' });
  return actions;
}
