import { join } from 'node:path';
import { createFigureFiles } from '../../adapters/figure-files.ts';
import type { Channel } from '../channel.ts';

/** WeChat through wechaty, where a puppet is named in the settings. */
export const wechatChannel: Channel = {
  name: 'wechat',
  answers: 'queued',
  async open({ config, log, timers, tellAdmins }) {
    if (!config.wechat) return { off: 'WECHAT_PUPPET is not set' };
    const { createWechatAdapter } = await import('../../adapters/wechat/index.ts');
    return createWechatAdapter(
      {
        figures: createFigureFiles(join(config.dataFolder, 'figures')),
        log,
        timers,
        // A QR code belongs to the person at the terminal, never into a log that is kept.
        ...(process.stdout.isTTY ? { showScan: (text) => process.stdout.write(text) } : {}),
        notifyAdmins: (text) => tellAdmins('wechat', text),
      },
      config.wechat,
    );
  },
};
