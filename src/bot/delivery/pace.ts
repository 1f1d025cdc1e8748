/** How fast a platform may be sent to. Pauses in milliseconds; what is left out does not limit. */
export type Pace = {
  /** Least pause between two sends in one chat. */
  chatGapMs: number;
  /** Least pause between two sends of the account. */
  accountGapMs: number;
  /** Up to this much is added to the account's pause at random. */
  jitterMs?: number;
  /** Most sends of the account in any minute, and in any 24 hours. */
  perMinute?: number;
  perDay?: number;
  /** Most sends under way at a time, each to another chat. */
  atOnce?: number;
  /** Pushes: pause between two chats, drawn at random from this range, and the local hours they may go out in. */
  digestGapMs?: readonly [least: number, most: number];
  digestHours?: { from: number; to: number };
  /** Local hours in which nothing but answers is sent. */
  quietHours?: { from: number; to: number };
};
