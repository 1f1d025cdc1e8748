import type { Block, Reply } from '../../../bot/reply.ts';
import { renderPlainText } from '../../plain-text.ts';
import { type BlockContext, blockElements } from './block.ts';
import {
  type ButtonElement,
  buttonRow,
  type Card,
  type CardElement,
  countElements,
  plainLine,
  text,
} from './element.ts';

/** What a card is made for. */
export type CardOptions = {
  /** The key of the reply; buttons carry it back. */
  key: string;
  /** The platform's key of a case's chart, where the picture was uploaded. */
  imageKey?: (number: number) => string | undefined;
};

/**
 * Most bytes and components of a card. The platform takes 30 KB, counted after its own additions, and 200 components
 * (error codes 230025 and 300305); the difference is left to it.
 */
const budget = { bytes: 24_000, elements: 150 };

/**
 * A reply as an interactive card (JSON 2.0) that keeps the platform's limits: what does not fit is left out from the
 * end, and the card says so. The buttons always stand.
 */
export function renderCard(reply: Reply, { key, imageKey = () => undefined }: CardOptions): Card {
  const head = headCase(reply);
  const button = (name: string, place: number, type: ButtonElement['type'] = 'default'): ButtonElement => ({
    tag: 'button',
    type,
    size: 'small',
    text: plainLine(name),
    behaviors: [{ type: 'callback', value: { v: 1, k: key, a: place } }],
  });
  const context: BlockContext = { reply, button, imageKey, headed: head?.label.number };
  const foot = footElements(reply, key, button);
  const card: Card = {
    schema: '2.0',
    config: { update_multi: true, summary: { content: summaryOf(reply) } },
    ...(head ? { header: headerOf(head, reply) } : {}),
    body: { elements: [] },
  };
  const groups = reply.blocks.map((block) => blockElements(block, context));
  card.body.elements = [...fitting(groups, foot, card, reply), ...foot];
  return card;
}

type CaseBlock = Extract<Block, { kind: 'case' }>;

/** The case that the whole reply is about; several cases stand in the body instead. */
function headCase({ blocks }: Reply): CaseBlock | undefined {
  const cases = blocks.filter((block) => block.kind === 'case');
  return cases.length === 1 ? cases[0] : undefined;
}

function headerOf({ label, reference }: CaseBlock, { intent, language }: Reply): NonNullable<Card['header']> {
  const title = language === 'zh' ? `【${label.number}号】${label.title}` : `[Case ${label.number}] ${label.title}`;
  return {
    title: plainLine(title),
    subtitle: plainLine(reference),
    template: intent === 'subscription' ? 'wathet' : 'blue',
  };
}

/** What the list of chats and the notification show. */
function summaryOf(reply: Reply): string {
  return [...(renderPlainText(reply).split('\n')[0] ?? '')].slice(0, 60).join('');
}

/** Buttons for what can be done next, and for saying whether the answer was of use. */
function footElements(reply: Reply, key: string, button: BlockContext['button']): CardElement[] {
  const rows: CardElement[] = [];
  const buttons = [...reply.actions.map(({ label }, place) => button(label, place)), ...linkOf(reply)];
  if (buttons.length > 0) rows.push(buttonRow(buttons));
  if (reply.cases.length > 0) rows.push(buttonRow([judge(1), judge(0)]));
  return rows.length > 0 ? [{ tag: 'hr' }, ...rows] : [];

  function judge(useful: 0 | 1): ButtonElement {
    const names = reply.language === 'zh' ? ['没用', '有用'] : ['Not useful', 'Useful'];
    return {
      tag: 'button',
      type: 'text',
      size: 'small',
      text: plainLine(names[useful] ?? ''),
      behaviors: [{ type: 'callback', value: { v: 1, k: key, useful } }],
    };
  }
}

/** The page of the case that the whole reply is about. */
function linkOf(reply: Reply): ButtonElement[] {
  const address = headCase(reply)?.address;
  if (address === undefined) return [];
  return [
    {
      tag: 'button',
      type: 'default',
      size: 'small',
      text: { tag: 'plain_text', content: reply.language === 'zh' ? '网页' : 'Web page' },
      behaviors: [{ type: 'open_url', default_url: address }],
    },
  ];
}

/** Whole blocks from the front, as many as the budget holds. */
function fitting(groups: readonly CardElement[][], foot: readonly CardElement[], card: Card, reply: Reply) {
  const note = text(cutNote[reply.language], { text_size: 'notation', text_color: 'grey' });
  const fixed = { ...card, body: { elements: [...foot, note] } };
  let bytes = Buffer.byteLength(JSON.stringify(fixed));
  let elements = countElements(fixed.body.elements);
  const kept: CardElement[] = [];
  for (const group of groups)
    for (const element of group) {
      bytes += Buffer.byteLength(JSON.stringify(element)) + 1;
      elements += countElements([element]);
      if (bytes > budget.bytes || elements > budget.elements) return [...kept, note];
      kept.push(element);
    }
  return kept;
}

const cutNote = {
  zh: '内容较长，这里没有全部显示；可以点下面的按钮，或单问其中一部分（如“办理流程”“实际效果”）。',
  en: 'There is more than fits here; use the buttons, or ask for one part, such as the procedure or the results.',
} as const;
