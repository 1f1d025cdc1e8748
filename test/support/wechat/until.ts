import { vi } from 'vitest';

/** Waits for something to become true. */
export async function until(condition: () => boolean, interval = 10): Promise<void> {
  await vi.waitUntil(condition, { timeout: 20_000, interval });
}
