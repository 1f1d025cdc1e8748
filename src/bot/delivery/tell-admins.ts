import { sayReply } from '../answers/reply.ts';
import type { Store } from '../state/store.ts';

export type AdminNotice = {
  /** The channel that has something to say; nobody is told through it. */
  from: string;
  text: string;
  /** People in charge, as `channel:id`. */
  admins: readonly string[];
};

/** A notice is of use for half a day. */
const lifetimeMs = 12 * 60 * 60_000;

/** Puts a notice to the people in charge into the outbox, each on their own channel; how many it goes to. */
export async function tellAdmins(store: Store, { from, text, admins }: AdminNotice, now: number): Promise<number> {
  const others = admins.map(splitAdmin).filter(({ channel }) => channel !== from);
  await store.transaction(async (within) => {
    for (const { channel, id } of others)
      await within.outbox.add(
        {
          key: `notice:${from}:${channel}:${id}:${now}`,
          kind: 'notice',
          channel,
          chatId: id,
          reply: sayReply('none', 'zh', text),
          expiresAt: now + lifetimeMs,
        },
        now,
      );
  });
  return others.length;
}

function splitAdmin(admin: string): { channel: string; id: string } {
  const colon = admin.indexOf(':');
  return { channel: admin.slice(0, colon), id: admin.slice(colon + 1) };
}
