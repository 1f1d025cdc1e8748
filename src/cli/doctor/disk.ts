import { statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { sqliteFileOf } from '../../bot/state/open-store.ts';
import type { Check } from './check.ts';
import { existingFolder } from './database.ts';
import { broken, ok, warning } from './finding.ts';

const megabyte = 1024 * 1024;
/** A year of busy groups takes some hundred megabytes with the log. */
const scarce = 500 * megabyte;
const none = 20 * megabyte;

/** Room where the program keeps things. */
export const checkDisk: Check = ({ config: { stateUrl, stateFolder } }) => {
  const file = sqliteFileOf(stateUrl);
  const folder = existingFolder(resolve(file === undefined || file === ':memory:' ? join(stateFolder, 'file') : file));
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const amount =
    free < 1024 * megabyte ? `${Math.floor(free / megabyte)} MB` : `${(free / megabyte / 1024).toFixed(1)} GB`;
  const says = { zh: `${folder} 还有 ${amount}`, en: `${amount} free in ${folder}` };
  const remedy = { zh: '腾出空间，或者把 STATE_URL 改到别的磁盘', en: 'make room, or set STATE_URL to another disk' };
  if (free < none) return [broken(says, remedy)];
  return [free < scarce ? warning(says, remedy) : ok(says)];
};
