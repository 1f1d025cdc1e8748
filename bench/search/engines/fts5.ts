import Database from 'libsql';
import type { Engine } from '../types.ts';
import { jiebaWordsOf } from '../words.ts';

/** SQLite FTS5 in memory over text cut by jieba; its own bm25 with a weight for each field. */
export const fts5: Engine = {
  label: 'SQLite FTS5, jieba words',
  build({ documents, weights }) {
    const names = Object.keys(weights);
    const database = new Database(':memory:');
    database.exec(
      `create virtual table docs using fts5(${names.join(', ')}, tokenize = 'unicode61 remove_diacritics 0')`,
    );
    const insert = database.prepare(
      `insert into docs(rowid, ${names.join(', ')}) values (?, ${names.map(() => '?').join(', ')})`,
    );
    database.exec('begin');
    for (const [place, { fields }] of documents.entries())
      insert.run(place + 1, ...names.map((name) => jiebaWordsOf(fields[name] ?? '').join(' ')));
    database.exec('commit');
    const select = database
      .prepare(
        `select rowid from docs where docs match ? order by bm25(docs, ${Object.values(weights).join(', ')}) limit ?`,
      )
      .raw();
    return {
      search(question, limit) {
        const terms = [...new Set(jiebaWordsOf(question))].map((word) => `"${word}"`);
        if (terms.length === 0) return [];
        const rows = select.all(terms.join(' OR '), limit) as [number][];
        return rows.map(([row]) => documents[row - 1]?.id ?? '');
      },
      extraBytes() {
        const pages = database.prepare('pragma page_count').raw().get() as [number];
        const size = database.prepare('pragma page_size').raw().get() as [number];
        return pages[0] * size[0];
      },
    };
  },
};
