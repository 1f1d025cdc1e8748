import { isObject, type JsonObject, parseObject } from '../messages/json.ts';
import type { State } from '../state.ts';
import type { PlatformEvent } from './envelope.ts';

/**
 * What the event tells has happened: the message exists, it is recalled, the bot is in the chat or not. An event of
 * another app or tenant has no effect here.
 */
export function applyEffect(state: State, { header, event }: PlatformEvent): void {
  if (header.app_id !== state.app.appId || header.tenant_key !== state.app.tenantKey) return;
  const chat = () => state.chats.ensure({ id: String(event.chat_id) });
  if (header.event_type === 'im.message.receive_v1') receive(state, event);
  if (header.event_type === 'im.chat.member.bot.added_v1') chat().botIsMember = true;
  if (header.event_type === 'im.chat.member.bot.deleted_v1') chat().botIsMember = false;
  if (header.event_type === 'im.chat.access_event.bot_p2p_chat_entered_v1') enter(state, event);
  const recalled = state.messages.get(String(event.message_id));
  if (recalled && header.event_type === 'im.message.recalled_v1') recalled.recalled = true;
}

function receive(state: State, event: JsonObject): void {
  const message = isObject(event.message) ? event.message : {};
  const id = String(message.message_id);
  if (state.messages.get(id)) return;
  const sender = isObject(event.sender) && isObject(event.sender.sender_id) ? event.sender.sender_id : {};
  const from = String(sender.open_id);
  const at = Number(message.create_time);
  const link = (name: string, value: unknown) => (typeof value === 'string' ? { [name]: value } : {});
  ensureChat(state, String(message.chat_id), message.chat_type, from);
  state.messages.add({
    id,
    chatId: String(message.chat_id),
    from,
    fromBot: from === state.app.botOpenId,
    type: String(message.message_type),
    content: parseObject(message.content) ?? {},
    ...link('parentId', message.parent_id),
    ...link('rootId', message.root_id),
    ...link('threadId', message.thread_id),
    revisions: [],
    repeats: 0,
    pings: [],
    recalled: false,
    createdAt: at,
    updatedAt: at,
  });
}

function enter(state: State, event: JsonObject): void {
  const operator = isObject(event.operator_id) ? event.operator_id : {};
  ensureChat(state, String(event.chat_id), 'p2p', String(operator.open_id));
}

function ensureChat({ chats }: State, id: string, type: unknown, partner: string): void {
  chats.ensure(type === 'p2p' ? { id, mode: 'p2p', partner, name: partner } : { id });
}
