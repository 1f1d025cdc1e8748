import type { Language } from '../../../knowledge/language.ts';
import { readWish } from '../../reading/wish.ts';
import { choosing, leftOver, pushing } from '../../reading/wish-words.ts';
import type { Intent } from '../intent.ts';
import { isFollowUp, languageOf, tell } from './outcome.ts';

const excludes =
  /不要|不想要?|不推|别推|不发|别发|不看|去掉|去除|排除|屏蔽|过滤掉?|除了|除去?|以外|之外|\b(?:no|not|except|exclude|excluding|without|don'?t|but|other than)\b/;
const theRest = /其[他它余]|都|全|\b(?:everything|all|anything)\b/;

/** "不要推金融类的", "everything except tax": what the choice of cases cannot do, and what it can. */
export const excludeIntent: Intent = {
  name: 'exclude-from-subscription',
  answer(request) {
    const text = request.question.typed;
    if (!excludes.test(text) || !(pushing.test(text) || isFollowUp(request))) return undefined;
    const wish = readWish(request.question);
    if (request.question.mentions.length === 0 || leftOver(wish.rest, excludes, theRest, pushing, choosing) !== '')
      return undefined;
    return tell(request, cannotExclude[languageOf(request)]);
  },
};

const cannotExclude: Record<Language, string> = {
  zh: '还不能单独去掉某一类，设置没有变。可以反过来说想要哪些，几类一起也行，比如“只推金融、税收和物流的”；不限就说“全部都推”。',
  en: 'A kind of cases cannot be left out, so nothing has changed. Say which ones you want instead, such as "only push finance, tax and logistics", or "all topics".',
};
