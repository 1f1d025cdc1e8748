import { z } from 'zod';

/** What the made-up WeChat tells a puppet, and what the puppet tells it, one JSON document a line. */
export const contactOnWire = z.object({
  id: z.string(),
  name: z.string(),
  alias: z.string().optional(),
  weixin: z.string().optional(),
  friend: z.boolean(),
  official: z.boolean(),
});
export const roomOnWire = z.object({
  id: z.string(),
  topic: z.string(),
  memberIds: z.array(z.string()),
  /** What members call themselves in the group, by their id. */
  aliases: z.record(z.string(), z.string()),
});

export const orderSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('scan'), url: z.string(), status: z.number() }),
  z.object({
    do: z.literal('log-in'),
    me: z.string(),
    contacts: z.array(contactOnWire),
    rooms: z.array(roomOnWire),
    isReady: z.boolean(),
  }),
  z.object({ do: z.literal('log-out') }),
  z.object({ do: z.literal('remember'), value: z.string() }),
  z.object({
    do: z.literal('message'),
    id: z.string(),
    from: z.string(),
    room: z.string().optional(),
    text: z.string().optional(),
    mentions: z.array(z.string()),
    timestamp: z.number(),
  }),
  z.object({ do: z.literal('new-room'), room: roomOnWire }),
  z.object({ do: z.literal('rename'), room: z.string(), topic: z.string(), by: z.string() }),
  z.object({ do: z.literal('join'), room: z.string(), who: z.string(), by: z.string() }),
  z.object({ do: z.literal('leave'), room: z.string(), who: z.string(), by: z.string() }),
  z.object({ do: z.literal('settle'), send: z.number(), error: z.string().optional(), code: z.string().optional() }),
  z.object({ do: z.literal('errors'), count: z.number() }),
  z.object({ do: z.literal('break'), how: z.enum(['throw', 'reject', 'exit', 'hang', 'grow']) }),
]);
export type Order = z.infer<typeof orderSchema>;

export const reportSchema = z.discriminatedUnion('tell', [
  z.object({ tell: z.literal('here'), pid: z.number(), remembers: z.string().optional() }),
  z.object({
    tell: z.literal('send'),
    send: z.number(),
    to: z.string(),
    text: z.string().optional(),
    picture: z.object({ name: z.string(), base64: z.string() }).optional(),
  }),
]);
export type Report = z.infer<typeof reportSchema>;

/** Cuts a stream into lines. */
export function lineReader(onLine: (line: string) => void): (data: Buffer | string) => void {
  let rest = '';
  return (data) => {
    const lines = `${rest}${data}`.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') onLine(line);
  };
}
