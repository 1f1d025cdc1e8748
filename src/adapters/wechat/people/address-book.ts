import type { Chat } from '../../../bot/message.ts';
import type { WechatContact, WechatRoom } from '../protocol.ts';
import { normaliseName } from './normalise-name.ts';
import type { Renamings } from './renamings.ts';

/** Why a chat is not used. */
export type Unusable = 'unlisted' | 'unnamed' | 'lost' | 'ambiguous';
export type Found = { conversation: string } | { problem: Unusable };

/**
 * Who is who in this log-in. WeChat gives groups and people new ids at every log-in, so they are known by what they are
 * called; where two are called the same, neither is used.
 */
export type AddressBook = {
  /** Everything that the account knows after a log-in; what was known before is void. */
  replace(directory: { rooms: readonly WechatRoom[]; contacts: readonly WechatContact[] }): void;
  /** Forgets all, as after a log-out. */
  clear(): void;
  /** A group that shows up or changes its topic; within a log-in it stays the chat that it was. */
  learnRoom(room: WechatRoom): void;
  learnContact(contact: WechatContact): void;
  chatOfRoom(room: WechatRoom): Chat | { problem: Unusable };
  chatOfContact(contact: WechatContact): Chat | { problem: Unusable };
  /** A name for somebody that nobody can give themselves, or else their id of this log-in. */
  senderId(contact: WechatContact): string;
  /** The conversation of this log-in that a chat is. */
  find(chatId: string): Found;
  /** Groups and people that are lost or cannot be told apart, in words. */
  problems(): readonly string[];
};

export type AddressBookParts = {
  /** The groups that are served, each with its names; empty: all. */
  groups: readonly (readonly string[])[];
  renamings: Renamings;
};

export function createAddressBook({ groups, renamings }: AddressBookParts): AddressBook {
  const listed = listedNames(groups);
  const rooms = new Map<string, string>();
  const friends = new Map<string, string>();
  /** Chats that something was for and that could not be found. */
  const missed = new Set<string>();
  let isFilled = false;
  return {
    replace({ rooms: known, contacts }) {
      rooms.clear();
      friends.clear();
      isFilled = true;
      for (const room of known) learnRoom(room);
      for (const contact of contacts) learnContact(contact);
    },
    clear() {
      rooms.clear();
      friends.clear();
      isFilled = false;
    },
    learnRoom,
    learnContact,
    chatOfRoom(room) {
      learnRoom(room);
      const name = rooms.get(room.id);
      if (name === undefined) return { problem: 'unnamed' };
      if (listed.size > 0 && ![...listed.values()].includes(name)) return { problem: 'unlisted' };
      if (idsOf(rooms, name).length > 1) return { problem: 'ambiguous' };
      return { id: `group:${name}`, kind: 'group', name: room.topic };
    },
    chatOfContact(contact) {
      learnContact(contact);
      const name = nameOf(contact);
      if (name === undefined) return { problem: 'unnamed' };
      if (idsOf(friends, name).length > 1) return { problem: 'ambiguous' };
      return { id: `direct:${name}`, kind: 'direct', name: contact.remark ?? contact.name };
    },
    senderId(contact) {
      const name = nameOf(contact);
      if (name === undefined || name.startsWith('name:')) return contact.id;
      return contact.weixin || idsOf(friends, name).length === 1 ? name : contact.id;
    },
    find(chatId) {
      const found = find(chatId);
      if ('problem' in found) missed.add(chatId);
      else missed.delete(chatId);
      return found;
    },
    problems() {
      if (!isFilled) return [];
      const groupIds = new Set([...listed.values()].map((name) => `group:${name}`));
      return [...new Set([...groupIds, ...missed])].flatMap((chatId) => {
        const found = find(chatId);
        return 'problem' in found ? [describe(chatId, found.problem)] : [];
      });
    },
  };

  function learnRoom({ id, topic }: WechatRoom): void {
    const name = normaliseName(topic);
    const known = rooms.get(id);
    if (name === '') return;
    if (known === undefined) rooms.set(id, listed.get(name) ?? renamings.oldNameOf(name) ?? name);
    else if ((listed.get(name) ?? known) === known) renamings.note(known, listed.has(name) ? known : name);
  }

  function learnContact(contact: WechatContact): void {
    const name = nameOf(contact);
    if (name !== undefined) friends.set(contact.id, name);
  }

  function find(chatId: string): Found {
    const [kind, name] = [chatId.slice(0, chatId.indexOf(':')), chatId.slice(chatId.indexOf(':') + 1)];
    const [id, ...more] = idsOf(kind === 'group' ? rooms : friends, name);
    if (id === undefined) return { problem: 'lost' };
    return more.length > 0 ? { problem: 'ambiguous' } : { conversation: id };
  }
}

/** Every name of a served group with the first one, which is its identity. */
function listedNames(groups: readonly (readonly string[])[]): Map<string, string> {
  return new Map(
    groups.flatMap((names) => {
      const normal = names.map(normaliseName);
      return normal.map((name): [string, string] => [name, normal[0] ?? name]);
    }),
  );
}

/** By what WeChat makes unique, by what the account's owner chose, or by what they call themselves, in this order. */
function nameOf({ weixin, remark, name }: WechatContact): string | undefined {
  if (weixin) return `weixin:${weixin}`;
  if (remark && normaliseName(remark)) return `remark:${normaliseName(remark)}`;
  return normaliseName(name) ? `name:${normaliseName(name)}` : undefined;
}

function describe(chatId: string, problem: Unusable): string {
  const name = chatId.slice(chatId.indexOf(':') + 1);
  return problem === 'ambiguous' ? `more than one chat is called ${name}` : `no chat is called ${name}`;
}

function idsOf(book: ReadonlyMap<string, string>, name: string): string[] {
  return [...book].filter(([, each]) => each === name).map(([id]) => id);
}
