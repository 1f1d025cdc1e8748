import type { Block, Reply } from '../../../bot/reply.ts';
import type { Metric } from '../../../knowledge/case.ts';
import { passageLines } from '../../plain-text.ts';
import { rowPlace } from './click.ts';
import { type ButtonElement, type CardElement, columns, label, text } from './element.ts';

/** What the rendering of a block needs to know besides it. */
export type BlockContext = {
  reply: Reply;
  /** A button that says what stands at this place among the reply's sayings. */
  button: (name: string, place: number, type?: ButtonElement['type']) => ButtonElement;
  /** The platform's key of a case's chart, where the picture was uploaded. */
  imageKey: (number: number) => string | undefined;
  /** The case whose name stands in the card's header. */
  headed: number | undefined;
};

/** The elements that a block becomes. */
export function blockElements(block: Block, context: BlockContext): CardElement[] {
  const { reply } = context;
  const zh = reply.language === 'zh';
  switch (block.kind) {
    case 'lead':
      return [text(block.text)];
    case 'text':
      return [text(block.text)];
    case 'note':
      return [text(block.text, { text_size: 'notation', text_color: 'grey' })];
    case 'case':
      return block.label.number === context.headed
        ? []
        : [
            text(
              zh ? `【${block.label.number}号】${block.label.title}` : `[${block.label.number}] ${block.label.title}`,
              {
                text_size: 'heading',
              },
            ),
            text(block.reference, { text_size: 'notation', text_color: 'grey' }),
          ];
    case 'section':
      return [label(block.label), text(passageLines(block.passages).join('\n'))];
    case 'metrics':
      return [label(block.label), ...block.items.slice(0, 6).map(metricElement)];
    case 'rows':
      return [...(block.label ? [text(block.label)] : []), ...block.rows.map((row) => rowElement(row, context))];
    case 'comparison':
      return comparisonElements(block, zh);
    case 'figure':
      return figureElements(block.number, context);
  }
}

/** Cells side by side while a phone has room for them, else one below the other. */
function comparisonElements({ columns: cases, rows }: Extract<Block, { kind: 'comparison' }>, zh: boolean) {
  const named = (cell: string, i: number) => `${zh ? `${cases[i]?.number}号` : `Case ${cases[i]?.number}`} ${cell}`;
  return rows.flatMap(({ label: name, cells }): CardElement[] =>
    cells.length <= 3
      ? [label(name), columns(cells.map((cell, i) => ({ weight: 1, elements: [text(named(cell, i))] })))]
      : [label(name), ...cells.map((cell, i) => text(named(cell, i)))],
  );
}

function metricElement({ what, before, after, value }: Metric): CardElement {
  const change = before !== undefined && after !== undefined ? `${before} → ${after}` : (after ?? before);
  return columns(
    [
      { weight: 3, elements: [text(what, { text_color: 'grey' })] },
      { weight: 2, elements: [text([value, change].filter(Boolean).join(' '))] },
    ],
    true,
  );
}

function rowElement(
  { ordinal, number, mapCode, title, note }: Extract<Block, { kind: 'rows' }>['rows'][number],
  { reply, button }: BlockContext,
): CardElement {
  const zh = reply.language === 'zh';
  const name = zh
    ? `${ordinal}. ${number}号（${mapCode}）${title}`
    : `${ordinal}. Case ${number} (${mapCode}): ${title}`;
  return columns([
    { weight: 5, elements: [text(note ? `${name} ${note}` : name)] },
    { weight: 1, elements: [button(zh ? '查看' : 'Open', rowPlace(reply, number), 'text')] },
  ]);
}

function figureElements(number: number, { reply, imageKey }: BlockContext): CardElement[] {
  const key = imageKey(number);
  if (key === undefined) return [];
  const alt = reply.language === 'zh' ? `${number}号案例的流程图` : `Chart of case ${number}`;
  return [{ tag: 'img', img_key: key, alt: { tag: 'plain_text', content: alt } }];
}
