import type { Log } from '../../../bot/log.ts';
import type { Timers } from '../../../bot/timers.ts';
import type { AddressBook } from '../people/address-book.ts';
import type { Down } from '../process/supervisor.ts';
import type { ChildEvent } from '../protocol.ts';
import type { ScanDesk } from './scan.ts';
import type { StatusBoard, WechatState } from './status.ts';

export type AccountParts = {
  board: StatusBoard;
  book: AddressBook;
  desk: ScanDesk;
  timers: Timers;
  log: Log;
  quietAfterLoginMs: number;
  /** Asks the child for groups and contacts. */
  list(): void;
  /** Groups and contacts are known. */
  onListed(): void;
};

/** Where the account is between a scan and being ready. */
export type Account = {
  take(event: ChildEvent): void;
  up(): void;
  down(down: Down): void;
  /** Sending rests until then. */
  rest(until: number): void;
  /** Looks again whether all groups are found. */
  refresh(): void;
  isListed(): boolean;
  /** When sending begins; undefined while not logged in or contacts are not known. */
  opensAt(): number | undefined;
};

/** With some accounts the contacts never count as loaded; then they are asked for anyway. */
const readyAtLatestMs = 120_000;

export function createAccount(parts: AccountParts): Account {
  const { board, book, desk, timers, log, quietAfterLoginMs, list, onListed } = parts;
  let loginAt: number | undefined;
  let isListed = false;
  let restsUntil = 0;
  let alarms: (() => void)[] = [];
  return {
    take(event) {
      if (event.type === 'scan') scan(event);
      else if (event.type === 'login') login();
      else if (event.type === 'ready') list();
      else if (event.type === 'directory') listed(event);
      else if (event.type === 'logout') leave('logged-out');
      else if (event.type === 'backing-off') backOff(event);
    },
    up: () => leave('starting'),
    down: ({ reason, nextAt }) => leave(nextAt === undefined ? 'failed' : 'backing-off', reason),
    rest(until) {
      restsUntil = until;
      alarms.push(timers.after(until - timers.now(), refresh));
      refresh();
    },
    refresh,
    isListed: () => isListed,
    opensAt: () => (isListed && loginAt !== undefined ? loginAt + quietAfterLoginMs : undefined),
  };

  function scan({ url, isScanned }: Extract<ChildEvent, { type: 'scan' }>): void {
    board.set('waiting-for-scan', ...(isScanned ? ['scanned, to be confirmed on the phone'] : []));
    if (!isScanned && url !== '') desk.ask(url);
  }

  function login(): void {
    leave('logged-in');
    desk.done({ isLoggedIn: true });
    loginAt = timers.now();
    log.info({}, 'WeChat: logged in');
    alarms = [timers.after(readyAtLatestMs, () => isListed || list()), timers.after(quietAfterLoginMs, refresh)];
  }

  function listed(directory: Extract<ChildEvent, { type: 'directory' }>): void {
    book.replace(directory);
    isListed = true;
    const problems = book.problems();
    log[problems.length > 0 ? 'warn' : 'info']({ groups: directory.rooms.length, problems }, 'WeChat: contacts loaded');
    refresh();
    onListed();
  }

  function backOff({ pauseMs, detail }: Extract<ChildEvent, { type: 'backing-off' }>): void {
    log.warn({ pauseSeconds: pauseMs / 1000 }, `WeChat: ${detail}, tries again after a pause`);
    leave('backing-off', `${detail}, next try in ${Math.ceil(pauseMs / 1000)} s`);
  }

  function leave(state: WechatState, detail?: string): void {
    for (const callOff of alarms) callOff();
    alarms = [];
    loginAt = undefined;
    isListed = false;
    book.clear();
    desk.done({ isLoggedIn: false });
    board.set(state, detail);
  }

  function refresh(): void {
    const now = timers.now();
    if (!isListed || loginAt === undefined || now < loginAt + quietAfterLoginMs) return;
    if (now < restsUntil) board.set('resting', `until ${new Date(restsUntil).toISOString()}`);
    else board.set(book.problems().length > 0 ? 'degraded' : 'ready');
  }
}
