import { join } from 'node:path';
import { createFeishuAdapter } from '../../adapters/feishu/index.ts';
import { createFigureFiles } from '../../adapters/figure-files.ts';
import type { Channel } from '../channel.ts';

/** Feishu, where an app is named. */
export const feishuChannel: Channel = {
  name: 'feishu',
  answers: 'queued',
  async open({ config: { feishu, dataFolder, stateFolder }, log, timers }) {
    if (!feishu) return { off: 'set FEISHU_APP_ID and FEISHU_APP_SECRET, or run: npm run setup:feishu' };
    const figures = createFigureFiles(join(dataFolder, 'figures'));
    const pictures = { figures, keysFile: join(stateFolder, 'feishu-pictures.json') };
    return createFeishuAdapter({ config: feishu, log, now: timers.now, pictures });
  },
};
