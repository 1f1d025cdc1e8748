import { create, insertMultiple, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import type { Engine } from '../types.ts';

/** Orama with its own Mandarin tokenizer. Field boosts make it worse on CMRC (measured), so it has none. */
export const orama: Engine = {
  label: 'Orama, mandarin tokenizer',
  async build({ documents, weights }) {
    const schema = Object.fromEntries(Object.keys(weights).map((name) => [name, 'string' as const]));
    const index = create({ schema, components: { tokenizer: createTokenizer() } });
    await insertMultiple(
      index,
      documents.map(({ id, fields }) => ({ id, ...fields })),
      documents.length,
    );
    return {
      async search(question, limit) {
        const { hits } = await search(index, { term: question, limit });
        return hits.map(({ id }) => id);
      },
    };
  },
};
