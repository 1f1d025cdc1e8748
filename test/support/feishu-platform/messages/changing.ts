import { cardError, PlatformError } from '../http/errors.ts';
import type { State } from '../state.ts';
import { type CheckedContent, checkContent } from './content.ts';
import { isObject, type JsonObject } from './json.ts';
import type { StoredMessage } from './store.ts';

const CHANGEABLE_MS = 14 * 24 * 60 * 60 * 1000;
const MAX_EDITS = 20;

/**
 * Replaces a card. Both cards must declare `update_multi`, as the documents demand.
 *
 * @throws 230001, 230011, 230017, 230020, 230031, 230054 or, for the new card, as {@link checkContent}.
 */
export function patchCard(state: State, id: string, body: JsonObject): StoredMessage {
  const message = changeable(state, id);
  if (message.type !== 'interactive') throw new PlatformError(230054);
  if (state.now() - message.createdAt > CHANGEABLE_MS) throw new PlatformError(230031);
  return replace(state, message, checkNextCard(state, message, body.content));
}

/** The new card of a message, checked. */
export function checkNextCard(state: State, message: StoredMessage, content: unknown): CheckedContent {
  const checked = checkContent('interactive', content, state.contentRules);
  const { schema } = checked.content;
  if (message.content.schema === '2.0' && schema !== '2.0')
    throw cardError(200830, 'a card of schema V2 cannot become one of schema V1', 'schema');
  if (!isShared(message.content) || !isShared(checked.content))
    throw new PlatformError(230001, { detail: 'config.update_multi must be declared true before and after' });
  return checked;
}

/**
 * Edits a text or post, at most 20 times.
 *
 * @throws 230001, 230011, 230017, 230020, 230054 and 230072, or as {@link checkContent}.
 */
export function editMessage(state: State, id: string, body: JsonObject): StoredMessage {
  const message = changeable(state, id);
  if (message.type !== 'text' && message.type !== 'post') throw new PlatformError(230054);
  if (body.msg_type !== message.type) throw new PlatformError(230001, { detail: 'msg_type differs' });
  if (message.revisions.length >= MAX_EDITS) throw new PlatformError(230072);
  return replace(state, message, checkContent(message.type, body.content, state.contentRules));
}

/** Recalls a message of the bot. */
export function recallMessage(state: State, id: string): StoredMessage {
  state.rates.app();
  const message = existing(state, id);
  if (!message.fromBot) throw new PlatformError(230026);
  if (message.recalled) throw new PlatformError(230011);
  message.recalled = true;
  return message;
}

/** A message by id; 230001 when there is none. */
export function existing(state: State, id: string): StoredMessage {
  const message = state.messages.get(id);
  if (!message) throw new PlatformError(230001, { detail: 'invalid message_id' });
  return message;
}

/** Puts a new content in the place of the old one. */
export function replace(state: State, message: StoredMessage, { content, pings }: CheckedContent): StoredMessage {
  message.revisions.push(message.content);
  message.content = content;
  message.pings = pings;
  message.updatedAt = state.now();
  return message;
}

function changeable(state: State, id: string): StoredMessage {
  state.rates.app();
  const message = existing(state, id);
  if (!message.fromBot) throw new PlatformError(230017);
  if (message.recalled) throw new PlatformError(230011);
  state.rates.change(id);
  return message;
}

function isShared(card: JsonObject): boolean {
  return isObject(card.config) && card.config.update_multi === true;
}
