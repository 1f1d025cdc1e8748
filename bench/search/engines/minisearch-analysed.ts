import MiniSearch from 'minisearch';
import { termsOfQuestion } from '../../../src/knowledge/search/question.ts';
import { analyse } from '../../../src/knowledge/text/analyse.ts';
import type { Engine } from '../types.ts';

/** MiniSearch given our analysis: simplified characters, words and pairs, fillers cut, our weights of terms. */
export const miniSearchAnalysed: Engine = {
  label: 'MiniSearch, our analysis',
  build({ documents, weights }) {
    const index = new MiniSearch<Record<string, string>>({
      fields: Object.keys(weights),
      tokenize: (text) =>
        analyse(text)
          .filter(({ kind }) => kind !== 'char')
          .map(({ key }) => key),
      processTerm: (term) => term,
      searchOptions: { boost: weights },
    });
    index.addAll(documents.map(({ id, fields }) => ({ id, ...fields })));
    return {
      search(question, limit) {
        const weightOf = new Map<string, number>();
        for (const { key, kind, weight } of termsOfQuestion(question).terms)
          if (kind !== 'char') weightOf.set(key, weight);
        return index
          .search(question, {
            tokenize: () => [...weightOf.keys()],
            boostTerm: (term) => weightOf.get(term) ?? 1,
          })
          .slice(0, limit)
          .map(({ id }) => String(id));
      },
    };
  },
};
