import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFigureFiles } from '../../../src/adapters/figure-files.ts';
import { temporaryFolder } from '../../support/data-folder.ts';
import { aFeishu } from '../../support/feishu.ts';
import type { FeishuPlatform } from '../../support/feishu-platform/platform.ts';
import { aReply } from '../../support/reply.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const reply = aReply([
  { kind: 'lead', text: '茶好了' },
  { kind: 'figure', number: 52 },
]);

/** An adapter with a folder that holds the chart of case 52. */
async function withFigure(options: Parameters<typeof aFeishu>[0] & { folder?: string } = {}) {
  const { folder = temporaryFolder(), ...sketch } = options;
  writeFileSync(join(folder, '052.png'), png);
  const pictures = { figures: createFigureFiles(folder), keysFile: join(folder, 'keys', 'feishu.json') };
  const { platform, adapter, log } = await aFeishu({ ...sketch, pictures });
  const { id } = platform.chat();
  const send = (key: string) => adapter.send({ id }, reply, { idempotencyKey: key });
  return { platform, adapter, log, folder, send, shown: () => JSON.stringify(platform.shown(id).at(-1)?.content) };
}

function uploads({ calls }: FeishuPlatform) {
  return calls.filter(({ operation }) => operation === 'image.upload');
}

describe('the chart of a case on Feishu', () => {
  it('stands on the card, uploaded once for however many answers', async () => {
    const { platform, send, shown } = await withFigure();
    await Promise.all([send('answer:1'), send('answer:2')]);
    await send('answer:3');
    expect(shown()).toContain('"img_key":"img_');
    expect(uploads(platform)).toMatchObject([{ body: { image: { bytes: png.length } } }]);
  });

  it('is not uploaded again after a restart', async () => {
    const folder = temporaryFolder();
    const app = { appId: 'cli_00000000000000aa' };
    const before = await withFigure({ folder, platform: { app } });
    await before.send('answer:1');
    const after = await withFigure({ folder, platform: { app } });
    await after.send('answer:2');
    expect([uploads(before.platform), uploads(after.platform)].map(({ length }) => length)).toEqual([1, 0]);
  });

  it('is uploaded when it was exchanged', async () => {
    const { platform, folder, send } = await withFigure();
    await send('answer:1');
    writeFileSync(join(folder, '052.png'), Buffer.concat([png, png]));
    await send('answer:2');
    expect(uploads(platform)).toHaveLength(2);
  });

  it.each([
    ['the platform refuses it', { kind: 'code', code: 99991672 } as const],
    ['it gets lost', { kind: 'lose-request' } as const],
  ])('is left out of an answer that does not wait for it: %s', async (_what, fault) => {
    const { platform, send, shown, log } = await withFigure();
    platform.faults.onCall('image.upload', fault);
    await send('answer:1');
    expect(shown()).toContain('茶好了');
    expect(shown()).not.toContain('img_key');
    expect(log.text()).toContain('picture left out');
  });

  it('does without its file of keys where that cannot be read or written', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'keys'), 'not a folder');
    const { send, shown, log } = await withFigure({ folder });
    await send('answer:1');
    expect(shown()).toContain('"img_key":"img_');
    expect(log.text()).toContain('keys of pictures');
  });
});
