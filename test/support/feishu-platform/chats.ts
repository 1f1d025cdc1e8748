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
