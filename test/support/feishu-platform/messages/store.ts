import type { PostedMessage } from './message.ts';

/** A message as the platform itself changes it. */
export type StoredMessage = { -readonly [Key in keyof PostedMessage]: PostedMessage[Key] } & {
  revisions: Readonly<Record<string, unknown>>[];
};

/** The platform's own list of messages. */
export interface MessageStore {
  add(message: StoredMessage): StoredMessage;
  get(id: string): StoredMessage | undefined;
  /** The message sent with that uuid at the given time or later. */
  sentWith(uuid: string, notBefore: number): StoredMessage | undefined;
  inChat(chatId: string): readonly StoredMessage[];
}

/** An empty store. */
export function createMessageStore(): MessageStore {
  const byId = new Map<string, StoredMessage>();
  const byUuid = new Map<string, StoredMessage>();
  const byChat = new Map<string, StoredMessage[]>();
  return {
    add: (message) => {
      byId.set(message.id, message);
      if (message.uuid !== undefined) byUuid.set(message.uuid, message);
      const inChat = byChat.get(message.chatId);
      if (inChat) inChat.push(message);
      else byChat.set(message.chatId, [message]);
      return message;
    },
    get: (id) => byId.get(id),
    sentWith: (uuid, notBefore) => {
      const message = byUuid.get(uuid);
      return message !== undefined && message.createdAt >= notBefore ? message : undefined;
    },
    inChat: (chatId) => byChat.get(chatId) ?? [],
  };
}
