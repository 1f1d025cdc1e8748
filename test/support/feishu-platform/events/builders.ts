import type { PostedMessage } from '../messages/message.ts';
import type { PlatformEvent } from './envelope.ts';

/** What any event may have otherwise than usual. */
export interface EventOptions {
  readonly eventId?: string;
  /** Time of the event and of its message in ms. Default: the platform's clock. */
  readonly at?: number;
  /** Another app's id, to see it ignored. */
  readonly appId?: string;
  /** Another tenant's key, to see it ignored. */
  readonly tenantKey?: string;
}

/** What a message may have beside its content. */
export interface MessageOptions extends EventOptions {
  readonly messageId?: string;
  /** The sender's open_id; default `ou_asker`. The bot's own is `platform.app.botOpenId`, with `senderType` bot
   * (older documents say app). */
  readonly from?: string;
  readonly senderType?: 'user' | 'bot' | 'app';
  /** The id of the quoted message: sets parent_id and root_id, and the thread when that message is in one. */
  readonly replyTo?: string;
  /** The topic's id; chats of mode `topic` open a new one for every message that quotes nothing. */
  readonly threadId?: string;
}

/** One piece of a rich text, as the platform names it: `{tag: 'text', text}`, `{tag: 'at', user_id}`, `{tag: 'a', …}`, … */
export type PostNode = { readonly tag: string } & Readonly<Record<string, unknown>>;

/** A rich text message. */
export interface PostContent {
  readonly title?: string;
  readonly paragraphs: readonly (readonly PostNode[])[];
}

/** The parts of a click that a shown card cannot tell. */
export interface ClickOptions extends EventOptions {
  /** Who clicked; default `ou_asker`. */
  readonly by?: string;
  /** The token for a delayed update; a new one by default. */
  readonly token?: string;
  /** Another chat than the message's, to see a forgery refused. */
  readonly chatId?: string;
  /** Anything else inside `action`, such as `form_value`. */
  readonly action?: Readonly<Record<string, unknown>>;
}

/**
 * Builders of the events that the bot may get. Chats are named by id.
 *
 * In a text, `@{bot}` mentions the bot, `@{ou_zhang|张三}` somebody else and `@{all}` everybody; they become the
 * placeholders of the platform (`@_user_1`, `@_all`) with their entries in `mentions`. In a post, a node
 * `{tag: 'at', user_id: 'bot' | 'all' | 'ou_…', user_name?}` does the same.
 */
export interface EventBuilders {
  text(chatId: string, text: string, options?: MessageOptions): PlatformEvent;
  post(chatId: string, content: PostContent, options?: MessageOptions): PlatformEvent;
  image(chatId: string, options?: MessageOptions): PlatformEvent;
  file(chatId: string, name: string, options?: MessageOptions): PlatformEvent;
  audio(chatId: string, options?: MessageOptions): PlatformEvent;
  sticker(chatId: string, options?: MessageOptions): PlatformEvent;
  /** A message of any other type, with its content as it is. */
  message(chatId: string, type: string, content: unknown, options?: MessageOptions): PlatformEvent;
  /** A person recalls a message that the platform knows; it counts as recalled once this is delivered or pushed. */
  recalled(messageId: string, options?: EventOptions): PlatformEvent;
  botAdded(chatId: string, options?: EventOptions & { readonly by?: string; readonly name?: string }): PlatformEvent;
  botRemoved(chatId: string, options?: EventOptions & { readonly by?: string }): PlatformEvent;
  /** A person opens the private chat with the bot. */
  chatEntered(chatId: string, options?: EventOptions & { readonly by?: string }): PlatformEvent;
  /** A click on a button, with the value that its behaviour carries or a forged one. */
  click(message: PostedMessage, value: unknown, options?: ClickOptions): PlatformEvent;
}
