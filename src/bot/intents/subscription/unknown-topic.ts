import type { Casebook } from '../../../knowledge/casebook.ts';
import type { Language } from '../../../knowledge/language.ts';
import { leftOver } from '../../reading/wish-words.ts';
import type { Outcome, Request } from '../intent.ts';
import { languageOf, tell } from './outcome.ts';

/** A name longer than this is no topic but a sentence. */
const longestTopic = { zh: 8, en: 30 } as const;
const asks = /[?？吗呢]|什么|哪|怎么|如何|多少|几|谁|为|\b(?:what|which|how|who|when|where|why)\b/;

/** Explains that the casebook has no such kind of cases, where a frame finds a short name of one as its `topic`. */
export function unknownTopic(request: Request, ...frames: readonly RegExp[]): Outcome | undefined {
  const language = languageOf(request);
  const said = frames.flatMap((frame) => frame.exec(request.question.typed)?.groups?.topic ?? [])[0] ?? '';
  const topic = said.replace(/[的类\s]+$/u, '').trim();
  const names = request.question.mentions.map(({ name }) => name);
  const strange = names.reduce((rest, name) => rest.replace(name, ' '), topic).replace(/[和与及跟或、,]|还有/gu, ' ');
  if (topic === '' || topic.length > longestTopic[language] || asks.test(topic) || leftOver(strange) === '')
    return undefined;
  return tell(request, explained(topic, request.casebook, language));
}

function explained(topic: string, { taxonomy }: Casebook, language: Language): string {
  const topics = taxonomy.categories.filter(({ facet, parent }) => facet === 'topics' && !parent);
  const names = topics.map(({ name }) => name[language]).join(language === 'zh' ? '、' : ', ');
  return language === 'zh'
    ? `没有“${topic}”这一类，设置没有变。可以按主题选：${names}；也可以按对象或地区选，比如“只推海关能用的”“只推青岛的”。`
    : `There is no "${topic}" kind of cases, so nothing has changed. Topics: ${names}. Audiences and areas work too: "only push cases for customs", "only push Qingdao".`;
}
