import { type Context, Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { PageContext } from '../page/layout.ts';
import { languageOf } from '../page/page-context.ts';
import { cookieOptions } from '../security/csrf.ts';
import type { WebParts } from '../web-parts.ts';
import { chatPage, entryView, speakers } from './chat-page.ts';
import type { Entry, Room } from './room.ts';

const saidSchema = z.object({
  text: z.string().trim().min(1).max(2000),
  speaker: z.string().refine((id) => id in speakers),
});
const feedbackSchema = z.object({ key: z.string().min(1).max(300), useful: z.enum(['0', '1']) });

type ChatRoutes = {
  parts: WebParts;
  room: Room;
  context: (c: Context) => PageContext;
  /** Says it to the bot; both lines are then in the room. */
  say: (speaker: string, text: string) => Promise<readonly Entry[]>;
  judge: (key: string, useful: boolean) => Promise<void>;
};

/** The chat page, what is said on it, and the stream of what is new. */
export function chatRoutes({ parts, room, context, say, judge }: ChatRoutes): Hono {
  const view = { hasFigure: parts.figures.has };
  return new Hono()
    .get('/', (c) => {
      const speaker = getCookie(c, 'speaker') ?? 'a';
      const { language } = context(c);
      const examples = parts.examples[language];
      return c.html(chatPage({ context: context(c), entries: room.entries(), examples, speaker, view }));
    })
    .post('/chat', async (c) => {
      const said = saidSchema.safeParse(await c.req.parseBody());
      if (!said.success) return c.redirect('/', 303);
      setCookie(c, 'speaker', said.data.speaker, cookieOptions);
      const entries = await say(said.data.speaker, said.data.text);
      if (c.req.header('x-fragment') !== '1') return c.redirect('/', 303);
      const language = languageOf(c);
      return c.html((await Promise.all(entries.map((entry) => entryView(entry, language, view)))).join(''));
    })
    .post('/chat/feedback', async (c) => {
      const given = feedbackSchema.safeParse(await c.req.parseBody());
      if (!given.success || !room.find(given.data.key)) return c.text('no such answer', 404);
      await judge(given.data.key, given.data.useful === '1');
      return c.body(null, 204);
    })
    .get('/chat/stream', (c) =>
      streamSSE(c, async (stream) => {
        const language = languageOf(c);
        const stop = room.listen(async (entry) => {
          await stream.writeSSE({ event: 'entry', data: String(await entryView(entry, language, view)) });
        });
        await new Promise<void>((resolve) => stream.onAbort(resolve));
        stop();
      }),
    );
}
