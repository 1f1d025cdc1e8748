import { join } from 'node:path';
import { createFigureFiles } from '../../adapters/figure-files.ts';
import type { Channel } from '../channel.ts';

/** Feishu and Lark, where an app is named in the settings. */
export const feishuChannel: Channel = {
  name: 'feishu',
  answers: 'queued',
  async open({ config: { feishu, dataFolder, stateFolder }, log, timers }) {
    if (!feishu) return { off: 'no app; npm run setup:feishu makes one' };
    // The SDK is large: whoever does not use Feishu does not load it.
    const { createFeishuAdapter } = await import('../../adapters/feishu/index.ts');
    const figures = createFigureFiles(join(dataFolder, 'figures'));
    const pictures = { figures, keysFile: join(stateFolder, 'feishu-pictures.json') };
    return createFeishuAdapter({ config: feishu, log, now: timers.now, pictures });
  },
};
