import type { Log } from '../../bot/log.ts';
import type { Timers } from '../../bot/timers.ts';
import type { Adapter } from '../adapter.ts';
import type { FigureFiles } from '../figure-files.ts';
import type { Scan } from './account/scan.ts';
import type { WechatStatus } from './account/status.ts';
import type { StartChild } from './process/child.ts';

/** What the WeChat adapter is made of. */
export type WechatParts = {
  figures: FigureFiles;
  log: Log;
  timers: Timers;
  random?: () => number;
  /** Shows a QR code to the person at the terminal; left out where the output is a log. */
  showScan?: (text: string) => void;
  /** Tells the people in charge, on another channel, that somebody has to do something. */
  notifyAdmins?: (text: string) => void;
  startChild?: StartChild;
};

/** WeChat as a channel, with what the console shows of it. */
export type WechatAdapter = Adapter & {
  status(): WechatStatus;
  /** The QR code that waits for a scan, for a page that only the operator sees. */
  scan(): Scan | undefined;
};
