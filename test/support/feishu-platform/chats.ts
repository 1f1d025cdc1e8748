import { newId } from './ids.ts';

/** How a chat shows its messages: one stream, topics only, or two people. */
export type ChatMode = 'group' | 'topic' | 'p2p';

/** A chat as a test may change it: the platform reads these fields at each call. */
export interface Chat {
  readonly id: string;
  readonly mode: ChatMode;
  /** The open_id of the other side of a p2p chat. */
  readonly partner?: string;
  name: string;
  /** False makes sending fail with 230002. */
  botIsMember: boolean;
  /** True makes sending fail with 232009. */
  dissolved: boolean;
  /** False makes a reply in a thread fail with 230071. */
  threads: boolean;
}

/** What to know of a new chat. */
export interface ChatOptions {
  readonly id?: string;
  readonly name?: string;
  readonly mode?: ChatMode;
  readonly partner?: string;
  readonly threads?: boolean;
}

/** All chats of the tenant that the platform knows. */
export interface ChatBook {
  get(id: string): Chat | undefined;
  /** The chat with that id, or a new one with the bot in it. */
  ensure(options: ChatOptions): Chat;
  /** The p2p chat with a person, made at need. */
  withPerson(openId: string): Chat;
}

/** An empty book. */
export function createChatBook(): ChatBook {
  const chats = new Map<string, Chat>();
  const ensure = ({ id = newId('oc_'), name, mode = 'group', partner, threads = true }: ChatOptions): Chat => {
    const known = chats.get(id);
    if (known) return known;
    const chat: Chat = {
      id,
      mode,
      name: name ?? `群 ${chats.size + 1}`,
      botIsMember: true,
      dissolved: false,
      threads,
      ...(partner !== undefined && { partner }),
    };
    chats.set(id, chat);
    return chat;
  };
  return {
    get: (id) => chats.get(id),
    ensure,
    withPerson: (openId) =>
      [...chats.values()].find((chat) => chat.mode === 'p2p' && chat.partner === openId) ??
      ensure({ mode: 'p2p', partner: openId, name: openId }),
  };
}
