import type { Language } from '../../knowledge/language.ts';
import type { Block, IntentName, Reply } from '../reply.ts';

type Parts = Pick<Reply, 'intent' | 'language' | 'blocks'> & Partial<Reply>;

/** A reply with everything that was not said left empty. */
export function replyOf(parts: Parts): Reply {
  const cases = parts.cases ?? [];
  return {
    aspect: null,
    suggestions: [],
    actions: [],
    shown: cases,
    total: cases.length,
    ...parts,
    cases,
  };
}

/** A short answer in words only. */
export function sayReply(intent: IntentName, language: Language, ...texts: string[]): Reply {
  const blocks = texts.map((text, i): Block => ({ kind: i === 0 ? 'lead' : 'text', text }));
  return replyOf({ intent, language, blocks });
}
