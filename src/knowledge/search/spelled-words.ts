import type { Case } from '../case.ts';
import type { Taxonomy } from '../taxonomy.ts';
import { analyse } from '../text/analyse.ts';
import { squash } from '../text/normalise.ts';
import type { ImpactIndex } from './impact-index.ts';
import type { WeightedWord } from './pinyin-input.ts';

/** Words of asking, which records hardly use. */
const asking =
  '怎么 怎么办 怎么样 怎样 如何 什么 是什么 哪些 哪个 哪里 几个 多少 多久 有没有 有哪些 有什么 能不能 可以 可不可以 能用 适用 适合 对象 适用对象 流程 办理流程 步骤 办理 申请 效果 实际效果 成效 好处 作用 结果 页码 第几页 原文 案例 相关 案例有哪些 介绍 谁能用 谁可以 下一页 上一页 还有吗 帮助 你好 谢谢 第二个 第一个 第三个 最后一个 企业 公司 部门 我们 想 的 是 吗 呢 了 有 能 要 在 和 与 贷 号 项 个 哪 谁 用 办 查 看 做 问';

/** Words of asking that are worth mending when they are mistyped. */
export const askingNames: readonly string[] = [
  '下一页',
  '上一页',
  '第几页',
  '哪一页',
  '流程',
  '办理流程',
  '步骤',
  '效果',
  '实际效果',
  '适用对象',
  '案例',
  '开头',
  '原文',
  '页码',
  '相关案例',
];

/** Titles, aliases and category names, without punctuation. */
export function* namesOf(cases: readonly Case[], taxonomy: Taxonomy): Generator<string> {
  for (const { names } of taxonomy.categories) for (const name of names) yield squash(name);
  for (const { text } of cases)
    for (const { title, aliases } of [text.zh, text.en]) for (const name of [title, ...aliases]) yield squash(name);
}

/** Every word that somebody may type in pinyin: words of the records, names and aliases, and words of asking. */
export function* spelledWords(cases: readonly Case[], taxonomy: Taxonomy, index: ImpactIndex): Generator<WeightedWord> {
  for (const key of index.keys())
    if (/^\p{Script=Han}{1,6}$/u.test(key)) yield { word: key, weight: index.frequency(key) };
  for (const { names } of taxonomy.categories) for (const name of names) yield { word: squash(name), weight: 30 };
  for (const { text } of cases) {
    for (const name of [text.zh.title, ...text.zh.aliases]) yield { word: squash(name), weight: 60 };
    for (const part of text.zh.title.match(/“[^“”]+”/g) ?? []) yield { word: squash(part), weight: 60 };
  }
  for (const word of asking.split(' ')) yield { word, weight: word === '呢' ? 90 : 40 };
}

/** Coined names of cases, which no dictionary has: quoted words of titles and records, and aliases. */
export function shortNamesOf(cases: readonly Case[]): string[] {
  return cases.flatMap(({ text: { zh } }) => {
    const sentences = [...zh.summary, ...zh.procedure, ...zh.results].map((passage) => passage.text).join('\n');
    const quoted = `${zh.title}\n${sentences}`.match(/“[^”]{3,5}”/g) ?? [];
    return [...quoted, ...zh.aliases].map(squash);
  });
}

/** Stems of the English words that titles, aliases and category names are made of. */
export function latinWordsOf(cases: readonly Case[], taxonomy: Taxonomy): ReadonlySet<string> {
  const texts = [
    ...taxonomy.categories.flatMap(({ names }) => names),
    ...cases.flatMap(({ text }) => [text.en.title, ...text.en.aliases]),
  ];
  return new Set(texts.flatMap((text) => analyse(text).map(({ key }) => key)).filter((key) => /^[a-z]+$/.test(key)));
}
