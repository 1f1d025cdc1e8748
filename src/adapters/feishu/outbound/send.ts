import { SendError, type SendOptions } from '../../../bot/delivery/outgoing.ts';
import type { Log } from '../../../bot/log.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Adapter } from '../../adapter.ts';
import { renderPlainText } from '../../plain-text.ts';
import type { Api, OutgoingMessage } from '../api/api.ts';
import { PlatformError } from '../api/platform-error.ts';
import { renderCard } from '../card/render-card.ts';
import { quotableId } from '../inbound/click-id.ts';
import { type AttemptLog, createAttemptLog } from './attempts.ts';
import { isInconclusive, isPastRepeating, judge, sendErrorOf } from './judge.ts';
import type { Pictures } from './pictures.ts';
import { firstRoute, plainerRoute, type Route } from './route.ts';
import { inertText } from './text.ts';
import { uuidOf } from './uuid.ts';

/** The same reply as a card and as it was given. */
type Content = { card: object; reply: Reply };

export type SenderParts = { api: Api; pictures: Pictures; log: Log; now: () => number };

/**
 * Sends a reply as a card that quotes the question. What the platform refuses for good is sent in a plainer way (without
 * thread, without quote, as text), each way with a uuid of its own; a token that is not taken is replaced once.
 * Everything else is left to the caller, who repeats with the same key.
 */
export function createSend(parts: SenderParts): Adapter['send'] {
  const attemptLog = createAttemptLog(parts.now);
  return async (chat, reply, options) => {
    const key = options.idempotencyKey;
    if (isPastRepeating(attemptLog.of(options), parts.now()))
      throw new SendError('may have been shown, and the platform no longer recognises a repeat', {
        outcome: 'unknown',
      });
    const card = await cardOf(reply, options, parts.pictures);
    const messageId = await sendPlainerEachTime(chat.id, { card, reply }, options, parts, attemptLog);
    attemptLog.forget(key);
    return { messageIds: [messageId] };
  };
}

async function sendPlainerEachTime(
  chatId: string,
  content: Content,
  options: SendOptions,
  { api, log, now }: SenderParts,
  attemptLog: AttemptLog,
): Promise<string> {
  const attempts = attemptLog.of(options);
  let route = firstRoute(options.replyTo);
  let hasNewToken = false;
  for (;;) {
    try {
      return await call(api, chatId, messageOf(content, route, options), route, options);
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      const judgement = judge(error);
      if (judgement === 'lost') attempts.mayBeShown = true;
      const next = judgement === 'token' && !hasNewToken ? route : plainerRoute(route, judgement);
      if (!next || (attempts.mayBeShown && isInconclusive(judgement)))
        throw sendErrorOf(error, judgement, attempts, now());
      if (judgement === 'token') {
        api.forgetToken();
        hasNewToken = true;
      }
      log.info({ key: options.idempotencyKey, error: error.message, next }, 'refused, tried otherwise');
      route = next;
    }
  }
}

async function cardOf(reply: Reply, { idempotencyKey: key }: SendOptions, pictures: Pictures): Promise<object> {
  const imageKeys = await pictures(reply);
  return renderCard(reply, { key, imageKey: (number) => imageKeys.get(number) });
}

function messageOf({ card, reply }: Content, { form, way }: Route, { idempotencyKey }: SendOptions): OutgoingMessage {
  const uuid = uuidOf(idempotencyKey, `${form}/${way}`);
  return form === 'card'
    ? { type: 'interactive', content: JSON.stringify(card), uuid }
    : { type: 'text', content: JSON.stringify({ text: inertText(renderPlainText(reply)) }), uuid };
}

function call(api: Api, chatId: string, message: OutgoingMessage, { way }: Route, { replyTo }: SendOptions) {
  const quoted = way === 'chat' || !replyTo ? undefined : quotableId(replyTo.messageId);
  return quoted === undefined ? api.post(chatId, message) : api.reply(quoted, message, way === 'thread');
}
