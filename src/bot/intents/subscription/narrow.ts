import type { Casebook } from '../../../knowledge/casebook.ts';
import type { Language } from '../../../knowledge/language.ts';
import { isAnyCase } from '../../digest/case-filter.ts';
import type { CaseFilter, Subscription } from '../../digest/subscription.ts';
import { filterText } from '../../digest/wording.ts';
import { filterOf, joined, readWish } from '../../reading/wish.ts';
import { adding, choosing, leftOver, only, pushing } from '../../reading/wish-words.ts';
import type { Intent, Outcome, Request } from '../intent.ts';
import { isFollowUp, languageOf, noSubscription, standing, tell } from './outcome.ts';
import { unknownTopic } from './unknown-topic.ts';
import { fulfil } from './wishes.ts';

const instead = /改成|改为|改推|换成|换为|换|\b(?:change|switch|instead)\b/;
const things = /(?:推送|订阅)?的?(?:范围|主题|内容|类别|种类|类型)/;
const asks = /[?？]|吗|什么|哪|怎么|多少/;
const unknown = [
  /(?:只|仅|光|专门|单独)(?:想|要)?(?:给我们?)?(?:推(?![荐广动行进出介])送?|发(?![展布放生现票行明])送?|看|要|收|订阅?)(?<topic>[^,，。]+?)(?:类|方面|领域|主题|题材|相关|有关|的|$)/u,
  /\bonly (?:push|send|post)(?: me| us)? (?<topic>.+?)(?: cases?| ones?)?$/,
];

/** "只推金融类的", "也要海关的", "only push finance cases". */
export const narrowIntent: Intent = {
  name: 'narrow-subscription',
  answer(request) {
    const { question } = request;
    const text = question.typed;
    const adds = adding.test(text);
    const isAbout = pushing.test(text) || isFollowUp(request) || (standing(request) && things.test(text));
    if (!isAbout) return undefined;
    if (asks.test(text) || !(only.test(text) || /^那?就/.test(text) || adds || instead.test(text))) return undefined;
    const wish = readWish(question);
    const isWhole = leftOver(wish.rest, only, /^就/, instead, adding, pushing, choosing, things) === '';
    if (wish.categories.length === 0 || !isWhole) return unknownTopic(request, ...unknown);
    const before = standing(request);
    if (!before) return noSubscription(request);
    const asked = filterOf(wish.categories);
    if (adds && !only.test(text)) {
      const refused = cannotAdd(request, before.filter, asked);
      if (refused) return refused;
    }
    const filter = adds ? joined(before.filter, asked) : asked;
    return fulfil(request, before, wish, narrowed(request.casebook, languageOf(request)), filter);
  },
};

/** What is open already needs nothing added; and one side of a filter narrows the other, so it adds nothing to it. */
function cannotAdd(request: Request, filter: CaseFilter, asked: CaseFilter): Outcome | undefined {
  const language = languageOf(request);
  if (isAnyCase(filter)) return tell(request, allAlready[language]);
  const sides = (['topics', 'audiences', 'areas'] as const).filter((facet) => asked[facet].length > 0);
  return sides.every((facet) => filter[facet].length > 0) ? undefined : tell(request, otherSide[language]);
}

const narrowed = (casebook: Casebook, language: Language) => (subscription: Subscription) => {
  const named = filterText(casebook, subscription.filter, language) ?? '';
  return language === 'zh' ? `好的，以后只推“${named}”的案例。` : `Done, only cases on ${named} from now on.`;
};
const allAlready: Record<Language, string> = {
  zh: '现在所有案例都推，这一类本来就在里面，设置没有变。只想要这一类，请说“只推……的”。',
  en: 'All cases are pushed already, these included, so nothing has changed. Say "only push …" for these alone.',
};
const otherSide: Record<Language, string> = {
  zh: '主题、对象、地区是同时满足的关系，不同的两种没法相加，设置没有变。请把想要的放在一句里说，比如“只推金融和税收的”“只推海关和港口能用的”。',
  en: 'Topics, audiences and areas hold together, so one cannot be added to another; nothing has changed. Say all in one, such as "only push finance and tax".',
};
