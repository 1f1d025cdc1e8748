import type { Language } from '../../knowledge/language.ts';

/** So much of a passage is read at a glance. */
const glance = { zh: 70, en: 160 } as const;
const sentenceEnd = { zh: /[。；！？]/u, en: /[.;!?](?=\s|$)/u } as const;
const clauseEnd = { zh: /[，、：；]/gu, en: /[,;:](?=\s)/gu } as const;
const cut = { zh: '……', en: ' …' } as const;

/** A passage cut to its first sentence, and within it to whole clauses; an ellipsis stands for what was left out. */
export function brief(text: string, language: Language): string {
  const end = sentenceEnd[language].exec(text)?.index ?? text.length;
  const sentence = text.slice(0, end);
  if (sentence.length > glance[language]) return clausesOf(sentence, language) + cut[language];
  return end >= text.length - 1 ? text : sentence + cut[language];
}

/** As many clauses as fit; where not even one does, as many characters. */
function clausesOf(sentence: string, language: Language): string {
  const fitting = sentence.slice(0, glance[language]);
  const ends = [...fitting.matchAll(clauseEnd[language])].map(({ index }) => index);
  return fitting.slice(0, ends.at(-1) ?? fitting.length);
}
