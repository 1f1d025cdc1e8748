import { newId } from '../ids.ts';
import type { State } from '../state.ts';
import type { EventBuilders, EventOptions, MessageOptions } from './builders.ts';
import { type MentioningContent, postContent, textContent, userIds } from './contents.ts';
import { CARD_CLICK, type PlatformEvent } from './envelope.ts';

const ASKER = 'ou_asker';

/** Builders that speak for the platform's app and know its chats and messages. */
export function createBuilders(state: State): EventBuilders {
  const { app } = state;
  const envelope = (type: string, event: PlatformEvent['event'], options: EventOptions): PlatformEvent => ({
    schema: '2.0',
    header: {
      event_id: options.eventId ?? newId(''),
      event_type: type,
      create_time: String((options.at ?? state.now()) * (type === CARD_CLICK ? 1000 : 1)),
      token: app.verificationToken,
      app_id: options.appId ?? app.appId,
      tenant_key: options.tenantKey ?? app.tenantKey,
    },
    event,
  });
  const message = (chatId: string, type: string, body: MentioningContent, options: MessageOptions = {}) =>
    envelope('im.message.receive_v1', messageEvent(state, chatId, type, body, options), options);
  const plain = (content: unknown): MentioningContent => ({
    content: content as MentioningContent['content'],
    mentions: [],
  });
  const membership = (type: string, chatId: string, options: EventOptions & { by?: string; name?: string } = {}) => {
    const { by = ASKER, name = state.chats.get(chatId)?.name ?? '', tenantKey = app.tenantKey } = options;
    const event = { chat_id: chatId, operator_id: userIds(by), external: false, operator_tenant_key: tenantKey, name };
    return envelope(type, event, options);
  };

  return {
    text: (chatId, text, options) => message(chatId, 'text', textContent(app, text), options),
    post: (chatId, content, options) => message(chatId, 'post', postContent(app, content), options),
    image: (chatId, options) => message(chatId, 'image', plain({ image_key: newId('img_v3_') }), options),
    file: (chatId, name, options) =>
      message(chatId, 'file', plain({ file_key: newId('file_v3_'), file_name: name }), options),
    audio: (chatId, options) =>
      message(chatId, 'audio', plain({ file_key: newId('file_v3_'), duration: 2000 }), options),
    sticker: (chatId, options) => message(chatId, 'sticker', plain({ file_key: newId('sticker_') }), options),
    message: (chatId, type, content, options) => message(chatId, type, plain(content), options),
    recalled: (messageId, options = {}) => {
      const chat_id = state.messages.get(messageId)?.chatId;
      if (chat_id === undefined) throw new Error(`the platform knows no message ${messageId} to be recalled`);
      const recall_time = String(options.at ?? state.now());
      const event = { message_id: messageId, chat_id, recall_time, recall_type: 'message_owner' };
      return envelope('im.message.recalled_v1', event, options);
    },
    botAdded: (chatId, options) => membership('im.chat.member.bot.added_v1', chatId, options),
    botRemoved: (chatId, options) => membership('im.chat.member.bot.deleted_v1', chatId, options),
    chatEntered: (chatId, options = {}) => {
      const event = { chat_id: chatId, operator_id: userIds(options.by ?? ASKER) };
      return envelope('im.chat.access_event.bot_p2p_chat_entered_v1', event, options);
    },
    click: (clicked, value, options = {}) => {
      const event = {
        operator: { tenant_key: options.tenantKey ?? app.tenantKey, ...userIds(options.by ?? ASKER) },
        token: options.token ?? newId('c-'),
        action: { value, tag: 'button', timezone: 'Asia/Shanghai', ...options.action },
        host: 'im_message',
        context: { open_message_id: clicked.id, open_chat_id: options.chatId ?? clicked.chatId },
      };
      return envelope(CARD_CLICK, event, options);
    },
  };
}

function messageEvent(
  { app, chats, messages, now }: State,
  chatId: string,
  type: string,
  { content, mentions }: MentioningContent,
  options: MessageOptions,
): PlatformEvent['event'] {
  const mode = chats.get(chatId)?.mode ?? 'group';
  const { replyTo, tenantKey = app.tenantKey, messageId = newId('om_'), senderType = 'user' } = options;
  const parent = replyTo === undefined ? undefined : messages.get(replyTo);
  const ownThread = mode === 'topic' && replyTo === undefined ? newId('omt_') : undefined;
  const threadId = options.threadId ?? parent?.threadId ?? ownThread;
  const time = String(options.at ?? now());
  return {
    sender: { sender_id: userIds(options.from ?? ASKER), sender_type: senderType, tenant_key: tenantKey },
    message: {
      message_id: messageId,
      ...(replyTo !== undefined && { root_id: parent?.rootId ?? replyTo, parent_id: replyTo }),
      create_time: time,
      update_time: time,
      chat_id: chatId,
      ...(threadId !== undefined && { thread_id: threadId }),
      chat_type: mode === 'p2p' ? 'p2p' : 'group',
      message_type: type,
      content: JSON.stringify(content),
      ...(mentions.length > 0 && { mentions }),
    },
  };
}
