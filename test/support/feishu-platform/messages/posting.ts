import type { Chat } from '../chats.ts';
import { PlatformError } from '../http/errors.ts';
import { newId } from '../ids.ts';
import type { State } from '../state.ts';
import { type CheckedContent, checkContent } from './content.ts';
import type { JsonObject } from './json.ts';
import type { StoredMessage } from './store.ts';

/** A message that was sent now, or earlier with the same uuid. */
export interface Posted {
  readonly message: StoredMessage;
  readonly repeated: boolean;
}

const UUID_WINDOW_MS = 60 * 60 * 1000;
const MAX_UUID_LENGTH = 50;

/**
 * Sends a message to a chat or a person.
 *
 * @throws 230034 for a receiver that cannot be, 230002 and 232009 for a chat that cannot be written to, and whatever
 * {@link checkContent} throws.
 */
export function createMessage(state: State, receiverType: string | undefined, body: JsonObject): Posted {
  return post(state, body, () => {
    const chat = receiverOf(state, receiverType, String(body.receive_id ?? ''));
    return { chat, links: chat.mode === 'topic' ? { threadId: newId('omt_') } : {} };
  });
}

/**
 * Replies to a message. A reply to a message in a thread stays there; `reply_in_thread` opens one.
 *
 * @throws 230011 for a recalled message, 230071 where threads are not supported, and as {@link createMessage}.
 */
export function replyToMessage(state: State, parentId: string, body: JsonObject): Posted {
  const parent = state.messages.get(parentId);
  const posted = post(state, body, () => {
    const chat = parent && state.chats.get(parent.chatId);
    if (!parent || !chat) throw new PlatformError(230001, { detail: 'invalid message_id' });
    if (parent.recalled) throw new PlatformError(230011);
    const threadId = parent.threadId ?? (body.reply_in_thread === true ? newThread(chat) : undefined);
    const links = { parentId, rootId: parent.rootId ?? parentId };
    return { chat, links: threadId === undefined ? links : { ...links, threadId } };
  });
  if (parent && posted.message.threadId !== undefined) parent.threadId ??= posted.message.threadId;
  return posted;
}

function receiverOf(state: State, type: string | undefined, id: string): Chat {
  if (type === 'open_id' && id.startsWith('ou_')) return state.chats.withPerson(id);
  const chat = type === 'chat_id' ? state.chats.get(id) : undefined;
  if (chat) return chat;
  if (type === 'chat_id' && id.startsWith('oc_')) throw new PlatformError(230002);
  if (type === 'open_id' || type === 'chat_id') throw new PlatformError(230034);
  throw new PlatformError(99992402, { detail: 'receive_id_type is not one of open_id, chat_id' });
}

function newThread(chat: Chat): string {
  if (!chat.threads) throw new PlatformError(230071);
  return newId('omt_');
}

interface Target {
  readonly chat: Chat;
  readonly links: { readonly parentId?: string; readonly rootId?: string; readonly threadId?: string };
}

function post(state: State, body: JsonObject, findTarget: () => Target): Posted {
  const { uuid } = body;
  if (uuid !== undefined && (typeof uuid !== 'string' || uuid.length > MAX_UUID_LENGTH))
    throw new PlatformError(99992402, { detail: 'uuid: the length must be at most 50' });
  state.rates.app();
  if (!state.console.botEnabled) throw new PlatformError(230006);
  const earlier = uuid ? state.messages.sentWith(uuid, state.now() - UUID_WINDOW_MS) : undefined;
  if (earlier) return repeat(state, earlier);
  const checked = checkContent(body.msg_type, body.content, state.contentRules);
  const target = findTarget();
  if (target.chat.dissolved) throw new PlatformError(232009);
  if (!target.chat.botIsMember) throw new PlatformError(230002);
  state.rates.chat(target.chat.id);
  const type = String(body.msg_type);
  return { message: store(state, target, type, checked, uuid || undefined), repeated: false };
}

function repeat(state: State, message: StoredMessage): Posted {
  message.repeats += 1;
  if (state.repeatedUuid !== 'same-message') throw new PlatformError(state.repeatedUuid);
  return { message, repeated: true };
}

function store(state: State, { chat, links }: Target, type: string, checked: CheckedContent, uuid?: string) {
  const at = state.now();
  return state.messages.add({
    id: newId('om_'),
    chatId: chat.id,
    from: state.app.botOpenId,
    fromBot: true,
    type,
    ...checked,
    ...links,
    ...(uuid !== undefined && { uuid }),
    revisions: [],
    repeats: 0,
    recalled: false,
    createdAt: at,
    updatedAt: at,
  });
}
