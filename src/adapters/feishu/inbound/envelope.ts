import { z } from 'zod';

/** Ids of the platform: nothing in them could change the path of a call. */
export const idSchema = z.string().regex(/^[\w-]{1,128}$/);

/** What every event of version 2.0 carries around its content. */
export const envelopeSchema = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string().regex(/^[\w:-]{1,128}$/),
    event_type: z.string().max(128),
    create_time: z.string().optional(),
    token: z.string().optional(),
    app_id: z.string(),
    tenant_key: z.string().min(1),
  }),
  event: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** A person or bot, by its id within our app. */
export const openIdSchema = z.object({ open_id: idSchema });

/** `im.message.receive_v1`, as far as it is read. */
export const messageEventSchema = z.object({
  sender: z.object({
    sender_id: openIdSchema,
    sender_type: z.string(),
    tenant_key: z.string().optional(),
  }),
  message: z.object({
    message_id: idSchema,
    parent_id: idSchema.or(z.literal('')).optional(),
    thread_id: idSchema.or(z.literal('')).optional(),
    create_time: z.string().regex(/^\d{1,16}$/),
    chat_id: idSchema,
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: z
      .array(
        z.object({ key: z.string(), name: z.string().default(''), id: z.object({ open_id: z.string().optional() }) }),
      )
      .optional(),
  }),
});
export type MessageEvent = z.infer<typeof messageEventSchema>;
export type Mention = NonNullable<MessageEvent['message']['mentions']>[number];

/** `im.message.recalled_v1` */
export const recalledEventSchema = z.object({ message_id: idSchema, chat_id: idSchema });

/** `im.chat.member.bot.added_v1`, `im.chat.member.bot.deleted_v1` and `im.chat.disbanded_v1` */
export const membershipEventSchema = z.object({ chat_id: idSchema, name: z.string().optional() });

/** `card.action.trigger` */
export const clickEventSchema = z.object({
  operator: z.object({ open_id: idSchema, tenant_key: z.string().optional() }),
  action: z.object({ value: z.unknown().optional() }),
  context: z.object({ open_message_id: idSchema, open_chat_id: idSchema }),
});
