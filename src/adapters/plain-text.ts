import type { Block, CaseLabel, CaseRow, Reply } from '../bot/reply.ts';
import type { Metric, Passage } from '../knowledge/case.ts';
import type { Language } from '../knowledge/language.ts';
import { withoutControls } from './controls.ts';

/**
 * A reply as plain text, laid out for a narrow screen: short lines, numbered lists, no markup. The form that WeChat
 * sends, that `ask` prints and that other platforms fall back to: no text in it becomes a mention there.
 */
export function renderPlainText(reply: Reply): string {
  const text = textBlocks(reply)
    .map((block) => renderBlock(block, reply.language))
    .filter((part) => part !== '')
    .join('\n\n');
  return withoutMentions(withoutControls(text));
}

/**
 * Takes the life out of mentions: Feishu reads `<at …>` in plain texts, WeCom `<@…>`, and WeChat clients mark `@name`
 * by the space that follows (U+2005). An address such as `a@b.example` stays what it is.
 */
function withoutMentions(text: string): string {
  return text
    .replace(/<(?=\s*\/?\s*(?:at\b|@))/gi, '＜')
    .replace(/(?<![\w.%+-])@(?=\S)/g, '＠')
    .replaceAll('\u2005', ' ');
}

/** The blocks that a text shows: no pictures, and no figures where the section of results states them. */
export function textBlocks({ blocks }: Reply): readonly Block[] {
  const statesResults = blocks.some((block) => block.kind === 'section' && block.aspect === 'effect');
  return blocks.filter(({ kind }) => kind !== 'figure' && !(kind === 'metrics' && statesResults));
}

function renderBlock(block: Block, language: Language): string {
  switch (block.kind) {
    case 'lead':
    case 'text':
    case 'note':
      return block.text;
    case 'case':
      return [heading(block.label, language), block.reference, block.address].filter(Boolean).join('\n');
    case 'section':
      return renderSection(block.label, block.passages, language);
    case 'rows':
      return [block.label, ...block.rows.map((row) => renderRow(row, language))].filter(Boolean).join('\n');
    case 'metrics':
      return [`${block.label}${language === 'zh' ? '：' : ':'}`, ...block.items.map(metricLine)].join('\n');
    case 'comparison':
      return renderComparison(block, language);
    case 'figure':
      return '';
  }
}

function heading({ number, title }: CaseLabel, language: Language): string {
  return language === 'zh' ? `【${number}号案例】${title}` : `[Case ${number}] ${title}`;
}

function renderSection(label: string, passages: readonly Passage[], language: Language): string {
  const [first, ...rest] = passages;
  if (first && rest.length === 0 && first.kind === 'paragraph')
    return `${label}${language === 'zh' ? '：' : ': '}${first.text}`;
  return [`${label}${language === 'zh' ? '：' : ':'}`, ...passageLines(passages)].join('\n');
}

/** Steps are numbered through, points get a bullet. */
export function passageLines(passages: readonly Passage[]): string[] {
  let step = 0;
  return passages.map(({ kind, text }) => {
    if (kind === 'step') {
      step += 1;
      return `${step}. ${text}`;
    }
    return kind === 'point' ? `· ${text}` : text;
  });
}

/** "· 通关时间 2天 → 4小时" */
export function metricLine({ what, before, after, value }: Metric): string {
  const change = before !== undefined && after !== undefined ? `${before} → ${after}` : undefined;
  return `· ${what} ${[value, change ?? after ?? before].filter(Boolean).join(' ')}`;
}

function renderRow({ ordinal, number, mapCode, title, note }: CaseRow, language: Language): string {
  const name = language === 'zh' ? `${number}号（${mapCode}）${title}` : `Case ${number} (${mapCode}): ${title}`;
  return `${ordinal}. ${name}${note ? ` ${note}` : ''}`;
}

function renderComparison({ columns, rows }: Extract<Block, { kind: 'comparison' }>, language: Language): string {
  return rows
    .map(({ label, cells }) =>
      [
        `${label}${language === 'zh' ? '：' : ':'}`,
        ...columns.map(
          ({ number }, i) => `· ${language === 'zh' ? `${number}号` : `Case ${number}`} ${cells[i] ?? ''}`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}
