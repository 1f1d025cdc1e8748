import { inTime, type Timers } from '../../bot/timers.ts';
import type { SettingProblem } from '../../config/setting.ts';
import type { Config } from '../../config.ts';
import type { Bilingual } from '../../knowledge/language.ts';
import { broken, type Finding, unknown } from './finding.ts';

/** What a check may look at. Settings that cannot be used have their defaults. */
export type Ground = { config: Config; problems: readonly SettingProblem[]; timers: Timers };

/** Looks at one part of the program and changes nothing. */
export type Check = (ground: Ground) => Promise<readonly Finding[]> | readonly Finding[];

/** A check in the list. It is loaded only when its turn comes: what it needs may be what is broken. */
export type CheckEntry = {
  title: Bilingual;
  /** The settings that it goes by; while one of them cannot be used, there is nothing to look at. */
  settings?: RegExp;
  load(): Promise<Check>;
};

/** No check takes longer, in milliseconds; each has shorter limits of its own. */
const patienceMs = 90_000;

/** What a check found; whatever goes wrong in it is a finding too. */
export async function findingsOf({ settings, load }: CheckEntry, ground: Ground): Promise<readonly Finding[]> {
  const wrong = ground.problems.filter(({ key }) => settings?.test(key)).map(({ key }) => key);
  if (wrong.length > 0)
    return [
      unknown({ zh: `没有检查：先改好 ${wrong.join('、')}`, en: `not looked at: mend ${wrong.join(', ')} first` }),
    ];
  try {
    const check = await load();
    return await inTime(ground.timers, patienceMs, Promise.resolve(check(ground)), () => [late]);
  } catch (error) {
    return [isOfInstallation(error) ? notInstalled(messageOf(error)) : stumbled(messageOf(error))];
  }
}

const late = unknown({
  zh: `${patienceMs / 1000} 秒内没有查完`,
  en: `not finished within ${patienceMs / 1000} seconds`,
});

function isOfInstallation(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND' || code === 'ERR_DLOPEN_FAILED';
}

function notInstalled(detail: string): Finding {
  return broken({ zh: `程序没有装全：${detail}`, en: `the program is not installed completely: ${detail}` }, reinstall);
}

/** What helps where packages are missing or of other versions. */
export const reinstall = { zh: '运行 npm ci 重新安装', en: 'run npm ci to install again' } as const;

function stumbled(detail: string): Finding {
  return unknown({ zh: `检查时出了意外：${detail}`, en: `the check itself failed: ${detail}` });
}

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
