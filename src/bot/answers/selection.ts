import type { Case } from '../../knowledge/case.ts';
import type { Casebook } from '../../knowledge/casebook.ts';
import type { Language } from '../../knowledge/language.ts';
import type { Category } from '../../knowledge/taxonomy.ts';
import type { ShownList } from '../conversation.ts';
import type { Question } from '../reading/question.ts';
import { categoryNames, type Selection } from '../reading/selection.ts';
import { repeatable } from './repeat.ts';

/** The complete list of a selection, sure matches first, wider ones marked, with the counts in its title. */
export function listOfSelection(
  casebook: Casebook,
  selection: Selection,
  { language, text }: Pick<Question, 'language' | 'text'>,
): ShownList {
  const { categories, direct, wider } = selection;
  const exact = categories.length === 1 && categories[0] ? casebook.byCategory(categories[0]).exact : direct;
  const narrower = direct.filter((entry) => !exact.includes(entry));
  const zh = language === 'zh';
  const groups: { label?: string; numbers: number[] }[] = [];
  const numbers = (cases: readonly { number: number }[]) => cases.map(({ number }) => number);
  const own = namedFirst(
    exact.filter((entry) => direct.includes(entry)),
    categories,
    text,
  );
  if (own.length > 0) groups.push({ numbers: numbers(own) });
  if (narrower.length > 0)
    groups.push({ label: zh ? '其中更具体的类别：' : 'More specific kinds:', numbers: numbers(narrower) });
  if (wider.length > 0) groups.push({ label: widerLabel(categories, language), numbers: numbers(wider) });
  const of = categories.map(keyOf);
  return { title: titleOf(selection, language), groups, page: 0, ...(selection.words.length === 0 ? { of } : {}) };
}

/** How a list remembers a category that it was made by. */
export function keyOf({ facet, id }: Category): string {
  return `${facet}:${id}`;
}

/** Cases whose audience has the asked name to the letter come before those that say it in other words. */
function namedFirst(cases: readonly Case[], categories: readonly Category[], asked: string): Case[] {
  const said = categories.flatMap(({ name, names }) => {
    const typed = names.filter((other) => asked.includes(other));
    return typed.length > 0 ? typed : [name.zh];
  });
  const says = ({ text }: Case) => said.some((name) => text.zh.audiences.some((party) => party.includes(name)));
  return [...cases.filter(says), ...cases.filter((entry) => !says(entry))];
}

function titleOf({ categories, words, direct, wider }: Selection, language: Language): string {
  const total = direct.length + wider.length;
  const names = [categoryNames(categories, language), repeatable([...new Set(words)].join(' '))]
    .filter(Boolean)
    .join(language === 'zh' ? '、' : ', ');
  const isAudience = words.length === 0 && categories.every(({ facet }) => facet === 'audiences');
  if (language === 'zh') {
    const what = isAudience ? `适用于${names}的案例` : `“${names}”相关的案例`;
    const split = wider.length > 0 ? `（直接对应${direct.length}项，更宽的匹配${wider.length}项）` : '';
    return `${what}共${total}项${split}：`;
  }
  const what = isAudience ? `Cases that apply to ${names}` : `Cases on ${names}`;
  const split = wider.length > 0 ? ` (${direct.length} direct, ${wider.length} wider)` : '';
  return `${what}: ${total} in all${split}.`;
}

function widerLabel(categories: readonly Category[], language: Language): string {
  const parents = categories.flatMap(({ facet, parent }) =>
    facet === 'areas' || !parent ? [] : [parent.name[language]],
  );
  const of = [...new Set(parents)].join(language === 'zh' ? '、' : ', ');
  if (language === 'zh') return of ? `更宽的匹配（写的是“${of}”，也包含您问的）：` : '更宽的匹配：';
  return of ? `Wider matches (filed under ${of}, which includes what you asked for):` : 'Wider matches:';
}
