import MiniSearch from 'minisearch';
import type { Engine } from '../types.ts';
import { bigramsOf } from '../words.ts';

/** MiniSearch with pairs of characters: BM25+ with field boosts, no prefixes, no fuzziness. */
export const miniSearchBigram: Engine = {
  label: 'MiniSearch, bigrams',
  build({ documents, weights }) {
    const index = new MiniSearch<Record<string, string>>({
      fields: Object.keys(weights),
      tokenize: bigramsOf,
      processTerm: (term) => term,
      searchOptions: { boost: weights },
    });
    index.addAll(documents.map(({ id, fields }) => ({ id, ...fields })));
    return {
      search: (question, limit) =>
        index
          .search(question)
          .slice(0, limit)
          .map(({ id }) => String(id)),
    };
  },
};
