import type { Log } from '../../../bot/log.ts';
import type { Timers } from '../../../bot/timers.ts';
import type { ChildCommand, ChildEvent, SendContent } from '../protocol.ts';
import { type CallResult, createCalls } from './calls.ts';
import type { Child, ChildEnd, StartChild } from './child.ts';
import { createRestartPauses } from './restart-pause.ts';
import { watchChild } from './watch.ts';

/** Why there is no child at the moment, and when the next one comes. */
export type Down = { reason: string; nextAt?: number };

export type SupervisorParts = {
  startChild: StartChild;
  command: Extract<ChildCommand, { type: 'start' }>;
  timers: Timers;
  log: Log;
  /** Takes the account; false while another process has it. */
  takeAccount(): boolean;
  onEvent(event: ChildEvent): void;
  onUp(): void;
  onDown(down: Down): void;
};

/** Keeps a child running, whatever it does, and stays well itself. */
export type Supervisor = {
  start(): void;
  tell(command: Extract<ChildCommand, { type: 'list' }>): void;
  send(to: string, content: SendContent): Promise<CallResult>;
  /** Ends the child; it is killed when it takes too long. */
  stop(): Promise<void>;
};

const sendTimeoutMs = { text: 30_000, picture: 90_000 };
const stopTimeoutMs = 8_000;
const lockedPauseMs = 30_000;

export function createSupervisor(parts: SupervisorParts): Supervisor {
  const { startChild, command, timers, log, takeAccount, onEvent, onUp, onDown } = parts;
  const calls = createCalls(timers);
  const pauses = createRestartPauses(timers.now);
  let child: Child | undefined;
  let isStopping = false;
  let isMissing = false;
  let lastWord = '';
  let callOff = () => {};
  let whenDown = () => {};
  return {
    start,
    tell: (each) => child?.send(each),
    async send(to, content) {
      const running = child;
      if (!running) return { end: 'not-begun' };
      const timeoutMs = 'text' in content ? sendTimeoutMs.text : sendTimeoutMs.picture;
      return calls.make(timeoutMs, (id) => running.send({ type: 'send', id, to, content }));
    },
    async stop() {
      isStopping = true;
      callOff();
      const running = child;
      if (!running) return;
      const down = new Promise<void>((resolve) => {
        whenDown = resolve;
      });
      const callOffKill = timers.after(stopTimeoutMs, running.kill);
      running.send({ type: 'stop' });
      await down;
      callOffKill();
    },
  };

  function start(): void {
    if (isStopping || !hasAccount()) return;
    pauses.started();
    lastWord = '';
    isMissing = false;
    const started: Child = startChild({
      event(event) {
        calls.take(event);
        watch.take(event);
        if (event.type === 'ending') takeLastWord(event);
        else safely(event);
      },
      end(end) {
        watch.stop();
        child = undefined;
        calls.dropAll();
        whenDown();
        if (!isStopping) wait(lastWord || endText(end));
      },
    });
    const watch = watchChild({
      timers,
      ping: (id) => started.send({ type: 'ping', id }),
      onBad(reason) {
        lastWord = reason;
        started.kill();
      },
    });
    child = started;
    onUp();
    started.send(command);
  }

  /** Whatever goes wrong over what a child tells ends here. */
  function safely(event: ChildEvent): void {
    try {
      onEvent(event);
    } catch (error) {
      log.error({ err: error, type: event.type }, 'WeChat: an event could not be dealt with');
    }
  }

  function hasAccount(): boolean {
    try {
      if (takeAccount()) return true;
      lookAgain('another process uses this account', lockedPauseMs);
    } catch (error) {
      lookAgain(`the session folder cannot be used: ${error instanceof Error ? error.message : error}`, lockedPauseMs);
    }
    return false;
  }

  function takeLastWord({ reason, detail }: Extract<ChildEvent, { type: 'ending' }>): void {
    isMissing = reason === 'missing-package';
    lastWord = isMissing ? `install what is missing: npm install --no-save ${detail}` : `${reason}: ${detail}`;
  }

  function wait(reason: string): void {
    const { pauseMs, isBreak } = pauses.ended();
    if (!isMissing) {
      lookAgain(isBreak ? `${reason}; too many restarts, so it rests` : reason, pauseMs);
      return;
    }
    log.error({ reason }, 'WeChat cannot run');
    onDown({ reason });
  }

  function lookAgain(reason: string, pauseMs: number): void {
    log.warn({ reason, pauseSeconds: pauseMs / 1000 }, 'WeChat is not running');
    callOff = timers.after(pauseMs, start);
    onDown({ reason, nextAt: timers.now() + pauseMs });
  }
}

function endText({ code, signal, complaint }: ChildEnd): string {
  return complaint ?? (signal ? `ended by ${signal}` : `ended with code ${code}`);
}
