import { constants } from 'node:os';

/** Signals that ask the program to end. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/** npm passes a Ctrl-C on to a program that the terminal has told already; no person presses it twice so fast. */
const echoMs = 300;

/** Resolves at the first signal that asks the program to end; a second one ends it at once. */
export function stopSignal(now: () => number = Date.now): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    for (const signal of signals)
      process.on(signal, () => {
        // The exit code by which shells tell that a signal ended a program.
        if (askedAt !== undefined && now() - askedAt > echoMs) process.exit(128 + constants.signals[signal]);
        askedAt ??= now();
        resolve(signal);
      });
  });
}
