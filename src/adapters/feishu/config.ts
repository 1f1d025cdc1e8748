/** How events come in: the long connection that the bot opens itself, or posts to an address of ours. */
export type FeishuTransport =
  | { kind: 'websocket' }
  | { kind: 'webhook'; host: string; port: number; encryptKey: string; verificationToken: string };

/** What the Feishu adapter needs to know; `config.ts` of the program fills it from the settings. */
export type FeishuConfig = {
  /** `cli_` and 16 hexadecimal digits. */
  appId: string;
  appSecret: string;
  /** Base address of the platform's API without a slash at the end. */
  domain: string;
  transport: FeishuTransport;
  /** Groups that are served, by chat id; without it all that the bot is added to. */
  chats?: readonly string[];
  /** Text at the start of a group message that addresses the bot without a mention. */
  prefix?: string;
};

/** Pauses and limits in milliseconds. */
export type Timing = {
  /** Longest wait for one call of the API, answer included. */
  call: number;
  /** Longest wait for the WebSocket handshake. */
  handshake: number;
  /** Longest wait for the answer to a ping before a connection counts as dead. */
  pong: number;
  /** How often a connection is looked at. */
  watch: number;
  /** Pause before the first reconnect; it doubles with each failure up to the longest. */
  firstPause: number;
  longestPause: number;
  /** Pause after the platform refused the app itself, which only a person can mend. */
  refusedPause: number;
  /** Latest answer to a click; the platform shows an error after three seconds. */
  toast: number;
};

export const defaultTiming: Timing = {
  call: 15_000,
  handshake: 15_000,
  pong: 10_000,
  watch: 1_000,
  firstPause: 1_000,
  longestPause: 60_000,
  refusedPause: 600_000,
  toast: 800,
};
