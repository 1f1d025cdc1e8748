import { replyOf, sayReply } from '../answers/reply.ts';
import { examples } from '../intents/help.ts';
import type { Action, Reply } from '../reply.ts';

/** What the bot says when it is added to a chat: three questions to try, and how to subscribe. */
export function welcomeReply(): Reply {
  const tries = examples.zh.slice(0, 3);
  const actions: Action[] = [...tries, '订阅每周精选'].map((say) => ({ label: say, say }));
  return replyOf({
    intent: 'help',
    language: 'zh',
    blocks: [
      { kind: 'lead', text: '大家好，我是案例通，能查山东自贸试验区的制度创新案例，每个回答都注明案例号和页码。' },
      {
        kind: 'section',
        aspect: 'overview',
        label: '可以这样问',
        passages: tries.map((text) => ({ kind: 'point', text })),
      },
      {
        kind: 'text',
        text: '想每周收到一篇精选案例，发“订阅每周精选”；更多用法发“帮助”。Questions in English are welcome too.',
      },
    ],
    actions,
  });
}

/** The answer where the program itself failed over a question. */
export function apologyReply(): Reply {
  return sayReply('none', 'zh', '抱歉，处理这条消息时出了差错，已经记下。请换个问法再试。');
}

/** Said once to somebody who asks faster than is answered. */
export function slowDownReply(who: 'person' | 'chat'): Reply {
  return sayReply(
    'none',
    'zh',
    who === 'person'
      ? '您问得有点快，我先歇一会儿，一分钟后再接着答。'
      : '群里的问题有点多，我先歇一会儿，一分钟后再接着答。',
  );
}

/** The answer to an order while nothing can be kept. */
export function cannotKeepReply(): Reply {
  return sayReply('subscription', 'zh', '现在记不下订阅，也改不了，原来的设置没有变。请过一会儿再试；查案例照常可用。');
}
