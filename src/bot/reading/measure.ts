/** Measure words that stand for one another in an answer: whoever asks for days is answered in working days. */
const alike: readonly (readonly string[])[] = [
  ['工作日', '天', '日'],
  ['个月', '月'],
  ['周', '星期'],
  ['钱', '元', '块', '万', '亿'],
  ['人', '名', '位', '人次'],
  ['家', '户', '所'],
  ['平方米', '平方', '平米', '平', '亩', '公顷'],
  ['栋', '幢', '座'],
  ['%', '成'],
];
const single = '小时|分钟|秒|年|件|台|项|种|吨|箱|票|笔|艘|条|辆|倍|层|张|套|份|步|次|批|门|类|省|分|个|船';
const words = [...alike.flat(), ...single.split('|')].sort((a, b) => b.length - a.length);
const asked = new RegExp(`(?:多少|几)(?:个|来)?(${words.join('|')})|(百分之几|百分之多少|百分比|几成)`, 'u');
const askedInEnglish = /\bhow many (?:\w+ )?(\w+?)(?:s|es)?\b|\b(percent|percentage|what share)\b/;

/**
 * The measure that a question asks in, as a pattern of the sentences that have a number of it: 几天 fits "15天内" and
 * "5个工作日", and no "3小时". Undefined where the question names none.
 */
export function readMeasure(text: string): RegExp | undefined {
  const [, word, share] = asked.exec(text) ?? [];
  if (share) return /\d\s*%|成|half|\d percent/;
  if (word) {
    const group = alike.find((others) => others.includes(word)) ?? [word];
    return new RegExp(`[\\d一二两三四五六七八九十百千半]\\s*[余多万亿]*\\s*个?(${group.join('|')})`, 'u');
  }
  const [, noun, percent] = askedInEnglish.exec(text) ?? [];
  if (percent) return /\d\s*%|percent/i;
  return noun ? new RegExp(`\\d[\\d,.]*\\+?\\s+(\\w+\\s+){0,3}${noun}`, 'i') : undefined;
}
