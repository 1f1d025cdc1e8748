import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A message for the bot in the other process. */
export type Asked = { text: string; chat: string; sender: string };
/** How long the bot took, in milliseconds, and what was wrong with its answer. */
export type Answered = { ms: number; faults: string[] };

/** A bot in a process of its own, which can be ended when it hangs. */
export type Answerer = {
  /** `hung`: no answer in time; the bot starts afresh with the next message. */
  ask(message: Asked): Promise<Answered | 'hung'>;
  stop(): void;
};

/** A message that takes longer hangs the bot. */
const patienceMs = 20_000;
const child = fileURLToPath(new URL('answering-child.ts', import.meta.url));

export function startAnswerer(): Answerer {
  let bot = start();
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        const own = bot;
        const done = (answer: Answered | 'hung') => {
          clearTimeout(timer);
          own.removeAllListeners();
          resolve(answer);
        };
        const timer = setTimeout(() => {
          own.kill('SIGKILL');
          bot = start();
          done('hung');
        }, patienceMs);
        own.once('message', (answer) => done(answer as Answered));
        own.once('exit', (code) => {
          clearTimeout(timer);
          reject(new Error(`the bot's process ended with exit code ${code}`));
        });
        own.send(message);
      }),
    stop() {
      bot.removeAllListeners();
      bot.kill();
    },
  };
}

function start() {
  return fork(child, { execArgv: ['--import', 'tsx'], serialization: 'json' });
}
