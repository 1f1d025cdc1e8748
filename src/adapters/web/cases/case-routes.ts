import { type Context, Hono } from 'hono';
import type { PageContext } from '../page/layout.ts';
import type { WebParts } from '../web-parts.ts';
import { casePage } from './case-page.ts';
import { caseListPage, caseResults } from './list-page.ts';
import { criteriaSchema, selectCases } from './selection.ts';

/** The casebook: its list with facets, a page a case, pictures of charts. */
export function caseRoutes({ casebook, figures }: WebParts, context: (c: Context) => PageContext): Hono {
  return new Hono()
    .get('/cases', (c) => {
      const criteria = criteriaSchema.parse(c.req.query());
      const selection = selectCases(casebook, criteria);
      if (c.req.header('x-fragment') === '1') return c.html(caseResults(context(c).language, criteria, selection));
      return c.html(caseListPage(context(c), criteria, selection));
    })
    .get('/cases/:number{[0-9]+}', (c) => {
      const entry = casebook.get(Number(c.req.param('number')));
      return entry ? c.html(casePage(casebook, entry, context(c), figures.has(entry.number))) : c.notFound();
    })
    .get('/figures/:number{[0-9]+}', (c) => {
      const figure = figures.read(Number(c.req.param('number')));
      if (!figure) return c.notFound();
      return c.body(new Uint8Array(figure.data), 200, { 'content-type': figure.type, 'cache-control': 'max-age=3600' });
    });
}
