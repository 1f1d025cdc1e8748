import type { ReplyTo } from '../../../bot/delivery/outgoing.ts';
import { quotableId } from '../inbound/click-id.ts';
import type { Judgement } from './judge.ts';

/** In what form and in which way a reply reaches its chat. */
export type Route = { form: 'card' | 'text'; way: 'thread' | 'quote' | 'chat' };

/** The best there is: a card that quotes the question, in its thread. */
export function firstRoute(replyTo: ReplyTo | undefined): Route {
  if (!replyTo || quotableId(replyTo.messageId) === undefined) return { form: 'card', way: 'chat' };
  return { form: 'card', way: replyTo.thread === undefined ? 'quote' : 'thread' };
}

/** A plainer route that this refusal leaves open; undefined where there is none. */
export function plainerRoute(route: Route, judgement: Judgement): Route | undefined {
  if ((judgement === 'card' || judgement === 'parameter') && route.form === 'card') return { ...route, form: 'text' };
  if (judgement === 'no-thread' && route.way === 'thread') return { ...route, way: 'quote' };
  if (judgement === 'no-quote' && route.way !== 'chat') return { ...route, way: 'chat' };
  return undefined;
}
