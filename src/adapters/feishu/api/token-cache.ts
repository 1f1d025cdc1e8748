/** Where the SDK keeps tokens, by app; its own cache cannot forget one before it expires. */
export type TokenCache = {
  get(key: string | symbol | object, options?: { namespace?: string }): Promise<unknown>;
  set(
    key: string | symbol | object,
    value: unknown,
    expiresAt?: number,
    options?: { namespace?: string },
  ): Promise<boolean>;
  /** Drops all tokens, so that the next call asks for a new one. */
  clear(): void;
};

/** `now` must be the system's clock: the SDK works the times of expiry out by that. */
export function createTokenCache(now: () => number = Date.now): TokenCache {
  const entries = new Map<string, { value: unknown; expiresAt: number | undefined }>();
  const nameOf = (key: string | symbol | object, namespace = '') => `${namespace}/${String(key)}`;
  return {
    async get(key, options) {
      const entry = entries.get(nameOf(key, options?.namespace));
      return entry && (entry.expiresAt === undefined || entry.expiresAt > now()) ? entry.value : undefined;
    },
    async set(key, value, expiresAt, options) {
      entries.set(nameOf(key, options?.namespace), { value, expiresAt });
      return true;
    },
    clear: () => entries.clear(),
  };
}
