import { html, raw } from 'hono/html';

/** A piece of a page. Everything put into an `html` template is escaped, unless it is such a piece itself. */
export type Html = ReturnType<typeof html>;

export { html };

/** Nothing to show. */
export const nothing: Html = raw('');

/** Pieces one after the other. */
export function each<T>(items: readonly T[], render: (item: T, index: number) => Html): Html[] {
  return items.map(render);
}
