import { z } from 'zod';

/**
 * The little that is used of wechaty, declared here so that the program builds and runs without it. What comes out of a
 * puppet is data from outside and is parsed by the schemas below.
 */
export type Puppet = {
  currentUserId: string;
  isLoggedIn: boolean;
  on(event: string, listener: (payload: unknown) => void): void;
  contactList(): Promise<string[]>;
  contactPayload(id: string): Promise<unknown>;
  roomList(): Promise<string[]>;
  roomRawPayload(id: string): Promise<unknown>;
  roomRawPayloadParser(raw: unknown): Promise<unknown>;
  roomMemberPayload(roomId: string, contactId: string): Promise<unknown>;
  messagePayload(id: string): Promise<unknown>;
  messageRawPayload(id: string): Promise<unknown>;
  messageSendText(to: string, text: string): Promise<unknown>;
  messageSendFile(to: string, file: unknown): Promise<unknown>;
};

export type Bot = {
  on(event: 'error', listener: (error: unknown) => void): void;
  init(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  memory: MemoryCard;
};

/** Where a puppet keeps its session. */
export type MemoryCard = {
  set(key: string, value: unknown): Promise<unknown>;
  entries(): AsyncIterable<[string, unknown]>;
  save(): Promise<void>;
};

export type Wechaty = {
  WechatyBuilder: { build(options: { puppet: Puppet }): Bot };
  log: { level(name: string): unknown };
};

/** `MessageType` of wechaty-puppet 1.21. */
export const messageTypes = { attachment: 1, audio: 2, image: 6, text: 7, video: 15 } as const;

/** `ContactType` of wechaty-puppet 1.21. */
export const officialAccount = 2;

/** `ScanStatus` of wechaty-puppet 1.21. */
export const scanStatus = { waiting: 2, scanned: 3, confirmed: 4 } as const;

const optionalText = z
  .string()
  .nullish()
  .transform((text) => text || undefined);

export const scanPayload = z.object({ qrcode: optionalText, status: z.number().catch(0) });
export const loginPayload = z.object({ contactId: z.string() });
export const messageEvent = z.object({ messageId: z.string() });
export const roomPayload = z.object({ topic: z.string().catch('') });
export const contactPayload = z.object({
  name: z.string().catch(''),
  alias: optionalText,
  weixin: optionalText,
  friend: z.boolean().nullish(),
  type: z.number().catch(0),
});
export const memberPayload = z.object({ name: optionalText, roomAlias: optionalText });
export const messagePayload = z.object({
  id: z.string(),
  talkerId: z.string(),
  roomId: optionalText,
  text: optionalText,
  /** Seconds with some puppets, milliseconds with others. */
  timestamp: z.number(),
  type: z.number(),
  mentionIdList: z.array(z.string()).nullish(),
});
export const roomTopicPayload = z.object({ roomId: z.string(), newTopic: z.string() });
export const roomJoinPayload = z.object({ roomId: z.string(), inviteeIdList: z.array(z.string().nullish()) });
export const roomLeavePayload = z.object({ roomId: z.string(), removeeIdList: z.array(z.string().nullish()) });
