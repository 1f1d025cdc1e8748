import type { WechatContact, WechatRoom } from '../protocol.ts';
import { contactPayload, memberPayload, officialAccount, type Puppet, roomPayload } from './wechaty.ts';

/** Who and what the account knows, asked of the puppet. */
export type Directory = {
  rooms(): Promise<WechatRoom[]>;
  friends(): Promise<WechatContact[]>;
  room(id: string): Promise<WechatRoom>;
  contact(id: string): Promise<WechatContact>;
  /** The name that somebody goes by in a group, where they have one of their own there. */
  aliasInRoom(roomId: string, contactId: string): Promise<string | undefined>;
};

/** Accounts of WeChat itself that write to people; the same for everybody. */
const ownAccounts: ReadonlySet<string> = new Set([
  'weixin',
  'filehelper',
  'fmessage',
  'newsapp',
  'medianote',
  'notification_messages',
  'weixinreminder',
  'qqmail',
]);

/** A puppet may try for a minute to find out a name; nobody waits that long for an answer. */
const patienceMs = 5_000;

export function createDirectory(puppet: Puppet): Directory {
  const directory: Directory = {
    rooms: async () => withoutGaps(await puppet.roomList(), directory.room),
    async friends() {
      const contacts = await withoutGaps(await puppet.contactList(), directory.contact);
      return contacts.filter(({ id, isFriend }) => isFriend && id !== puppet.currentUserId);
    },
    // Not from the puppet's own memory, which may keep an old topic for days.
    async room(id) {
      const raw = await inTime(puppet.roomRawPayload(id));
      return { id, topic: roomPayload.parse(await puppet.roomRawPayloadParser(raw)).topic };
    },
    async contact(id) {
      const payload = contactPayload.parse(await inTime(puppet.contactPayload(id)));
      return {
        id,
        name: payload.name,
        isFriend: payload.friend ?? false,
        isPerson: payload.type !== officialAccount && !ownAccounts.has(id),
        ...(payload.alias ? { remark: payload.alias } : {}),
        ...(payload.weixin ? { weixin: payload.weixin } : {}),
      };
    },
    async aliasInRoom(roomId, contactId) {
      try {
        return memberPayload.parse(await inTime(puppet.roomMemberPayload(roomId, contactId))).roomAlias;
      } catch {
        return undefined;
      }
    },
  };
  return directory;
}

/** What cannot be found out is left out. */
async function withoutGaps<T>(ids: readonly string[], find: (id: string) => Promise<T>): Promise<T[]> {
  const found = await Promise.allSettled(ids.map(find));
  return found.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

async function inTime<T>(asking: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the puppet does not answer')), patienceMs);
  });
  try {
    return await Promise.race([asking, late]);
  } finally {
    clearTimeout(timer);
  }
}
