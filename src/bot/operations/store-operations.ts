import type { Casebook } from '../../knowledge/casebook.ts';
import { addHint, readHints } from '../../knowledge/hints/hint-file.ts';
import { addDays, localMinuteOf } from '../digest/local-time.ts';
import { nextDigest, pushNow } from '../digest/next-digest.ts';
import { nextSlot } from '../digest/schedule.ts';
import type { Push, Subscription } from '../digest/subscription.ts';
import type { BotSettings } from '../situation.ts';
import type { AnswerCount } from '../state/answers.ts';
import type { Store } from '../state/store.ts';
import { groupByLikeness } from './likeness.ts';
import type { AnswerDay, Operations } from './operations.ts';

export type OperationsParts = {
  store: Store;
  casebook: Casebook;
  settings: BotSettings;
  /** Where hints are kept. */
  hintsFile: string;
  now: () => number;
};

/** So many different questions are looked at when they are grouped. */
const questionsRead = 500;

/** The operator's view of the store. */
export function createOperations({ store, casebook, settings, hintsFile, now }: OperationsParts): Operations {
  return {
    async answers(days) {
      const today = localMinuteOf(now(), settings.timeZone).slice(0, 10);
      const counts = await store.answers.since(addDays(today, 1 - days));
      return Array.from({ length: days }, (_, i) => dayOf(addDays(today, i + 1 - days), counts));
    },
    unanswered: async () => groupByLikeness(await store.unanswered.list(questionsRead)),
    feedback: (limit) => store.feedback.latest(limit),
    async subscriptions() {
      const views = [];
      for (const subscription of await store.subscriptions.all()) {
        const chat = await store.chats.find(subscription.channel, subscription.chatId);
        views.push({ subscription, ...nextOf(subscription), ...(chat?.name ? { chatName: chat.name } : {}) });
      }
      return views;
    },
    pushes: async (limit) => (await store.pushes.latest(limit)).map(withTime),
    preview: async (chat) => (await nextDigest(store, casebook, settings, now(), chat))?.reply,
    async pushNow({ channel, chatId }) {
      const chat = await store.chats.find(channel, chatId);
      if (!chat || chat.isGone) return 'chat-gone';
      return (await pushNow(store, casebook, settings, now(), { channel, chat })) ? 'queued' : 'nothing-fits';
    },
    setPaused: ({ channel, chatId }, paused) =>
      store.transaction(async (within) => {
        const before = await within.subscriptions.lock(channel, chatId);
        if (before?.state !== (paused ? 'active' : 'paused')) return false;
        const { pausedUntil: _until, ...kept } = before;
        await within.subscriptions.save({ ...kept, state: paused ? 'paused' : 'active', changedAt: now() });
        return true;
      }),
    hints: () => readHints(hintsFile),
    async addHint(hint) {
      casebook.learn(addHint(hintsFile, hint));
      await store.unanswered.remove(hint.text);
    },
  };

  /** One that somebody asked for has no slot of a schedule; the time of asking stands for it. */
  function withTime(push: Push): Push {
    return push.slot.startsWith('now-') ? { ...push, slot: localMinuteOf(push.at, settings.timeZone) } : push;
  }

  function nextOf({ state, schedule, timeZone }: Subscription): { nextLocal?: string } {
    if (state !== 'active') return {};
    return { nextLocal: nextSlot(schedule, timeZone, now(), { skipHolidays: settings.skipHolidays }).local };
  }
}

function dayOf(day: string, counts: readonly AnswerCount[]): AnswerDay {
  const byIntent: Record<string, number> = {};
  for (const { day: on, intent, count } of counts) if (on === day) byIntent[intent] = (byIntent[intent] ?? 0) + count;
  return { day, byIntent };
}
