import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFigureFiles } from '../../src/adapters/figure-files.ts';
import { createWechatAdapter } from '../../src/adapters/wechat/index.ts';
import type { Inbound } from '../../src/bot/inbound.ts';
import { silentLog } from '../../src/bot/log.ts';
import { realTimers } from '../../src/bot/timers.ts';
import { dataFolder } from '../support/data-folder.ts';
import { aWechat, ledPuppet, noPace, until } from '../support/wechat/bot.ts';
import { type AdapterFixture, describeAdapterContract } from './adapter-contract.ts';

describeAdapterContract('wechat', async (): Promise<AdapterFixture> => {
  const wechat = await aWechat();
  const sessionFolder = mkdtempSync(join(tmpdir(), 'wechat-session-'));
  const adapter = createWechatAdapter(
    { figures: createFigureFiles(join(dataFolder, 'figures')), log: silentLog, timers: realTimers },
    {
      puppet: ledPuppet,
      token: wechat.path,
      groups: [],
      prefixes: [],
      sessionFolder,
      environment: {},
      pace: noPace,
      perPerson: 100,
      quietAfterLoginMs: 0,
    },
  );
  const taken = new Set<string>();
  let last = { text: '', id: '' };
  return {
    adapter: {
      ...adapter,
      async start(inbound: Inbound) {
        await adapter.start({
          ...inbound,
          async message(message) {
            const reply = await inbound.message(message);
            taken.add(message.id);
            return reply;
          },
        });
        await until(() => adapter.health().state === 'ready');
      },
    },
    chatId: 'direct:name:张三',
    async write(text) {
      last = { text, id: wechat.say('张三', text) };
      await until(() => taken.has(last.id));
    },
    async repeat() {
      wechat.say('张三', last.text, { id: last.id });
    },
    async echo() {
      wechat.say('案例助手', '【52号案例】');
    },
    shown: () => wechat.shown.map(({ text }) => text),
    async close() {
      await adapter.stop();
      await wechat.close();
      rmSync(sessionFolder, { recursive: true, force: true });
    },
  };
});
