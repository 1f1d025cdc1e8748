import { stringify } from 'yaml';
import { sectionTitles } from '../case-file.ts';
import type { DocumentCase } from './parse.ts';

/**
 * A draft record for a case that data/ lacks: everything the document states, in the document's words, marked
 * `draft: true`. A person words it anew, translates it, files it and adds questions (data/README.md).
 */
export function draftRecord({ number, title, pages, body }: DocumentCase): string {
  const audiences = body?.audience
    ? body.audience
        .split(/[、，；]/u)
        .map((part) => part.replace(/。$/, '').trim())
        .filter(Boolean)
    : [];
  const frontMatter = {
    number,
    title,
    pages: [pages.first, pages.last],
    audiences,
    audience_tags: [],
    topics: [],
    areas: [],
    process: body?.procedureSource ?? 'missing',
    metrics: [],
    aliases: [],
    questions: [],
    en: { title, audiences: [...audiences], aliases: [], questions: [], metrics: [] },
    draft: true,
  };
  const none = '书中这一部分没有文字。';
  const texts = ['（草稿，待改写）', body?.procedure || none, body?.results || none, '(draft)', '(draft)', '(draft)'];
  const sections = sectionTitles.map((heading, i) => `## ${heading}\n${texts[i]}\n`);
  return `---\n${stringify(frontMatter, { lineWidth: 0 })}---\n${sections.join('\n')}`;
}
