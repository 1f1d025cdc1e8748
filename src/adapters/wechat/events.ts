import type { Inbound } from '../../bot/inbound.ts';
import type { Log } from '../../bot/log.ts';
import type { Account } from './account/account.ts';
import type { Tallies } from './account/status.ts';
import type { Intake } from './inbound/intake.ts';
import type { AddressBook } from './people/address-book.ts';
import type { ChildEvent, WechatMessage } from './protocol.ts';

export type EventParts = {
  account: Account;
  book: AddressBook;
  intake: Intake;
  tallies: Tallies;
  log: Log;
  now: () => number;
  /** Where the bot hears of things; undefined before the start. */
  inbound(): Inbound | undefined;
};

export type Events = {
  take(event: ChildEvent): void;
  /** Groups and contacts are known: what came before that is dealt with now. */
  release(): void;
  /** The log-in is gone, and what came in it with it. */
  drop(): void;
};

/** Takes what the child tells to where it belongs. */
export function createEvents({ account, book, intake, tallies, log, now, inbound }: EventParts): Events {
  /** Who somebody is can only be told once all groups and contacts are known. */
  let held: WechatMessage[] = [];
  return {
    take,
    release() {
      for (const message of held.splice(0)) takeMessage(message);
    },
    drop() {
      held = [];
    },
  };

  function take(event: ChildEvent): void {
    switch (event.type) {
      case 'message':
        takeMessage(event);
        break;
      case 'errors':
        tallies.errors += event.count;
        log.debug({ count: event.count, last: event.last }, 'WeChat: errors of wechaty');
        break;
      case 'renamed':
        rename(event.room);
        break;
      case 'joined':
      case 'left':
        change(event);
        break;
      default:
        if (event.type === 'logout') held = [];
        account.take(event);
    }
  }

  function takeMessage(message: WechatMessage): void {
    const to = inbound();
    if (!account.isListed()) held.push(message);
    else if (to) {
      if (!message.isOwn) tallies.lastReceivedAt = now();
      intake.take(message, to);
      account.refresh();
    }
  }

  function rename(room: Extract<ChildEvent, { type: 'renamed' }>['room']): void {
    if (!account.isListed()) return;
    log.warn({ topic: room.topic }, 'WeChat: a group changed its name; WECHAT_GROUPS should have it as well, old=new');
    book.learnRoom(room);
    account.refresh();
  }

  function change({ type, room }: Extract<ChildEvent, { type: 'joined' | 'left' }>): void {
    const to = inbound();
    if (!account.isListed() || !to) return;
    const chat = book.chatOfRoom(room);
    if ('problem' in chat) {
      log.info({ reason: chat.problem }, `WeChat: ${type} a group that is not served`);
      return;
    }
    const told = type === 'joined' ? to.joined('wechat', chat) : to.left('wechat', chat.id);
    told.catch((error) => log.error({ err: error }, `WeChat: could not note that the bot ${type} a group`));
  }
}
