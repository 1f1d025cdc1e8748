import { withoutControls } from '../../controls.ts';

/**
 * Components of a card in Feishu's card JSON 2.0. Only what the cards of this project use is here; the platform refuses
 * unknown attributes. All text is `plain_text`, which no client reads as markup: a mention, link or image key in it
 * stays what it is, text. Labels of our own are the only Markdown.
 */
export type PlainText = {
  tag: 'plain_text';
  content: string;
  text_size?: 'heading' | 'normal' | 'notation';
  text_color?: 'default' | 'grey';
};
export type TextElement = { tag: 'div'; text: PlainText };
export type LabelElement = { tag: 'markdown'; content: string };
export type ImageElement = { tag: 'img'; img_key: string; alt: { tag: 'plain_text'; content: string } };
export type RuleElement = { tag: 'hr' };
export type ButtonElement = {
  tag: 'button';
  type: 'default' | 'primary' | 'text';
  size: 'small';
  text: { tag: 'plain_text'; content: string };
  behaviors: [
    { type: 'callback'; value: Readonly<Record<string, string | number>> } | { type: 'open_url'; default_url: string },
  ];
};
export type Column = {
  tag: 'column';
  width: 'auto' | 'weighted';
  weight?: number;
  vertical_align: 'top' | 'center';
  elements: CardElement[];
};
export type ColumnsElement = {
  tag: 'column_set';
  flex_mode: 'none' | 'flow' | 'stretch';
  background_style?: 'grey';
  columns: Column[];
};
export type CardElement = TextElement | LabelElement | ImageElement | RuleElement | ButtonElement | ColumnsElement;

/** A whole card. */
export type Card = {
  schema: '2.0';
  config: { update_multi: true; summary: { content: string } };
  header?: {
    title: { tag: 'plain_text'; content: string };
    subtitle?: { tag: 'plain_text'; content: string };
    template: 'blue' | 'wathet' | 'grey';
  };
  body: { elements: CardElement[] };
};

/** The longest text of one element, and of one in a line of its own: a title, a label, the name of a button. */
const longest = { text: 6_000, line: 200 };

/** Text as it is, in a size and colour; what is longer than anybody reads is cut. */
export function text(content: string, style: Pick<PlainText, 'text_size' | 'text_color'> = {}): TextElement {
  return { tag: 'div', text: { tag: 'plain_text', content: cut(content, longest.text), ...style } };
}

/** Text on one line. */
export function plainLine(content: string): { tag: 'plain_text'; content: string } {
  return { tag: 'plain_text', content: cut(content.replace(/\s+/g, ' '), longest.line) };
}

/** One of our own labels, in bold; never for text from elsewhere. */
export function label(content: string): LabelElement {
  return { tag: 'markdown', content: `**${plainLine(content).content.replace(/[*_~`[\]<>\\]/g, '')}**` };
}

function cut(content: string, length: number): string {
  const clean = withoutControls(content);
  return clean.length > length ? withoutControls(`${clean.slice(0, length)}…`) : clean;
}

/** Columns that share the width by weight. */
export function columns(parts: readonly { weight: number; elements: CardElement[] }[], grey = false): ColumnsElement {
  return {
    tag: 'column_set',
    flex_mode: 'none',
    ...(grey ? { background_style: 'grey' as const } : {}),
    columns: parts.map(({ weight, elements }) => ({
      tag: 'column',
      width: 'weighted',
      weight,
      vertical_align: 'center',
      elements,
    })),
  };
}

/** Buttons in a row that wraps. */
export function buttonRow(buttons: readonly ButtonElement[]): ColumnsElement {
  return {
    tag: 'column_set',
    flex_mode: 'flow',
    columns: buttons.map((button) => ({ tag: 'column', width: 'auto', vertical_align: 'center', elements: [button] })),
  };
}

/** Number of components in a list of elements, as the platform counts them: containers and columns included. */
export function countElements(elements: readonly CardElement[]): number {
  return elements.reduce((sum, element) => sum + 1 + innerCount(element), 0);
}

function innerCount(element: CardElement): number {
  if (element.tag === 'div' || element.tag === 'button') return 1;
  if (element.tag !== 'column_set') return 0;
  return element.columns.reduce((sum, column) => sum + 1 + countElements(column.elements), 0);
}
