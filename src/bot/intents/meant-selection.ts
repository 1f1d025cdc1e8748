import type { Casebook } from '../../knowledge/casebook.ts';
import type { CategoryQuestion } from '../reading/category-question.ts';
import type { ListRequest } from '../reading/requests.ts';
import { type Selection, selectCases } from '../reading/selection.ts';
import type { Request } from './intent.ts';

/**
 * The cases of the categories that a message names. Where no case is about both, who somebody is counts more than what they speak
 * of besides; where only one has all that was said and several are asked for, less will do.
 */
export function meantSelection({ casebook, question }: Request, read: CategoryQuestion, asked: ListRequest): Selection {
  const all = anyWhereOne(casebook, read, asked);
  if (all.direct.length + all.wider.length > 0 || asked !== 'several') return all;
  // Nothing of it is told of that place: then wherever it is.
  const anywhere = selectCases(casebook, {
    ...read,
    categories: read.categories.filter(({ facet }) => facet !== 'areas'),
  });
  if (anywhere.categories.length < read.categories.length && anywhere.direct.length > 0) return anywhere;
  const parties = read.categories.filter(({ facet }) => facet === 'audiences');
  if (parties.length === 0) return all;
  // 海关管的知识产权: customs as a subject, where none of its own cases is about the other.
  const subjects = question.mentions.flatMap(
    ({ categories }) => categories.find(({ facet }) => facet === 'topics') ?? [],
  );
  const about = selectCases(casebook, { ...read, categories: subjects, together: [] });
  if (subjects.length > 1 && subjects.length > parties.length && about.direct.length > 0) return about;
  const named = question.mentions.filter(({ categories }) => categories.some((one) => parties.includes(one)));
  const speaking = new Set(named.flatMap(({ name }) => casebook.search.mentioning([name])));
  const ofParty = about.direct.filter(({ number }) => speaking.has(number));
  if (about.categories.length > 0 && ofParty.length > 0) return { ...about, direct: ofParty, wider: [] };
  return selectCases(casebook, { ...read, categories: parties });
}

/** Several are asked for, and only one case is for all the parties or about all the subjects: any of them will do. */
function anyWhereOne(casebook: Casebook, read: CategoryQuestion, asked: ListRequest): Selection {
  const all = selectCases(casebook, read);
  const facets = new Set(read.categories.map(({ facet }) => facet));
  if (asked !== 'several' || all.direct.length + all.wider.length !== 1 || facets.size > 1) return all;
  const alone = read.categories.map((category) =>
    selectCases(casebook, { ...read, categories: [category], together: [] }),
  );
  // "粮食进口": of a party with two properties the rarer one tells more.
  const [rarest] = alone.sort((a, b) => a.direct.length - b.direct.length);
  return read.together.length > 0 && rarest ? rarest : selectCases(casebook, { ...read, together: [], anyOf: true });
}
