import type { Answer } from '../../../bot/bot.ts';
import type { Inbound } from '../../../bot/inbound.ts';
import type { Log } from '../../../bot/log.ts';
import type { Message } from '../../../bot/message.ts';
import type { Reply } from '../../../bot/reply.ts';
import { pause, type Timers } from '../../../bot/timers.ts';
import type { WechatMessage } from '../protocol.ts';
import type { Accepted } from './accept.ts';
import type { PersonLimit } from './person-limit.ts';
import { createSeen } from './seen.ts';

export type IntakeParts = {
  accept: (event: WechatMessage) => Accepted;
  limit: PersonLimit;
  timers: Timers;
  log: Log;
  /** Answers at once, beside the outbox. */
  answer(message: Message, reply: Reply): Promise<void>;
  tooManyReply: Reply;
};

/** Hands what was written to the bot over, in its order. */
export type Intake = {
  take(event: WechatMessage, inbound: Inbound): void;
  /** Resolves when all of it is handed over. */
  rest(): Promise<void>;
};

const mostTries = 4;
const firstPauseMs = 1_000;

export function createIntake({ accept, limit, timers, log, answer, tooManyReply }: IntakeParts): Intake {
  const seen = createSeen();
  const warned = new Set<string>();
  let line: Promise<void> = Promise.resolve();
  return {
    take(event, inbound) {
      if (seen(event.id)) return;
      const accepted = accept(event);
      if ('ignored' in accepted) return explain(event, accepted.ignored);
      const { message } = accepted;
      line = line
        .then(() => hand(message, inbound))
        .catch((error) => log.error({ err: error, messageId: message.id }, 'message lost: it could not be kept'));
    },
    rest: () => line,
  };

  async function hand(message: Message, inbound: Inbound): Promise<void> {
    const standing = limit(message.sender.id, timers.now());
    if (standing !== 'within') {
      log.warn({ messageId: message.id }, 'message ignored: too many of one person in ten minutes');
      if (standing === 'first-over') await answer(message, tooManyReply);
      return;
    }
    const given = await keep(message, inbound);
    if (given) await answer(message, given.reply);
  }

  /** WeChat delivers nothing a second time, so the message is offered again while it cannot be kept. */
  async function keep(message: Message, inbound: Inbound): Promise<Answer | undefined> {
    for (let tries = 1; ; tries++) {
      try {
        return await inbound.message(message);
      } catch (error) {
        if (tries >= mostTries) throw error;
        await pause(timers, firstPauseMs * 2 ** (tries - 1));
      }
    }
  }

  /** What the operator can do something about is told once; the rest is everyday. */
  function explain({ id, room, sender }: WechatMessage, reason: string): void {
    log.debug({ messageId: id, reason }, 'message ignored');
    if (reason !== 'unlisted' && reason !== 'ambiguous' && reason !== 'unnamed') return;
    const chat = room?.topic ?? sender.name;
    if (warned.has(`${reason} ${chat}`)) return;
    warned.add(`${reason} ${chat}`);
    log.warn({ chat, reason }, remedies[reason]);
  }
}

const remedies = {
  unlisted: 'a group that WECHAT_GROUPS does not name asks the bot: add it there to serve it',
  ambiguous: 'two chats have this name, so neither is served: give one of them another name or remark',
  unnamed: 'a chat without a name asks the bot: give it one to serve it',
} as const;
