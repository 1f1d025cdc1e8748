import { type Context, Hono } from 'hono';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { type Operations, pushOrders } from '../../../bot/operations/operations.ts';
import { hintSchema } from '../../../knowledge/hints/hint.ts';
import { replyView } from '../chat/reply-view.ts';
import { html } from '../page/html.ts';
import { type PageContext, page } from '../page/layout.ts';
import type { WebParts } from '../web-parts.ts';
import { operationsPage, type StateView } from './operations-page.ts';
import { operationWords, orderLabels } from './words.ts';

const chatSchema = z.object({ channel: z.string().min(1).max(50), chat: z.string().min(1).max(300) });
const taughtSchema = z.object({
  case: z.coerce.number(),
  kind: z.enum(['question', 'alias']),
  text: z.string().trim().min(2).max(100),
});

/** How much of the past a page shows. */
const shown = { days: 30, groups: 50, pushes: 50, feedback: 30 } as const;

/** What the operator sees and does. */
export function operationsRoutes(parts: WebParts, context: (c: Context) => PageContext) {
  const { casebook, channels, figures } = parts;
  const show = async (c: Context, notice?: string) => {
    const operations = parts.operations();
    return operationsPage(casebook, context(c), {
      channels: channels(),
      ...(operations ? { state: await stateView(operations) } : {}),
      ...(notice ? { notice } : {}),
    });
  };
  return new Hono<{ Variables: { operations: Operations } }>()
    .get('/operations', async (c) => {
      const outcome = pushOrders.find((order) => order === c.req.query('order'));
      return c.html(await show(c, outcome && orderLabels[outcome][context(c).language]));
    })
    .get('/operations/qr/:name', (c) => {
      const scan = channels().find(({ name }) => name === c.req.param('name'))?.scan;
      if (!scan) return c.notFound();
      return c.body(renderSVG(scan), 200, { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' });
    })
    .use('/operations/*', async (c, next) => {
      const operations = parts.operations();
      if (!operations) return c.text(operationWords(context(c).language)('noState'), 503);
      c.set('operations', operations);
      return next();
    })
    .get('/operations/preview', async (c) => {
      const chat = chatSchema.safeParse(c.req.query());
      const reply = chat.success ? await c.get('operations').preview(chatOf(chat.data)) : undefined;
      const say = operationWords(context(c).language);
      const body = reply ? replyView(reply, { hasFigure: figures.has }) : html`<p>${say('nothingFits')}</p>`;
      return c.html(
        page({
          title: say('preview'),
          section: 'operations',
          context: context(c),
          body: html`<h1>${say('preview')}</h1>${body}<p><a href="/operations">${say('back')}</a></p>`,
        }),
      );
    })
    .post('/operations/push', async (c) => {
      const chat = chatSchema.safeParse(await c.req.parseBody());
      if (!chat.success) return c.notFound();
      const order = await c.get('operations').pushNow(chatOf(chat.data));
      return c.redirect(`/operations?order=${order}`, 303);
    })
    .post('/operations/pause', async (c) => {
      const fields = await c.req.parseBody();
      const chat = chatSchema.safeParse(fields);
      if (!chat.success) return c.notFound();
      await c.get('operations').setPaused(chatOf(chat.data), fields.paused === '1');
      return c.redirect('/operations', 303);
    })
    .post('/operations/hints', async (c) => {
      const taught = taughtSchema.safeParse(await c.req.parseBody());
      const hint = taught.success
        ? hintSchema.safeParse({ ...taught.data, language: /\p{Script=Han}/u.test(taught.data.text) ? 'zh' : 'en' })
        : undefined;
      if (!hint?.success || !casebook.get(hint.data.case))
        return c.html(await show(c, operationWords(context(c).language)('badHint')), 400);
      await c.get('operations').addHint(hint.data);
      return c.redirect('/operations', 303);
    });
}

async function stateView(operations: Operations): Promise<StateView> {
  return {
    answers: await operations.answers(shown.days),
    unanswered: (await operations.unanswered()).slice(0, shown.groups),
    hints: operations.hints(),
    feedback: await operations.feedback(shown.feedback),
    subscriptions: await operations.subscriptions(),
    pushes: await operations.pushes(shown.pushes),
  };
}

function chatOf({ channel, chat }: z.infer<typeof chatSchema>) {
  return { channel, chatId: chat };
}
