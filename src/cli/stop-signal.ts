import { constants } from 'node:os';

/** Signals that ask the program to end. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/** Resolves at the first signal that asks the program to end; the second ends it at once. */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let isAsked = false;
    for (const signal of signals)
      process.on(signal, () => {
        // The exit code by which shells tell that a signal ended a program.
        if (isAsked) process.exit(128 + constants.signals[signal]);
        isAsked = true;
        resolve(signal);
      });
  });
}
