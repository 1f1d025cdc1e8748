import type { Bilingual, Setting } from '../../src/config/setting.ts';
import { type settingParts, settings } from '../../src/config.ts';

type Parts = readonly { title: Bilingual; settings: Readonly<Record<string, Setting<unknown>>> }[] &
  typeof settingParts;

/** All settings of the table, in their order. */
export const table: readonly Setting<unknown>[] = Object.values(settings);

/** The lines of the README's table that the table of settings stands for. */
export function readmeRows(parts: Parts): string[] {
  return parts.flatMap(({ title, settings: part }) => [
    `| **${title.en}** | | |`,
    ...Object.values<Setting<unknown>>(part).map(
      ({ key, description, standard }) => `| \`${key}\` | ${description.en} |${standard ? ` \`${standard}\` ` : ' '}|`,
    ),
  ]);
}

const head = `# 案例通的设置。复制成 .env（cp .env.example .env && chmod 600 .env），要改哪一项，就去掉那一行开头的 #。
# 等号后面已有的内容是默认值；值里有空格或 # 时加引号。写完运行 npm run doctor 检查。
# The settings of 案例通. Copy this file to .env, and take the # away where you want something else than the default.
`;

/** The whole of .env.example: every setting with its meaning and its default, none of them switched on. */
export function environmentExample(parts: Parts): string {
  const blocks = parts.flatMap(({ title, settings: part }) => [
    `# ==== ${title.zh} · ${title.en} ====\n`,
    ...Object.values<Setting<unknown>>(part).map(
      ({ key, description, standard = '' }) =>
        `# ${description.zh}\n# ${description.en}\n#${key}=${/[\s"]/.test(standard) ? `"${standard}"` : standard}\n`,
    ),
  ]);
  return [head, ...blocks].join('\n');
}
