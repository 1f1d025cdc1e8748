import { existsSync } from 'node:fs';
import { environmentFile, settings, unknownNames } from '../../config.ts';
import type { Check } from './check.ts';
import { broken, ok, warning } from './finding.ts';
import { exposed } from './privacy.ts';

/** Everything that is wrong with the settings; their values are never shown. */
export const checkSettings: Check = ({ problems }) => {
  const isReadable = !problems.some(({ key }) => key === environmentFile);
  const count = Object.keys(settings).length;
  const source = existsSync(environmentFile)
    ? { zh: `读自环境变量和 ${environmentFile}`, en: `read from the environment and ${environmentFile}` }
    : {
        zh: `读自环境变量，没有 ${environmentFile} 文件`,
        en: `read from the environment, there is no ${environmentFile}`,
      };
  return [
    ...problems.map(({ key, hint }) => broken({ zh: `${key} 用不了`, en: `${key} cannot be used` }, hint)),
    ...(isReadable ? unknownNames() : []).map((name) =>
      warning(
        { zh: `${environmentFile} 里的 ${name} 不是案例通的设置`, en: `${name} in ${environmentFile} is no setting` },
        { zh: '对照 .env.example 看是不是写错了名字', en: 'compare its name with .env.example' },
      ),
    ),
    ...exposed([environmentFile]),
    ...(problems.length === 0
      ? [
          ok({
            zh: `${count} 项都能用，没写的用默认值（${source.zh}）`,
            en: `all ${count} can be used, with defaults for what is not set (${source.en})`,
          }),
        ]
      : []),
  ];
};
