import type { Language } from '../../../knowledge/language.ts';
import { replyOf } from '../../answers/reply.ts';
import { subscriptionActions, subscriptionBlock } from '../../answers/subscription.ts';
import { anyCase } from '../../digest/case-filter.ts';
import { isPaused } from '../../digest/next-push.ts';
import type { Subscription } from '../../digest/subscription.ts';
import type { Block } from '../../reply.ts';
import type { Situation } from '../../situation.ts';
import type { Outcome, Request } from '../intent.ts';

/** The language to answer in; a message without words of its own ("5pm") keeps that of the talk. */
export function languageOf({ question, conversation }: Request): Language {
  const speaks = /\p{Script=Han}/u.test(question.typed) || question.language === 'en';
  return speaks ? question.language : (conversation.language ?? question.language);
}

/** Whether the last answer was about the subscription. */
export function isFollowUp({ conversation }: Request): boolean {
  return conversation.about === 'subscription';
}

/**
 * The subscription that is in force or rests; one that was ended is none. A pause that is over has gone, and so has the
 * trouble of a chat that writes again.
 */
export function standing({ situation: { subscription, now } }: Request): Subscription | undefined {
  if (!subscription || subscription.state === 'ended') return undefined;
  return subscription.state === 'suspended' || !isPaused(subscription, now) ? activated(subscription) : subscription;
}

/** "本群", "您": whose subscription it is. */
export function owner({ situation: { chat } }: Request, language: Language): string {
  const isGroup = chat.kind === 'group';
  return language === 'zh' ? (isGroup ? '本群' : '您') : isGroup ? 'This chat' : 'You';
}

/** Says something about the subscription and changes nothing. */
export function tell(request: Request, lead: string, ...more: readonly Block[]): Outcome {
  const language = languageOf(request);
  const { subscription, now } = request.situation;
  const reply = replyOf({
    intent: 'subscription',
    language,
    blocks: [{ kind: 'lead', text: lead }, ...more],
    actions: subscriptionActions(subscription, now, language),
  });
  return { reply, conversation: { ...request.conversation, language, about: 'subscription' } };
}

/** Changes the subscription and says what now holds; only says why not where the person may not change it. */
export function change(
  request: Request,
  subscription: Subscription,
  lead: string,
  ...notes: readonly string[]
): Outcome {
  const language = languageOf(request);
  const { situation, casebook } = request;
  if (!mayChange(situation)) return tell(request, notAllowed[language]);
  const changed = { ...subscription, changedAt: situation.now };
  const outcome = tell(
    { ...request, situation: { ...situation, subscription: changed } },
    lead,
    subscriptionBlock(casebook, changed, situation, language),
    ...notes.map((text): Block => ({ kind: 'note', text })),
  );
  return { ...outcome, subscription: changed };
}

/** A direct chat is its owner's; a group's subscription is the administrators', where such are named. */
function mayChange({ channel, chat, sender, settings: { admins } }: Situation): boolean {
  return chat.kind === 'direct' || admins.length === 0 || admins.includes(`${channel}:${sender.id}`);
}

const notAllowed = {
  zh: '本群的订阅由管理员来设置，我先不动它，想调整请找管理员说一声。现在的设置谁都可以看，说“我订了什么”就行。',
  en: 'The subscription of this chat is set by its administrators, so I leave it as it is; please ask one of them. Anybody may look at it: say "subscription status".',
} as const;

/** A new subscription with the settings that hold for every chat. */
export function newSubscription({ channel, chat, now, settings }: Situation): Subscription {
  return {
    channel,
    chatId: chat.id,
    schedule: settings.schedule,
    timeZone: settings.timeZone,
    filter: anyCase,
    state: 'active',
    changedAt: now,
  };
}

/** The same subscription in force, whatever pause or end it had. */
export function activated({ pausedUntil: _pause, ...subscription }: Subscription): Subscription {
  return { ...subscription, state: 'active' };
}

/** Where there is no subscription that could be changed. */
export function noSubscription(request: Request): Outcome {
  const language = languageOf(request);
  const group = request.situation.chat.kind === 'group';
  return tell(
    request,
    language === 'zh'
      ? `${group ? '本群' : '您'}还没有订阅每周精选。说“订阅每周精选”就开始，也可以连时间一起说，比如“订阅，每周三上午十点”。`
      : `${group ? 'This chat has' : 'You have'} no subscription yet. Say "subscribe" to begin, with a time if you like: "subscribe, every Wednesday 10am".`,
  );
}
