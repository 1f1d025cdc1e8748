/** Where a message was written: a group, or a direct chat with the bot. */
export type Chat = { id: string; kind: 'group' | 'direct'; name?: string };
export type Sender = { id: string; name?: string };

/** A message as every channel hands it over: plain text, mentions of the bot already recognised. */
export type Message = {
  /** Unique within the channel; the same event delivered twice has the same id. */
  id: string;
  /** Name of the adapter it came through, such as `feishu`. */
  channel: string;
  chat: Chat;
  sender: Sender;
  /** Topic of a topic group, where the platform has such. */
  thread?: string;
  text: string;
  /**
   * The message it answers, where the platform tells: its id there, and its text where that came along. `inThread`: it
   * was not picked out, but begins the thread in which this one was written.
   */
  quotes?: { id?: string; text?: string; inThread?: true };
  mentionsBot: boolean;
  /** When it was sent, in milliseconds since the epoch. */
  sentAt: number;
};
