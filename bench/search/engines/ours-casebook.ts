import { createSearch } from '../../../src/knowledge/search/search.ts';
import { normalise } from '../../../src/knowledge/text/normalise.ts';
import { openBenchCasebook } from '../sets/casebook.ts';
import type { Engine } from '../types.ts';

/**
 * The bot's own search over the records behind the documents (their ids are case numbers): two levels of index,
 * synonyms, names, and the repair of typing slips and pinyin in front.
 */
export const oursCasebook: Engine = {
  label: 'ours (casebook.search)',
  build({ documents }) {
    const { cases, taxonomy, lexicon, outside } = openBenchCasebook();
    const wanted = new Set(documents.map(({ id }) => Number(id)));
    const search = createSearch({
      cases: cases.filter(({ number }) => wanted.has(number)),
      taxonomy,
      lexicon,
      outside,
    });
    return {
      search: (question, limit) =>
        search.find(search.repair(normalise(question)), limit).hits.map((hit) => String(hit.case.number)),
    };
  },
};
