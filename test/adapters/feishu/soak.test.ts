import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../support/data-folder.ts';
import { aSoak, faultsOf, withFaults } from '../../support/feishu-soak/soak.ts';

const groups = 50;

async function aRunningSoak() {
  const soak = await aSoak(temporaryFolder(), groups);
  onTestFinished(() => soak.stop());
  await soak.up();
  withFaults(soak.platform);
  return soak;
}

describe('a thousand questions in fifty groups', () => {
  it('have one right answer each, with duplicates, dropped connections, lost and failed sends', async () => {
    const soak = await aRunningSoak();
    await soak.ask(1_000);
    await soak.acknowledge();
    await soak.platform.until(() => soak.answers() >= 1_000);
    await soak.down('SIGTERM');
    expect(faultsOf(soak)).toEqual([]);
  }, 120_000);

  it('have one right answer each when the process is killed and started three times on the way', async () => {
    const soak = await aRunningSoak();
    for (let part = 1; part <= 4; part++) {
      const asking = soak.ask(250);
      if (part < 4) {
        await soak.platform.until(() => soak.answers() >= part * 250 - 150);
        await soak.down('SIGKILL');
        await soak.up();
      }
      await asking;
      await soak.acknowledge();
    }
    await soak.platform.until(() => soak.answers() >= 1_000);
    await soak.down('SIGTERM');
    expect(faultsOf(soak)).toEqual([]);
  }, 180_000);
});

describe('a push that is due in fifty groups', () => {
  it('arrives once in each, with lost and failed sends and a process that is killed on the way', async () => {
    const soak = await aSoak(temporaryFolder(), groups);
    onTestFinished(() => soak.stop());
    withFaults(soak.platform);
    await soak.subscribe();
    await soak.up();
    await soak.platform.until(() => soak.answers() >= 10);
    await soak.down('SIGKILL');
    await soak.up();
    await soak.platform.until(() => soak.answers() >= groups);
    await soak.down('SIGTERM');
    expect(soak.groups.map((group) => soak.platform.shown(group).length)).toEqual(soak.groups.map(() => 1));
  }, 60_000);
});
