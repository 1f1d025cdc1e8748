import { describe, it } from 'vitest';
import { expectSharedWork } from '../../support/crash/shared-work.ts';

describe('two processes on one database', () => {
  it('share the work: each push and each answer is handed over by one of them, once', async () => {
    await expectSharedWork();
  }, 60_000);
});
