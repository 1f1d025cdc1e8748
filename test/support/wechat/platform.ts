import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { lineReader, type Order, type Report, reportSchema, type roomOnWire } from './wire.ts';

/** The key is what tests call them, by default the name; nobody else knows it. */
export type Person = {
  key?: string;
  name: string;
  remark?: string;
  weixin?: string;
  isFriend?: boolean;
  isOfficial?: boolean;
};
export type Group = {
  key?: string;
  topic: string;
  members: readonly string[];
  aliases?: Readonly<Record<string, string>>;
};

/** Something that WeChat showed: to whom by their key, and in which log-in it was sent. */
export type Shown = { to: string; text: string; picture?: { name: string; base64: string }; logIn: number; at: number };

/** How a send ends that is not simply shown. */
export type Refusal = { error: string; code?: string };

export type WechatSketch = {
  me?: string;
  people?: readonly Person[];
  groups?: readonly Group[];
  /** As with a session from before; else it waits to be scanned. */
  logsInByItself?: boolean;
  now?: () => number;
};

type Send = Extract<Report, { tell: 'send' }>;

/**
 * A made-up WeChat that outlives the bot's process: it knows people and groups, gives them new ids at every log-in,
 * hands messages over, and keeps what it was sent.
 */
export async function aWechat({
  me = '案例助手',
  people = [{ name: '张三' }, { name: '李四' }],
  groups = [{ topic: '政务服务案例群', members: ['张三', '李四'] }],
  logsInByItself = true,
  now = Date.now,
}: WechatSketch = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-'));
  const path = join(folder, 'socket');
  const rooms = new Map(groups.map((group) => [group.key ?? group.topic, { ...group }]));
  const shown: Shown[] = [];
  const refusals: Refusal[] = [];
  const pids: number[] = [];
  const remembered: (string | undefined)[] = [];
  let hasSessions = logsInByItself;
  let logIn = 0;
  let isLoggedIn = false;
  let isHolding = false;
  let held: { send: Send; from: Socket }[] = [];
  let puppet: Socket | undefined;
  let messages = 0;

  const idOf = (key: string) => `@${logIn}-${key}`;
  const roomIdOf = (key: string) => `@@${logIn}-${key}`;
  const keyOf = (id: string) => id.replace(/^@+\d+-/, '');
  const order = (each: Order, to: Socket | undefined = puppet) => to?.write(`${JSON.stringify(each)}\n`);
  const onWire = ({ topic, key = topic, members, aliases = {} }: Group): z.infer<typeof roomOnWire> => ({
    id: roomIdOf(key),
    topic,
    memberIds: [me, ...members].map(idOf),
    aliases: Object.fromEntries(Object.entries(aliases).map(([name, alias]) => [idOf(name), alias])),
  });

  const server = createServer((socket) => {
    puppet = socket;
    isLoggedIn = false;
    socket.on(
      'data',
      lineReader((line) => take(reportSchema.parse(JSON.parse(line)), socket)),
    );
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));

  function take(report: Report, from: Socket): void {
    if (report.tell === 'here') {
      pids.push(report.pid);
      remembered.push(report.remembers);
      if (hasSessions) enter();
    } else if (isHolding) held.push({ send: report, from });
    else settle(report, from);
  }

  function settle(send: Send, from: Socket): void {
    const refusal = refusals.shift();
    if (!refusal)
      shown.push({
        to: keyOf(send.to),
        text: send.text ?? '',
        ...(send.picture ? { picture: send.picture } : {}),
        logIn: Number(/^@+(\d+)/.exec(send.to)?.[1]),
        at: now(),
      });
    order({ do: 'settle', send: send.send, ...refusal }, from);
  }

  /** As after a scan, or with a session from before. */
  function enter({ isReady = true } = {}): void {
    logIn += 1;
    isLoggedIn = true;
    const everybody: Person[] = [{ name: me, isFriend: false }, ...people];
    const contacts = everybody.map(({ name, key = name, remark, weixin, isFriend, isOfficial = false }) => ({
      id: idOf(key),
      name,
      friend: isFriend ?? true,
      official: isOfficial,
      ...(remark ? { alias: remark } : {}),
      ...(weixin ? { weixin } : {}),
    }));
    order({ do: 'log-in', me: idOf(me), contacts, rooms: [...rooms.values()].map(onWire), isReady });
  }

  return {
    /** Path of its socket, which the led puppet takes for its token. */
    path,
    shown,
    /** Process ids of the puppets that came, in their order. */
    pids,
    /** What each puppet knew of an earlier log-in. */
    remembered,
    isLoggedIn: () => isLoggedIn,
    heldCount: () => held.length,
    logIn(options?: { isReady?: boolean }) {
      hasSessions = true;
      enter(options);
    },
    logOut() {
      isLoggedIn = false;
      hasSessions = false;
      order({ do: 'log-out' });
    },
    scan: (url: string, status = 2) => order({ do: 'scan', url, status }),
    remember: (value: string) => order({ do: 'remember', value }),
    /** Somebody writes to the account, or in a group. The answer is the message's id. */
    say(from: string, text: string | undefined, { to, id, mentions = [], sentAt = now() }: SayOptions = {}): string {
      messages += 1;
      const messageId = id ?? `m${messages}`;
      order({
        do: 'message',
        id: messageId,
        from: idOf(from),
        ...(text === undefined ? {} : { text }),
        ...(to === undefined ? {} : { room: roomIdOf(to) }),
        mentions: mentions.map(idOf),
        timestamp: sentAt,
      });
      return messageId;
    },
    /** The group keeps its id until the next log-in. */
    rename(key: string, topic: string, { unnoticed = false } = {}) {
      const group = rooms.get(key);
      if (!group) throw new Error(`there is no group ${key}`);
      rooms.set(key, { ...group, key, topic });
      if (!unnoticed) order({ do: 'rename', room: roomIdOf(key), topic, by: idOf(group.members[0] ?? me) });
    },
    /** A group that the account did not know of at its log-in. */
    found(group: Group) {
      rooms.set(group.key ?? group.topic, { ...group });
      order({ do: 'new-room', room: onWire(group) });
    },
    dissolve: (key: string) => rooms.delete(key),
    join: (key: string, who: string, by: string) =>
      order({ do: 'join', room: roomIdOf(key), who: idOf(who), by: idOf(by) }),
    leave: (key: string, who: string, by: string) =>
      order({ do: 'leave', room: roomIdOf(key), who: idOf(who), by: idOf(by) }),
    refuseNext: (...next: Refusal[]) => refusals.push(...next),
    /** Sends arrive, and neither succeed nor fail until they are let go. */
    hold() {
      isHolding = true;
    },
    letGo() {
      isHolding = false;
      for (const { send, from } of held.splice(0)) settle(send, from);
    },
    forgetHeld() {
      held = [];
    },
    errors: (count: number) => order({ do: 'errors', count }),
    break: (how: Extract<Order, { do: 'break' }>['how']) => order({ do: 'break', how }),
    async close() {
      puppet?.destroy();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type SayOptions = { to?: string; id?: string; mentions?: readonly string[]; sentAt?: number };
export type Wechat = Awaited<ReturnType<typeof aWechat>>;
