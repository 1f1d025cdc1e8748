import { existsSync, statSync } from 'node:fs';
import { type Finding, warning } from './finding.ts';

const rightsOfOthers = 0o077;

/** A warning for each file or folder, of those that exist, that other users of this machine may look into. */
export function exposed(paths: readonly string[]): Finding[] {
  // Windows has no such rights.
  if (process.platform === 'win32') return [];
  return paths.filter(existsSync).flatMap((path) => {
    const found = statSync(path);
    if ((found.mode & rightsOfOthers) === 0) return [];
    const step = `chmod ${found.isDirectory() ? 700 : 600} ${path}`;
    return [
      warning(
        { zh: `本机的其他用户也能看 ${path}`, en: `other users of this machine may look into ${path}` },
        { zh: step, en: step },
      ),
    ];
  });
}
