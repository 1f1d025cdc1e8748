import type { ChildCommand, ChildEvent, EndReason } from '../protocol.ts';
import { deliver } from './deliver.ts';
import { createDirectory, type Directory } from './directory.ts';
import { createErrorMeter } from './error-meter.ts';
import { loadWechaty } from './load.ts';
import { readMessage } from './read-message.ts';
import { redact } from './redact.ts';
import { keepSession } from './session-file.ts';
import { fenceWechat4u, isWechat4u } from './wechat4u.ts';
import {
  loginPayload,
  messageEvent,
  type Puppet,
  roomJoinPayload,
  roomLeavePayload,
  roomTopicPayload,
  scanPayload,
  scanStatus,
} from './wechaty.ts';

export type RunningBot = {
  handle(command: Exclude<ChildCommand, { type: 'start' | 'ping' | 'stop' }>): Promise<void>;
  /** An error that nobody caught. */
  onError(error: unknown): void;
  /** Lets go of the account without logging out. */
  stop(): Promise<void>;
};

export type BotParts = {
  tell(event: ChildEvent): Promise<void>;
  end(reason: EndReason, detail: string): void;
};

/** Runs wechaty with one puppet; what happens goes to the parent. */
export async function runBot(
  { puppet: name, token, sessionFile }: Extract<ChildCommand, { type: 'start' }>,
  { tell, end }: BotParts,
): Promise<RunningBot> {
  const { wechaty, PuppetClass, FileBox } = await loadWechaty(name);
  wechaty.log.level('silent');
  const puppet = new PuppetClass(token === undefined ? {} : { token });
  const directory = createDirectory(puppet);
  const count = createErrorMeter({
    now: Date.now,
    report: (errors, last) => void tell({ type: 'errors', count: errors, last }),
    onStorm: (last) => end('storm', last),
  });
  const onError = (error: unknown) => count(redact(error));
  const fence = isWechat4u(puppet)
    ? fenceWechat4u(puppet, {
        onBackOff: (pauseMs) => void tell({ type: 'backing-off', pauseMs, detail: 'no connection to WeChat' }),
        onInterrupted: () => end('session-interrupted', 'the session broke off'),
      })
    : undefined;
  const bot = wechaty.WechatyBuilder.build({ puppet });
  bot.on('error', onError);
  await bot.init();
  await keepSession(bot.memory, sessionFile, () => fence?.isSessionOver() ?? true);
  listen(puppet, directory, { tell, onError, onReached: () => fence?.isReached() });
  await bot.start();
  return {
    onError,
    async handle(command) {
      if (command.type === 'send')
        return deliver({ puppet, tell, fileOf: (base64, file) => FileBox.fromBase64(base64, file) }, command);
      const [rooms, contacts] = await Promise.all([directory.rooms(), directory.friends()]);
      await tell({ type: 'directory', rooms, contacts });
    },
    // To stop wechat4u is to log out; its process just ends.
    stop: () => (fence ? Promise.resolve() : bot.stop()),
  };
}

type Listening = { tell: BotParts['tell']; onError(error: unknown): void; onReached(): void };

/** The puppet's own events, which are plain data; what fails over one of them is counted, never thrown. */
function listen(puppet: Puppet, directory: Directory, { tell, onError, onReached }: Listening): void {
  const on = (event: string, take: (payload: unknown) => Promise<void>) =>
    puppet.on(event, (payload) => void take(payload).catch(onError));
  on('scan', async (payload) => {
    onReached();
    const { qrcode = '', status } = scanPayload.parse(payload);
    const isScanned = status === scanStatus.scanned || status === scanStatus.confirmed;
    await tell({ type: 'scan', url: qrcode, isScanned });
  });
  on('login', async (payload) => {
    onReached();
    const { name } = await directory.contact(loginPayload.parse(payload).contactId);
    await tell({ type: 'login', name });
  });
  on('ready', async () => tell({ type: 'ready' }));
  on('logout', async () => tell({ type: 'logout' }));
  on('message', async (payload) => {
    const message = await readMessage(puppet, directory, messageEvent.parse(payload).messageId);
    if (message) await tell(message);
  });
  on('room-topic', async (payload) => {
    const { roomId, newTopic } = roomTopicPayload.parse(payload);
    await tell({ type: 'renamed', room: { id: roomId, topic: newTopic } });
  });
  on('room-join', async (payload) => {
    const { roomId, inviteeIdList } = roomJoinPayload.parse(payload);
    if (inviteeIdList.includes(puppet.currentUserId))
      await tell({ type: 'joined', room: await directory.room(roomId) });
  });
  on('room-leave', async (payload) => {
    const { roomId, removeeIdList } = roomLeavePayload.parse(payload);
    if (removeeIdList.includes(puppet.currentUserId)) await tell({ type: 'left', room: await directory.room(roomId) });
  });
}
