import { PlatformError } from '../http/errors.ts';
import { checkNextCard, replace } from '../messages/changing.ts';
import { isObject } from '../messages/json.ts';
import type { State } from '../state.ts';
import type { PlatformEvent } from './envelope.ts';

const CLICK_TIMEOUT_MS = 3000;
const TOAST_TYPES: ReadonlySet<unknown> = new Set(['info', 'success', 'warning', 'error']);

/**
 * What comes of the answer to a click: a card in it replaces the clicked one. Returns the error that the person would
 * see, with the platform's code, or undefined when all is well.
 */
export function judgeClickAnswer(
  state: State,
  click: PlatformEvent,
  status: number,
  answer: unknown,
  latencyMs: number,
): string | undefined {
  if (latencyMs > CLICK_TIMEOUT_MS) return '200341: the answer came after 3 s';
  if (status !== 200) return `200671: the answer has the status ${status}`;
  if (answer === undefined) return undefined;
  if (!isObject(answer)) return '200672: the answer is no object';
  const { toast, card } = answer;
  if (toast !== undefined && !isToast(toast)) return '200672: the toast is malformed';
  return card === undefined ? undefined : replaceCard(state, click, card);
}

function isToast(toast: unknown): boolean {
  return (
    isObject(toast) && typeof toast.content === 'string' && (toast.type === undefined || TOAST_TYPES.has(toast.type))
  );
}

function replaceCard(state: State, { event }: PlatformEvent, card: unknown): string | undefined {
  if (!isObject(card) || card.type !== 'raw' || !isObject(card.data)) return '200673: the card is malformed';
  const context = isObject(event.context) ? event.context : {};
  const message = state.messages.get(String(context.open_message_id));
  if (!message) return '200673: the card is gone';
  try {
    replace(state, message, checkNextCard(state, message, JSON.stringify(card.data)));
    return undefined;
  } catch (error) {
    if (error instanceof PlatformError) return `200673: ${error.code} ${error.message}`;
    throw error;
  }
}
