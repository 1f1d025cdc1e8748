import { join } from 'node:path';
import { sayReply } from '../../bot/answers/reply.ts';
import type { Inbound } from '../../bot/inbound.ts';
import type { Message } from '../../bot/message.ts';
import type { Reply } from '../../bot/reply.ts';
import { createAccount } from './account/account.ts';
import { createLock } from './account/lock.ts';
import { createScanDesk } from './account/scan.ts';
import { createStatusBoard, healthFrom, type Tallies, type WechatStatus } from './account/status.ts';
import { createEvents } from './events.ts';
import { createAccept } from './inbound/accept.ts';
import { createIntake } from './inbound/intake.ts';
import { createPersonLimit } from './inbound/person-limit.ts';
import { createMeter } from './outbound/meter.ts';
import { createRest } from './outbound/rest.ts';
import { createSend } from './outbound/send.ts';
import type { WechatAdapter, WechatParts } from './parts.ts';
import { createAddressBook } from './people/address-book.ts';
import { openRenamings } from './people/renamings.ts';
import { createStartChild } from './process/child.ts';
import { createSupervisor } from './process/supervisor.ts';
import type { WechatSettings } from './settings.ts';

const risk =
  'WeChat has no official interface for groups: this account may be restricted or banned at any time. Use a spare one.';

const tooManyReply = sayReply('none', 'zh', '您十分钟内问得有点多，请过几分钟再接着问。');

/** WeChat groups and direct chats through wechaty, which runs in a process of its own. */
export function createWechatAdapter(parts: WechatParts, settings: WechatSettings): WechatAdapter {
  const { log, timers, figures, random = Math.random } = parts;
  const { pace, sessionFolder, puppet, token } = settings;
  const board = createStatusBoard(timers.now, (state) => log.info({ state }, 'WeChat: state'));
  const book = createAddressBook({ groups: settings.groups, renamings: openRenamings(sessionFolder) });
  const desk = createScanDesk({ now: timers.now, show: parts.showScan, notify: parts.notifyAdmins });
  const rest = createRest(timers.now);
  const lock = createLock(sessionFolder, timers);
  const tallies: Tallies = { errors: 0 };
  let inbound: Inbound | undefined;
  let stopping: Promise<void> | undefined;
  const supervisor = createSupervisor({
    startChild: parts.startChild ?? createStartChild(settings.environment),
    command: {
      type: 'start',
      puppet,
      sessionFile: join(sessionFolder, 'session.json'),
      ...(token === undefined ? {} : { token }),
    },
    timers,
    log,
    takeAccount: lock.take,
    onEvent: (event) => events.take(event),
    onUp: () => account.up(),
    onDown(down) {
      events.drop();
      account.down(down);
    },
  });
  const account = createAccount({
    board,
    book,
    desk,
    timers,
    log,
    quietAfterLoginMs: settings.quietAfterLoginMs,
    list: () => supervisor.tell({ type: 'list' }),
    onListed: () => events.release(),
  });
  const send = createSend({
    figures,
    log,
    book,
    rest,
    timers,
    meter: createMeter({ pace, now: timers.now, random }),
    opensAt: account.opensAt,
    hand: supervisor.send,
    onSent() {
      tallies.lastSentAt = timers.now();
    },
    onTooOften() {
      const until = rest.until() ?? timers.now();
      log.warn(
        { until: new Date(until).toISOString() },
        'WeChat says that it sends too often: nothing is sent until then',
      );
      account.rest(until);
    },
  });
  const intake = createIntake({
    accept: createAccept({ book, prefixes: settings.prefixes, now: timers.now }),
    limit: createPersonLimit(settings.perPerson),
    timers,
    log,
    answer,
    tooManyReply,
  });
  const events = createEvents({ account, book, intake, tallies, log, now: timers.now, inbound: () => inbound });
  const status = (): WechatStatus => ({ ...board.now(), ...tallies, unresolved: book.problems() });
  return {
    name: 'wechat',
    capabilities: { buttons: false, images: true, idempotent: false, pace },
    status,
    scan: desk.current,
    health: () => healthFrom(status()),
    send,
    async start(to) {
      log.warn({}, risk);
      inbound = to;
      supervisor.start();
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };

  async function stop(): Promise<void> {
    await intake.rest();
    await supervisor.stop();
    lock.release();
    board.set('stopped');
  }

  /** Beside the outbox, and so without a second try. */
  async function answer({ id, chat, sender }: Message, reply: Reply): Promise<void> {
    const replyTo = { messageId: id, senderId: sender.id, ...(sender.name ? { senderName: sender.name } : {}) };
    try {
      await send(chat, reply, { idempotencyKey: `answer:wechat:${id}`, replyTo });
    } catch (error) {
      log.warn({ messageId: id, reason: error instanceof Error ? error.message : String(error) }, 'answer not sent');
    }
  }
}
