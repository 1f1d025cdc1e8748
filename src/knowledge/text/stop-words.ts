/**
 * Words that carry no subject: what people wrap a question in. They are cut from a question before it is searched;
 * documents keep them. Longer phrases come first, so that 有没有 goes before 有.
 */
const chinese = `
请问一下 请教一下 想问一下 问一下 我想问问 我想了解一下 我想了解 想了解一下 想了解 了解一下 我想知道 想知道 想问问 想问 请问 请教 咨询一下 咨询 麻烦问下 麻烦 再问个不相干的 问个不相干的 不相干的 换个话题 换个事 说正经的 说回正事 说正事 顺便问下 顺便问一下 顺便 另外问下 另外 对了 再问下 再问个 问个 帮我查一下 帮我查查 帮我查 帮我看看 帮我找找 帮我找 帮忙查一下 帮忙 帮我 别光说 别光 光说 查一下 查查 看一下 看看 找一下 找找 告诉我 给我讲讲 给我说说 给我 讲一下 讲讲 讲 说一下 说说 介绍一下 介绍下 介绍 解释一下 解释
有没有什么 有没有 有什么 有哪些 是不是 能不能 可不可以 可以吗 行不行 会不会 要不要 需不需要 是什么样的 是什么意思 是什么 是啥意思 是啥 啥意思 什么意思 什么样的 什么样 什么是 是指什么 指什么 为什么 为啥 怎么回事 咋回事 怎么样 怎样 怎么做 怎么弄 怎么办理 怎么办 怎么搞 怎么才能 怎么 咋办 咋弄 咋整 咋 如何 多少 几个 几 哪个 哪些 哪一个 哪一项 哪项 哪种 哪家 哪里 哪儿 哪 谁 什么时候 什么 啥时候 啥 多久 多长时间
办理流程 流程 步骤 实际效果 效果 成效 适用对象 原文 原话 页码 第几页 哪一页 在哪页 贴出来 发我 发一下 发下 整段 这个案例 那个案例 这个 那个 这种 那种 这项 那项 这样 那样 这些 那些 这 那 案例集 案例 例子 先例 有关的 有关 相关的 相关 关于 对于 这方面的 这方面 那方面 方面的 方面 这块 那块 行业的 行业 之类的 之类 类似的 类似
可以 能够 能 会 想要 想 要 需要 应该 应当 得 让 把 被 给 对 在 从 到 向 往 跟 和 与 及 以及 或者 或 还是 而 且 并 并且 但 但是 不过 所以 因为 由于 如果 的话 就是 就 都 也 还 又 再 才 很 太 挺 真 好 比较 非常 特别 一下 一些 一个 一种 一项 一 个 些 种 项 号 的 地 得 了 着 过 吗 呢 吧 啊 呀 哦 嘛 哈 呗 么 嗯 额 呃 诶 欸 哎 是 有 我们公司 我公司 我们单位 我们家 我们 我 你们 你 您 他们 他 它 咱们 咱 大家 人家 本 其 之 所 以 于 为 则 即 等 请 谢谢 多谢 谢 您好 你好 大神 大佬 各位 老师 群里 有人知道 谁知道 知道 求 求助 急 在线等 话说 那么 然后 目前 现在 具体 到底 究竟 大概 一般 主要 方法 办法 情况 时候 事情 事 东西 里面 里 中 上 下 们
`;

const english = `
a an the is are was were be been being am do does did doing done can could would should shall will may might must have has had having i im we you he she it they me us them my our your his her its their this that these those what whats which who whom whose when where why how of in on at to for from by with about into over under as and or but if then than so not no any some there here please pls hi hello hey thanks thank tell show give explain know want need like get got find let lets say said ask asking just also too very really much many more most case cases casebook example examples number mean means meaning exactly work works working use used using there's i'd we'd i'm we're one ones something anything stuff someone anyone thing things way ways out up http https www
`;

const split = (words: string) => words.trim().split(/\s+/);

/** Longest first, for cutting phrases out of a run of Chinese characters. */
export const chineseStopPhrases: readonly string[] = [...new Set(split(chinese))].sort((a, b) => b.length - a.length);
export const englishStopWords: ReadonlySet<string> = new Set(split(english));

const stopSet: ReadonlySet<string> = new Set(chineseStopPhrases);

/** Whether a Chinese phrase is a filler as a whole. */
export function isStopPhrase(phrase: string): boolean {
  return stopSet.has(phrase);
}
