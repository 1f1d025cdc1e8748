import type { Bilingual, Language } from '../../knowledge/language.ts';
import { type Finding, type FindingState, findingStates } from './finding.ts';

/** All labels are of one width in each language. */
const labels: Readonly<Record<FindingState, Bilingual>> = {
  ok: { zh: '正常', en: 'ok     ' },
  warning: { zh: '注意', en: 'warning' },
  broken: { zh: '故障', en: 'broken ' },
  off: { zh: '未用', en: 'off    ' },
  unknown: { zh: '未知', en: 'unknown' },
};

/** The findings of one check under its title; a remedy stands below what it is for. */
export function sectionText(title: Bilingual, findings: readonly Finding[], language: Language): string {
  const lines = findings.flatMap(({ state, says, remedy }) => {
    const label = labels[state][language];
    const indent = ' '.repeat(language === 'zh' ? label.length * 2 : label.length);
    return [`  ${label}  ${says[language]}`, ...(remedy ? [`  ${indent}  → ${remedy[language]}`] : [])];
  });
  return `${title[language]}\n${lines.join('\n')}\n`;
}

/** How many findings of each kind there are, and what that means. */
export function summaryText(findings: readonly Finding[], language: Language): string {
  const count = (state: FindingState) => findings.filter((finding) => finding.state === state).length;
  const counts = findingStates
    .filter((state) => count(state) > 0)
    .map((state) => `${labels[state][language].trim()} ${count(state)}`);
  const verdict =
    count('broken') > 0
      ? { zh: '有故障，按箭头后面的办法处理', en: 'something is broken: do what the arrows say' }
      : { zh: '没有故障', en: 'nothing is broken' };
  return language === 'zh' ? `${verdict.zh}（${counts.join('，')}）\n` : `${verdict.en} (${counts.join(', ')})\n`;
}
