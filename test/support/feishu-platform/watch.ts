/** Lets a test wait for a condition without sleeping: conditions are looked at whenever the platform saw something. */
export interface Watch {
  /** Says that something was seen. */
  notify(): void;
  /** See `FeishuPlatform.until`. */
  until<T>(probe: () => T): Promise<T>;
  /** Rejects everybody who still waits. */
  stop(): void;
}

/** A watch with nobody waiting. */
export function createWatch(): Watch {
  const waiting = new Set<{ look: () => void; reject: (error: Error) => void }>();
  let stopped = false;

  return {
    notify: () => {
      for (const { look } of [...waiting]) look();
    },
    until: <T>(probe: () => T) =>
      new Promise<T>((resolve, reject) => {
        const look = () => {
          try {
            const seen = probe();
            if (!seen) return false;
            resolve(seen);
          } catch (error) {
            reject(error);
          }
          waiting.delete(waiter);
          return true;
        };
        const waiter = { look, reject };
        if (look()) return;
        if (stopped) reject(new Error('the platform has stopped'));
        else waiting.add(waiter);
      }),
    stop: () => {
      stopped = true;
      for (const { reject } of waiting) reject(new Error('the platform stopped before the condition came true'));
      waiting.clear();
    },
  };
}
