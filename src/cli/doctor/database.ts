import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspectStore } from '../../bot/state/inspect-store.ts';
import { sqliteFileOf } from '../../bot/state/open-store.ts';
import { StateError, type StateProblem } from '../../bot/state/state-error.ts';
import type { Bilingual } from '../../knowledge/language.ts';
import type { Check } from './check.ts';
import { broken, type Finding, ok, warning } from './finding.ts';
import { exposed } from './privacy.ts';

/** Whether the database opens, fits this version, takes writes, and is nobody else's to read. */
export const checkDatabase: Check = async ({ config: { stateUrl } }) => {
  const file = sqliteFileOf(stateUrl);
  if (file === ':memory:')
    return [
      warning(
        {
          zh: '只在内存里：重启以后订阅和对话都忘掉',
          en: 'in memory only: a restart forgets subscriptions and conversations',
        },
        { zh: '把 STATE_URL 写成 sqlite:state/bot.db', en: 'set STATE_URL to sqlite:state/bot.db' },
      ),
    ];
  const place = file ?? stateUrl.replace(/\/\/[^@/]*@/, '//');
  try {
    const inspection = await inspectStore(stateUrl);
    if (!inspection.exists) return [newFile(place)];
    return [usable(place, inspection.pending.length), ...exposed(file === undefined ? [] : [file, dirname(file)])];
  } catch (error) {
    if (error instanceof StateError) return [problemOf(place, error)];
    throw error;
  }
};

function usable(place: string, pending: number): Finding {
  return pending === 0
    ? ok({
        zh: `${place} 能读能写，结构是这一版的`,
        en: `${place} can be read and written, its schema is this version's`,
      })
    : ok({
        zh: `${place} 能打开；下次启动会更新它的结构，请先备份`,
        en: `${place} opens; the next start brings its schema up to date: make a backup before`,
      });
}

function newFile(place: string): Finding {
  const folder = existingFolder(place);
  try {
    accessSync(folder, constants.W_OK);
    readdirSync(folder);
    return ok({
      zh: `${place} 还没有，第一次启动时会建好`,
      en: `${place} does not exist yet; the first start makes it`,
    });
  } catch {
    return broken(
      { zh: `${place} 建不出来：${folder} 不让写`, en: `${place} cannot be made: ${folder} cannot be written` },
      {
        zh: '让运行程序的用户能写这个文件夹，或者改 STATE_URL',
        en: 'let the user who runs the bot write there, or change STATE_URL',
      },
    );
  }
}

/** The folder that a file lies in, or the next one above it that exists. */
export function existingFolder(file: string): string {
  const folder = dirname(file);
  return existsSync(folder) || folder === dirname(folder) ? folder : existingFolder(folder);
}

/** In English the error speaks for itself. */
function problemOf(place: string, error: StateError): Finding {
  const { says, remedy } = problems[error.problem];
  return broken({ zh: `${place} ${says}`, en: error.says }, { zh: remedy, en: error.nextStep });
}

const problems: Readonly<Record<StateProblem, { says: string; remedy: Bilingual['zh'] }>> = {
  'read-only': { says: '不能写', remedy: '让运行程序的用户能写这个文件和它的文件夹' },
  full: { says: '写不下了：磁盘已满', remedy: '腾出磁盘空间' },
  locked: { says: '被别的程序锁着', remedy: '关掉占着它的程序，比如数据库查看工具或备份' },
  conflict: { says: '正被几个进程同时改', remedy: '不用处理，程序会自己再试' },
  corrupt: {
    says: '已损坏，或者不是本程序的数据库',
    remedy: '先复制一份留底，再换回上一次的备份；没有备份就移走它，从空的开始',
  },
  unreachable: { says: '连不上', remedy: '看数据库服务是否在运行，STATE_URL 的主机、端口、用户和密码是否正确' },
  newer: { says: '是更新版本的程序写的', remedy: '换回那个版本，或者恢复升级前的备份' },
  unusable: { says: '用不了', remedy: '检查 STATE_URL：sqlite:路径/bot.db，或者 postgres://用户:密码@主机/库' },
};
