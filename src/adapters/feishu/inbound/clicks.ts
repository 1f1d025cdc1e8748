import type { Inbound, SentMessage } from '../../../bot/inbound.ts';
import type { Log } from '../../../bot/log.ts';
import type { Message } from '../../../bot/message.ts';
import { clickValueSchema, sayings } from '../card/click.ts';
import type { Timing } from '../config.ts';
import { clickId } from './click-id.ts';
import { clickEventSchema } from './envelope.ts';
import type { Ledger } from './ledger.ts';
import type { Handle } from './receive.ts';
import { createRepeatGuard } from './repeat-guard.ts';
import { type Toast, toasts } from './toast.ts';

type Parts = {
  inbound: Pick<Inbound, 'message' | 'feedback' | 'sent'>;
  ledger: Ledger;
  log: Log;
  now: () => number;
  timing: Pick<Timing, 'toast'>;
};

/** A click on a card: who, where, on what; `value` is what came with it and not to be trusted. */
type Click = { id: string; chatId: string; messageId: string; senderId: string; value: unknown };

/**
 * Answers clicks with a toast, in time whatever the rest does. A button says what typing would say, so its click is a
 * message of the person who clicked; what it says stands on the card that we sent to that very chat, never in the click.
 */
export function createClickHandler({ inbound, ledger, log, now, timing }: Parts): Handle {
  const repeats = createRepeatGuard(now);
  return async ({ event, header }) => {
    const { operator, action, context } = clickEventSchema.parse(event);
    if ((operator.tenant_key ?? header.tenant_key) !== header.tenant_key)
      return { ignored: 'person of another tenant' };
    const { open_message_id: messageId, open_chat_id: chatId } = context;
    const id = clickId(header.event_id, messageId);
    const click: Click = { id, chatId, messageId, senderId: operator.open_id, value: action.value };
    return { answer: { toast: await inTime(take(click)) } };
  };

  async function take(click: Click): Promise<Toast> {
    const value = clickValueSchema.safeParse(click.value).data;
    const sent = value && (await inbound.sent('feishu', click.messageId));
    if (!value || !sent || sent.key !== value.k || sent.chatId !== click.chatId) {
      ledger.rejected(value ? 'click on no card of ours' : 'click with a value that no card of ours has');
      return toasts.expired;
    }
    return 'useful' in value ? judge(click, value.k, value.useful === 1) : say(click, sent, value.a);
  }

  async function judge({ chatId, senderId }: Click, key: string, useful: boolean): Promise<Toast> {
    await inbound.feedback({ channel: 'feishu', chatId, senderId, key, useful });
    return useful ? toasts.useful : toasts.useless;
  }

  async function say({ id, chatId, messageId, senderId }: Click, sent: SentMessage, place: number): Promise<Toast> {
    const text = sayings(sent.reply)[place];
    if (text === undefined) return toasts.expired;
    const button = `${messageId}/${senderId}/${place}`;
    if (repeats.isRepeat(button)) return toasts.working;
    const message: Message = {
      id,
      channel: 'feishu',
      // Where the kind is not known any more, the stricter one is safe.
      chat: { id: chatId, kind: sent.kind ?? 'group' },
      sender: { id: senderId },
      ...(sent.thread === undefined ? {} : { thread: sent.thread }),
      text,
      quotes: { id: messageId },
      mentionsBot: true,
      sentAt: now(),
    };
    await inbound.message(message).catch((error) => {
      repeats.forget(button);
      throw error;
    });
    return toasts.working;
  }

  /** The platform shows people an error when no answer comes; late work goes on behind a toast. */
  async function inTime(work: Promise<Toast>): Promise<Toast> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Toast>((resolve) => {
      timer = setTimeout(resolve, timing.toast, toasts.working);
    });
    const safe = work.catch((error: unknown) => {
      log.warn({ error: error instanceof Error ? error.message : String(error) }, 'click not taken');
      return toasts.failed;
    });
    return Promise.race([safe, late]).finally(() => clearTimeout(timer));
  }
}
