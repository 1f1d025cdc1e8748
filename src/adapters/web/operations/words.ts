import type { PushState, SubscriptionState } from '../../../bot/digest/subscription.ts';
import type { PushOrder } from '../../../bot/operations/operations.ts';
import type { IntentName } from '../../../bot/reply.ts';
import type { Bilingual, Language } from '../../../knowledge/language.ts';
import type { Health } from '../../adapter.ts';

/** What the page of operations says. */
const words = {
  title: { zh: '运营', en: 'Operations' },
  adapters: { zh: '通道', en: 'Channels' },
  answers: { zh: '近30天的回答', en: 'Answers of the last 30 days' },
  answersNone: { zh: '还没有人提问。', en: 'Nobody has asked anything yet.' },
  share: { zh: '书里没有答案的', en: 'Without an answer in the book' },
  byIntent: { zh: '按类型', en: 'By kind' },
  unanswered: { zh: '没答上的问题', en: 'Questions without an answer' },
  unansweredNone: { zh: '没有。', en: 'None.' },
  times: { zh: '次', en: '×' },
  teach: { zh: '教会它', en: 'Teach it' },
  caseNumber: { zh: '案例编号', en: 'Case number' },
  asQuestion: { zh: '作为问法', en: 'as a question' },
  asAlias: { zh: '作为别名', en: 'as an alias' },
  taught: { zh: '已教的说法', en: 'Taught so far' },
  taughtHow: {
    zh: '已立即生效。核对后运行 npm run import -- --apply-hints 写入案例数据。',
    en: 'In force at once. Review them, then fold them into the records with npm run import -- --apply-hints.',
  },
  feedback: { zh: '反馈', en: 'Feedback' },
  feedbackNone: { zh: '还没有反馈。', en: 'No feedback yet.' },
  useful: { zh: '有用', en: 'useful' },
  useless: { zh: '没用', en: 'not useful' },
  subscriptions: { zh: '每周精选的订阅', en: 'Subscriptions' },
  subscriptionsNone: {
    zh: '还没有订阅。在群里对它说“订阅每周精选”。',
    en: 'None yet. Say "subscribe" to the bot in a chat.',
  },
  chat: { zh: '群或会话', en: 'Chat' },
  state: { zh: '状态', en: 'State' },
  next: { zh: '下次', en: 'Next' },
  preview: { zh: '预览', en: 'Preview' },
  pushNow: { zh: '现在推一篇', en: 'Send now' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: { zh: '恢复', en: 'Resume' },
  pushes: { zh: '推送记录', en: 'Past pushes' },
  pushesNone: { zh: '还没有推送。', en: 'Nothing was pushed yet.' },
  slot: { zh: '时间', en: 'Slot' },
  caseTitle: { zh: '案例', en: 'Case' },
  nothingFits: { zh: '没有符合条件的案例。', en: 'No case fits what this chat wants.' },
  noState: {
    zh: '数据库不可用，看不到提问和推送；问答照常。',
    en: 'The database is out of reach, so questions and pushes cannot be shown; answering goes on.',
  },
  scan: { zh: '请用手机微信扫码登录', en: 'Scan with WeChat on a phone to log in' },
  back: { zh: '返回', en: 'Back' },
  badHint: {
    zh: '没有这个编号，或者说法太短、太长。',
    en: 'There is no such case, or the text is too short or too long.',
  },
} as const satisfies Record<string, Bilingual>;

export type OperationWords = (key: keyof typeof words) => string;

export function operationWords(language: Language): OperationWords {
  return (key) => words[key][language];
}

export const intentLabels: Readonly<Record<IntentName, Bilingual>> = {
  case: { zh: '案例', en: 'case' },
  list: { zh: '列表', en: 'list' },
  compare: { zh: '对比', en: 'comparison' },
  stats: { zh: '统计', en: 'counts' },
  help: { zh: '帮助', en: 'help' },
  smalltalk: { zh: '寒暄', en: 'small talk' },
  subscription: { zh: '订阅', en: 'subscription' },
  none: { zh: '没有答案', en: 'no answer' },
};

export const healthLabels: Readonly<Record<Health['state'], Bilingual>> = {
  stopped: { zh: '已停止', en: 'stopped' },
  starting: { zh: '启动中', en: 'starting' },
  waiting: { zh: '等人处理', en: 'waiting for somebody' },
  ready: { zh: '正常', en: 'ready' },
  degraded: { zh: '不稳定', en: 'degraded' },
  failed: { zh: '故障', en: 'failed' },
};

export const subscriptionLabels: Readonly<Record<SubscriptionState, Bilingual>> = {
  active: { zh: '进行中', en: 'active' },
  paused: { zh: '已暂停', en: 'paused' },
  suspended: { zh: '群已不在', en: 'chat is gone' },
  ended: { zh: '已退订', en: 'ended' },
};

export const pushLabels: Readonly<Record<PushState, Bilingual>> = {
  claimed: { zh: '发送中', en: 'on its way' },
  sent: { zh: '已发送', en: 'sent' },
  failed: { zh: '失败', en: 'failed' },
  skipped: { zh: '已跳过', en: 'skipped' },
};

export const orderLabels: Readonly<Record<PushOrder, Bilingual>> = {
  queued: { zh: '已安排发送。', en: 'It is on its way.' },
  'nothing-fits': {
    zh: '没有推送：没有符合条件的案例，或者这一分钟里刚推过。',
    en: 'Not sent: no case fits, or one was sent in this minute already.',
  },
  'chat-gone': { zh: '这个群已经不在了。', en: 'This chat is gone.' },
};
