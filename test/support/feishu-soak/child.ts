/**
 * The bot on Feishu in a process of its own, as `npm start` joins it, but for its paces: nothing is slowed down. Run by
 * the soak test and by the benches; ended by SIGTERM or SIGKILL.
 *
 * Arguments: a JSON object (type `ChildJob`).
 */
import { createFeishuAdapter } from '../../../src/adapters/feishu/index.ts';
import { createBot } from '../../../src/bot/bot.ts';
import { silentLog } from '../../../src/bot/log.ts';
import { createStandby } from '../../../src/bot/standby.ts';
import { openStore } from '../../../src/bot/state/open-store.ts';
import { realTimers } from '../../../src/bot/timers.ts';
import { loadCasebook } from '../../../src/knowledge/load.ts';
import { dataFolder } from '../data-folder.ts';

export type ChildJob = {
  url: string;
  appId: string;
  appSecret: string;
  domain: string;
  /** How long a send whose process died waits, in milliseconds; left out: as in `npm start`. */
  leaseMs?: number;
};

const { url, appId, appSecret, domain, leaseMs } = JSON.parse(process.argv[2] ?? '{}') as ChildJob;
const log = {
  ...silentLog,
  error: (fields: object, text: string) => process.stderr.write(`${text} ${JSON.stringify(fields)}\n`),
};
const casebook = loadCasebook(dataFolder);
const feishu = createFeishuAdapter({
  config: { appId, appSecret, domain, transport: { kind: 'websocket' } },
  log,
  timing: { firstPause: 20, longestPause: 200, watch: 50 },
});
const carrier = {
  ...feishu,
  capabilities: { ...feishu.capabilities, pace: { chatGapMs: 0, accountGapMs: 0 } },
};
const service = await createStandby({
  open: () => openStore(url),
  casebook,
  bot: createBot({ casebook }),
  carriers: [carrier],
  settings: { timeZone: 'Asia/Shanghai', skipHolidays: false },
  timers: realTimers,
  log,
  owner: `soak:${process.pid}`,
  limits: { perPerson: 1_000_000, perChat: 1_000_000 },
  retentionMs: 24 * 60 * 60_000,
  workers: url.startsWith('sqlite:') ? 1 : 4,
  ...(leaseMs === undefined ? {} : { leaseMs }),
});
await feishu.start(service.queued);
await service.start();
process.once('SIGTERM', async () => {
  await service.stop();
  await feishu.stop();
  process.exit(0);
});
