/** Recognises requests that were taken before. */
export type ReplayGuard = {
  /** Whether a request with this signature may be taken; if so, it is not taken again. */
  claim(signature: string): boolean;
  /** The request was not taken after all: the platform's retry may carry the same signature. */
  release(signature: string): void;
};

/** More than the events of eight hours; older ones are left to the inbox, which knows events by their ids. */
const kept = 50_000;

export function createReplayGuard(): ReplayGuard {
  const taken = new Set<string>();
  return {
    claim(signature) {
      const name = signature.toLowerCase();
      if (taken.has(name)) return false;
      taken.add(name);
      const [oldest] = taken;
      if (taken.size > kept && oldest !== undefined) taken.delete(oldest);
      return true;
    },
    release: (signature) => taken.delete(signature.toLowerCase()),
  };
}
