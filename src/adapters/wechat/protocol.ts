import { z } from 'zod';

/** Somebody as the puppet knows them; the id holds for one log-in only. */
export const contactSchema = z.object({
  id: z.string(),
  /** The name that they gave themselves. */
  name: z.string(),
  /** The name that the account's owner gave them (备注名). */
  remark: z.string().optional(),
  /** Their WeChat id (微信号), where the puppet tells it. */
  weixin: z.string().optional(),
  /** Among the account's contacts, not only a member of some group. */
  isFriend: z.boolean(),
  /** Neither an official account nor one of WeChat's own. */
  isPerson: z.boolean(),
});
export type WechatContact = z.infer<typeof contactSchema>;

/** A group as the puppet knows it; the id holds for one log-in only. */
export const roomSchema = z.object({ id: z.string(), topic: z.string() });
export type WechatRoom = z.infer<typeof roomSchema>;

const messageSchema = z.object({
  type: z.literal('message'),
  id: z.string(),
  /** Without a text: a picture, a file, a voice message. */
  text: z.string().optional(),
  sender: contactSchema,
  /** Without a room: written to the account itself. */
  room: roomSchema.optional(),
  isOwn: z.boolean(),
  /** What the bot is called here: its own name, its alias in the group. */
  botNames: z.array(z.string()),
  mentionsBot: z.boolean(),
  mentionsOthers: z.boolean(),
  /** When it was sent, in milliseconds since the epoch. */
  sentAt: z.number(),
});
export type WechatMessage = z.infer<typeof messageSchema>;

/** Why the child ended itself. */
export const endReasons = ['missing-package', 'storm', 'session-interrupted', 'crash', 'disconnected'] as const;
export type EndReason = (typeof endReasons)[number];

/** Why WeChat did not take a message, as far as it can be told. */
export const sendFaults = ['too-often', 'logged-out', 'unreached', 'refused', 'unclear'] as const;
export type SendFault = (typeof sendFaults)[number];

/** What the child tells. */
export const childEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('scan'), url: z.string(), isScanned: z.boolean() }),
  z.object({ type: z.literal('login'), name: z.string() }),
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('logout') }),
  z.object({ type: z.literal('directory'), rooms: z.array(roomSchema), contacts: z.array(contactSchema) }),
  z.object({ type: z.literal('renamed'), room: roomSchema }),
  z.object({ type: z.literal('joined'), room: roomSchema }),
  z.object({ type: z.literal('left'), room: roomSchema }),
  messageSchema,
  /** From here on a message may be shown: told before the platform is called. */
  z.object({ type: z.literal('sending'), id: z.number() }),
  z.object({ type: z.literal('sent'), id: z.number() }),
  z.object({ type: z.literal('send-failed'), id: z.number(), fault: z.enum(sendFaults), detail: z.string() }),
  z.object({ type: z.literal('pong'), id: z.number(), memoryBytes: z.number() }),
  z.object({ type: z.literal('backing-off'), pauseMs: z.number(), detail: z.string() }),
  z.object({ type: z.literal('errors'), count: z.number(), last: z.string() }),
  z.object({ type: z.literal('ending'), reason: z.enum(endReasons), detail: z.string() }),
]);
export type ChildEvent = z.infer<typeof childEventSchema>;

const pictureSchema = z.object({ name: z.string(), base64: z.string() });

/** What the child is told. */
export const childCommandSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    /** A package, or the address of a module whose default export is a puppet. */
    puppet: z.string(),
    token: z.string().optional(),
    sessionFile: z.string(),
  }),
  /** Asks for all groups and contacts. */
  z.object({ type: z.literal('list') }),
  z.object({
    type: z.literal('send'),
    id: z.number(),
    /** Id of the room or the contact in this log-in. */
    to: z.string(),
    content: z.union([z.object({ text: z.string() }), z.object({ picture: pictureSchema })]),
  }),
  z.object({ type: z.literal('ping'), id: z.number() }),
  z.object({ type: z.literal('stop') }),
]);
export type ChildCommand = z.infer<typeof childCommandSchema>;
export type SendContent = Extract<ChildCommand, { type: 'send' }>['content'];
