import type { Category } from '../../knowledge/taxonomy.ts';
import type { CaseFilter } from '../digest/subscription.ts';
import { readCategoryQuestion } from './category-question.ts';
import type { Question } from './question.ts';
import { readSchedule, type ScheduleReading } from './schedule/schedule.ts';

/** When a chat wants its digests and of what kind, as far as a message says it. */
export type Wish = {
  schedule: ScheduleReading;
  categories: readonly Category[];
  /** The message without the words of both. */
  rest: string;
};

/** Words that say which side of a case a category is meant for. */
const categoryWords =
  /有关|相关|关于|涉及|属于|能用|可用|适用于?|适合|用得上|用得着|方面|领域|主题|题材|行业|类型|类别|一类|这类|那类|类|部门|单位|板块|片区|地区|那边|这边|那种|这种|[和与及跟或、/,]|以及|还有|\b(?:both|about|on|regarding|related|concerning|topics?|areas?|that|which|apply|applies|applicable|relevant|or|and)\b/g;

/** Its 每周 is no wish for a day. */
const productName = /每周精选|本周精选|\bweekly (?=digest|featured|case|newsletter)/g;

/** Reads the schedule and the categories that a message names. */
export function readWish(question: Question): Wish {
  const schedule = readSchedule(question.typed.replace(productName, ' '));
  const names = question.mentions;
  // Names that were mistyped stand only in the mended text, which is no good for times ("十点" is mended to "试点").
  const isTyped = names.every(({ name }) => schedule.rest.includes(name));
  let rest = isTyped ? schedule.rest : question.text;
  for (const { name } of names) rest = rest.replace(name, ' ');
  if (names.length > 0) rest = rest.replace(categoryWords, ' ');
  return { schedule, categories: categoriesOf(question), rest };
}

/** The categories named; of a list of names ("金融和保险") all, though one may be a part of another. */
function categoriesOf(question: Question): Category[] {
  const named = readCategoryQuestion(question).categories;
  if (!/[和与及跟或、/,]|以及|还有|\b(?:and|or)\b/.test(question.text)) return [...named];
  const sides = new Set(named.map(({ facet }) => facet));
  const all = question.mentions.flatMap(
    ({ categories }) =>
      named.find((one) => categories.includes(one)) ?? categories.find(({ facet }) => sides.has(facet)) ?? [],
  );
  return [...new Set(all)];
}

/** Whether a message names a day or a time, be it one that cannot be had. */
export function namesSchedule({ schedule: { days, time, problem } }: Wish): boolean {
  return days !== undefined || time !== undefined || problem !== undefined;
}

/** The filter that lets these categories through. */
export function filterOf(categories: readonly Category[]): CaseFilter {
  const ids = (facet: Category['facet']) =>
    categories.filter((category) => category.facet === facet).map(({ id }) => id);
  return { topics: ids('topics'), audiences: ids('audiences'), areas: ids('areas') };
}

/** Both filters side by side: within a facet either is enough. */
export function joined(a: CaseFilter, b: CaseFilter): CaseFilter {
  const [topics = [], audiences = [], areas = []] = (['topics', 'audiences', 'areas'] as const).map((facet) => [
    ...new Set([...a[facet], ...b[facet]]),
  ]);
  return { topics, audiences, areas };
}
