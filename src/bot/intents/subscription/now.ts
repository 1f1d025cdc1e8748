import { anyCase } from '../../digest/case-filter.ts';
import { chooseCase } from '../../digest/choose-case.ts';
import { digestReply } from '../../digest/digest-reply.ts';
import { filterOf, namesSchedule, readWish } from '../../reading/wish.ts';
import { leftOver } from '../../reading/wish-words.ts';
import type { Intent, Outcome, Request } from '../intent.ts';
import { isFollowUp, languageOf, standing, tell } from './outcome.ts';

const one =
  /[一1两来]?[篇个条期份](?:看看|瞧瞧|吧)?|一下|看看|\b(?:one|a case|something|(?:the |a )?(?:digest|featured case|case of the week)|the next one)\b/;
const pushes = /推(?![荐广动行进出介迟])送?|\bpush\b/;
const gives = /发送?|来|换|送|给|看|\b(?:send|post|give|show|get|share)\b/;
const rightAway =
  /现在|马上|立刻|立即|这就|赶紧|赶快|先|随机|随便|今天|再|试试|试一?下|\b(?:now|right away|right now|immediately|at once|at random|random)\b/;
const featured = /精选|\b(?:featured case|case of the week|digest)\b/;

/** "现在推一篇", "马上来一篇精选", "push one now": the digest itself. */
export const nowIntent: Intent = {
  name: 'push-now',
  answer(request) {
    const text = request.question.typed;
    const isPush =
      pushes.test(text) ||
      (gives.test(text) &&
        (/[一1](?:篇|期)/.test(text) || featured.test(text) || (rightAway.test(text) && /篇|期|\bone\b/.test(text))));
    const isOne = one.test(text) || rightAway.test(text);
    const isNext = isFollowUp(request) && /^(?:再|那)?(?:来|换|看)[一1][篇个]/.test(text);
    if (!(isPush && isOne) && !isNext) return undefined;
    const wish = readWish({ ...request.question, typed: text.replace(/今天/g, ' ') });
    if (namesSchedule(wish) || leftOver(wish.rest, one, pushes, gives, rightAway, featured) !== '') return undefined;
    return push(request, wish.categories.length > 0 ? filterOf(wish.categories) : undefined);
  },
};

function push(request: Request, asked: ReturnType<typeof filterOf> | undefined): Outcome {
  const { casebook, situation, conversation } = request;
  const language = languageOf(request);
  const subscription = standing(request);
  const filter = asked ?? subscription?.filter ?? anyCase;
  const { channel, chat, pushes } = situation;
  const entry = chooseCase(casebook, { channel, chatId: chat.id, filter }, pushes);
  if (!entry)
    return tell(
      request,
      language === 'zh' ? '没有符合的案例可推，换个范围再说一次。' : 'No case fits; please ask for something wider.',
    );
  const reply = digestReply(casebook, entry, language, { subscribed: subscription !== undefined });
  const related = casebook.related(entry.number, 2).map(({ number }) => number);
  return {
    reply,
    pushed: entry.number,
    conversation: {
      ...conversation,
      language,
      about: 'subscription',
      focus: entry.number,
      list: { title: '', groups: [{ numbers: related }], page: 0 },
    },
  };
}
