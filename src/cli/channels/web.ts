import { join } from 'node:path';
import { createFigureFiles } from '../../adapters/figure-files.ts';
import { createWebAdapter } from '../../adapters/web/index.ts';
import { examples } from '../../bot/intents/help.ts';
import type { Channel } from '../channel.ts';

/** The web console; always on. */
export const webChannel: Channel = {
  name: 'web',
  answers: 'direct',
  async open({ config, casebook, log, timers, operations, channels }) {
    const figures = createFigureFiles(join(config.dataFolder, 'figures'));
    const { httpHost: host, httpPort: port, consolePassword: password } = config;
    return createWebAdapter(
      { casebook, figures, operations, channels, examples, log, now: timers.now },
      { host, port, ...(password === undefined ? {} : { password }) },
    );
  },
};
