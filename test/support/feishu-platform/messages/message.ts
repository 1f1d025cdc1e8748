/** A message that exists on the platform. */
export interface PostedMessage {
  readonly id: string;
  readonly chatId: string;
  /** The sender's open_id. */
  readonly from: string;
  readonly fromBot: boolean;
  readonly type: string;
  /** The content now, parsed from its JSON string; a card's JSON for an interactive message. */
  readonly content: Readonly<Record<string, unknown>>;
  /** The earlier contents of an edited message, oldest first. */
  readonly revisions: readonly Readonly<Record<string, unknown>>[];
  readonly parentId?: string;
  readonly rootId?: string;
  readonly threadId?: string;
  /** The uuid it was sent with. */
  readonly uuid?: string;
  /** How many further calls came with the same uuid within its hour: each would have been a double. */
  readonly repeats: number;
  /** Whom its content really pings: open_ids, `all`, mail addresses. */
  readonly pings: readonly string[];
  readonly recalled: boolean;
  /** Milliseconds of the platform's clock. */
  readonly createdAt: number;
  readonly updatedAt: number;
}
