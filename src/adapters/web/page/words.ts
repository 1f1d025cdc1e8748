import type { Bilingual, Language } from '../../../knowledge/language.ts';

/** What the pages themselves say; what the bot says comes from the bot. */
const words = {
  product: { zh: '案例通', en: '案例通' },
  chat: { zh: '试用对话', en: 'Chat' },
  cases: { zh: '案例库', en: 'Casebook' },
  operations: { zh: '运营', en: 'Operations' },
  otherLanguage: { zh: 'English', en: '中文' },
  skip: { zh: '跳到正文', en: 'Skip to content' },
  speaker: { zh: '发言人', en: 'Speaking as' },
  yourMessage: { zh: '输入编号或问题', en: 'A case number or a question' },
  send: { zh: '发送', en: 'Send' },
  tryThese: { zh: '试试这些', en: 'Try these' },
  chatIntro: {
    zh: '这里和飞书、微信群里是同一个机器人。换一位发言人，就是另一段独立的对话。',
    en: 'This is the same bot as in the Feishu and WeChat groups. Another speaker has a conversation of their own.',
  },
  asWechat: { zh: '看微信里的样子', en: 'As WeChat shows it' },
  explain: { zh: '怎么理解的', en: 'How it was understood' },
  intent: { zh: '意图', en: 'Intent' },
  rule: { zh: '规则', en: 'Rule' },
  readAs: { zh: '读作', en: 'Read as' },
  wordsUsed: { zh: '用到的词', en: 'Words used' },
  wordsUnknown: { zh: '书里没有的词', en: 'Words not in the book' },
  hits: { zh: '检索结果', en: 'Search hits' },
  useful: { zh: '有用', en: 'Useful' },
  useless: { zh: '没用', en: 'Not useful' },
  thanks: { zh: '已记下，谢谢。', en: 'Noted, thank you.' },
  search: { zh: '搜索案例', en: 'Search the casebook' },
  searchHint: { zh: '编号、名称、部门或遇到的问题', en: 'A number, a name, a department or a problem' },
  apply: { zh: '筛选', en: 'Apply' },
  clear: { zh: '清除筛选', en: 'Clear all filters' },
  allOfThem: { zh: '全部列出', en: 'All of them' },
  audiences: { zh: '适用对象', en: 'Who it is for' },
  topics: { zh: '主题', en: 'Topic' },
  areas: { zh: '片区', en: 'Area' },
  procedure: { zh: '办理流程', en: 'Procedure' },
  results: { zh: '实际效果', en: 'Results' },
  summary: { zh: '概要', en: 'Summary' },
  figures: { zh: '数据', en: 'Figures' },
  related: { zh: '相关案例', en: 'Related cases' },
  original: { zh: '官方原文', en: 'Official text (Chinese)' },
  chart: { zh: '流程图', en: 'Chart' },
  print: { zh: '打印', en: 'Print' },
  before: { zh: '之前', en: 'before' },
  after: { zh: '之后', en: 'after' },
  previousCase: { zh: '上一项', en: 'Previous' },
  nextCase: { zh: '下一项', en: 'Next' },
  noCases: { zh: '没有符合的案例，换个说法或清除筛选。', en: 'No case fits. Try other words or clear the filters.' },
  notFound: { zh: '没有这一页', en: 'No such page' },
  goHome: { zh: '回到首页', en: 'Go to the first page' },
  password: { zh: '密码', en: 'Password' },
  logIn: { zh: '登录', en: 'Log in' },
  logOut: { zh: '退出登录', en: 'Log out' },
} as const satisfies Record<string, Bilingual>;

/** Looks up what a page says, in one language. */
export type Words = (key: keyof typeof words) => string;

export function wordsIn(language: Language): Words {
  return (key) => words[key][language];
}

/** How the text version of the book holds a procedure, as a facet of the casebook. */
export const procedureNames: Readonly<Record<'text' | 'partial' | 'figure' | 'missing', Bilingual>> = {
  text: { zh: '有文字流程', en: 'Written steps' },
  partial: { zh: '文字加图', en: 'Text beside a chart' },
  figure: { zh: '只有流程图', en: 'Chart only' },
  missing: { zh: '没有正文', en: 'No text' },
};
