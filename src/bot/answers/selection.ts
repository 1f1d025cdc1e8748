import type { Case } from '../../knowledge/case.ts';
import type { Bilingual, Language } from '../../knowledge/language.ts';
import type { Category } from '../../knowledge/taxonomy.ts';
import type { ShownList } from '../conversation.ts';
import type { Question } from '../reading/question.ts';
import { categoryNames, type Selection } from '../reading/selection.ts';
import { repeatable } from './repeat.ts';

/**
 * The complete list of a selection in the order of the book, so that everybody can foresee what the second or the last
 * one is: first the cases whose audience has the asked party to the letter, then those that say it in other words; wider
 * matches come after them and likely ones last, marked. The counts are in its title.
 */
export function listOfSelection(
  selection: Selection,
  { language, text }: Pick<Question, 'language' | 'text'>,
): ShownList {
  const { categories, direct, wider, words, likely = [] } = selection;
  const says = namesParty(categories, text);
  const numbers = (cases: readonly Case[]) => cases.map(({ number }) => number).sort((a, b) => a - b);
  const own = [...numbers(direct.filter(says)), ...numbers(direct.filter((entry) => !says(entry)))];
  const groups: { label?: string; numbers: number[] }[] = [];
  if (own.length > 0) groups.push({ numbers: own });
  if (wider.length > 0) groups.push({ label: widerLabel(categories, language), numbers: numbers(wider) });
  if (likely.length > 0) groups.push({ label: likelyLabel[language], numbers: likely.map(({ number }) => number) });
  const of = categories.map(keyOf);
  return { title: titleOf(selection, language), groups, page: 0, ...(words.length === 0 ? { of } : {}) };
}

/** Whether the audience of a case has the asked party to the letter; nothing has where a subject is asked for. */
function namesParty(categories: readonly Category[], asked: string): (entry: Case) => boolean {
  const said = categories
    .filter(({ facet }) => facet === 'audiences')
    .flatMap(({ name, names }) => {
      const typed = names.filter((other) => asked.includes(other));
      return typed.length > 0 ? typed : [name.zh];
    });
  return ({ text }) => said.some((name) => text.zh.audiences.some((party) => party.includes(name)));
}

/** How a list remembers a category that it was made by. */
export function keyOf({ facet, id }: Category): string {
  return `${facet}:${id}`;
}

function titleOf(selection: Selection, language: Language): string {
  const { categories, words, direct, wider, likely = [] } = selection;
  const total = direct.length + wider.length + likely.length;
  const names = [categoryNames(categories, language), repeatable([...new Set(words)].join(' '))]
    .filter(Boolean)
    .join(language === 'zh' ? '、' : ', ');
  const isAudience = words.length === 0 && categories.every(({ facet }) => facet === 'audiences');
  const split = direct.length < total ? splitOf(selection, language) : '';
  if (language === 'zh') {
    const what = isAudience ? `适用于${names}的案例` : `“${names}”相关的案例`;
    return `${what}共${total}项${split}：`;
  }
  const what = isAudience ? `Cases that apply to ${names}` : `Cases on ${names}`;
  return `${what}: ${total} in all${split}.`;
}

/** "（直接对应3项，更宽的匹配2项）": how many there are of each sort. */
function splitOf({ direct, wider, likely = [] }: Selection, language: Language): string {
  const zh = language === 'zh';
  const parts = [
    zh ? `直接对应${direct.length}项` : `${direct.length} direct`,
    ...(wider.length > 0 ? [zh ? `更宽的匹配${wider.length}项` : `${wider.length} wider`] : []),
    ...(likely.length > 0 ? [zh ? `可能符合${likely.length}项` : `${likely.length} likely`] : []),
  ];
  return zh ? `（${parts.join('，')}）` : ` (${parts.join(', ')})`;
}

const likelyLabel: Bilingual = { zh: '可能也符合：', en: 'Likely to fit as well:' };

function widerLabel(categories: readonly Category[], language: Language): string {
  const parents = categories.flatMap(({ facet, parent }) =>
    facet === 'areas' || !parent ? [] : [parent.name[language]],
  );
  const of = [...new Set(parents)].join(language === 'zh' ? '、' : ', ');
  if (language === 'zh') return of ? `更宽的匹配（写的是“${of}”，也包含您问的）：` : '更宽的匹配：';
  return of ? `Wider matches (filed under ${of}, which includes what you asked for):` : 'Wider matches:';
}
