import type { Language } from '../../knowledge/language.ts';
import { englishStopWords } from '../../knowledge/text/stop-words.ts';

/** Han that makes a mixed message a Chinese one: particles and question words. */
const chineseGrammar =
  /[的了吗呢吧啊么嘛是有怎哪什谁几多能可请给和与在下上这那]|案例|流程|办理|适用|效果|介绍|查|看|页|号/u;

/** The language to answer in: Chinese unless the sentence itself is English. Names may be in either. */
export function languageOf(normalised: string): Language {
  const words = normalised.match(/[a-z][a-z']*/g) ?? [];
  const hasHan = /\p{Script=Han}/u.test(normalised);
  if (words.length === 0) return 'zh';
  const grammar = words.filter((word) => englishStopWords.has(word)).length;
  // A lone abbreviation (No.52, NQI, 5G) is what Chinese writers type too.
  if (!hasHan)
    return words.length > 1 || words.some((word) => word.length > 3 || /^(hi|hey|bye|thx)$/.test(word)) ? 'en' : 'zh';
  if (chineseGrammar.test(normalised) && grammar < 3) return 'zh';
  return grammar >= 1 && words.length >= 2 ? 'en' : 'zh';
}
