import stringWidth from 'string-width';
import { clickValueSchema } from '../../../src/adapters/feishu/card/click.ts';
import { type Card, countElements } from '../../../src/adapters/feishu/card/element.ts';
import { renderCard } from '../../../src/adapters/feishu/card/render-card.ts';
import { inertText } from '../../../src/adapters/feishu/outbound/text.ts';
import { renderPlainText } from '../../../src/adapters/plain-text.ts';
import { renderTerminal, type Style } from '../../../src/adapters/terminal/render.ts';
import { type ReplyViewOptions, replyView } from '../../../src/adapters/web/chat/reply-view.ts';
import { layOut } from '../../../src/adapters/wechat/outbound/layout.ts';
import { split } from '../../../src/adapters/wechat/outbound/split.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { cardStrings } from './card-strings.ts';
import { withTexts } from './replies.ts';
import { structureOf } from './tags.ts';

/** What a screen acts on instead of showing it. */
const active = /[^\P{Cc}\n]|[\p{Bidi_Control}\p{Surrogate}\u2028\u2029]/u;
/** What Feishu, WeCom and WeChat read as a mention in a plain text. */
const mention = /<\s*\/?\s*at\b|<\s*@|(?<![\w.%+-])@\S|\u2005/i;

/** Everything in a reply's plain text that a platform or screen would act on; in the forms that platforms get as well. */
export function plainTextFaults(reply: Reply): string[] {
  const text = renderPlainText(reply);
  const faults: string[] = [];
  if (active.test(text)) faults.push('plain text has control characters');
  if (mention.test(text)) faults.push('plain text has a mention');
  if (/<|\]\(/.test(inertText(text))) faults.push('text for Feishu has a tag or a link');
  const wechat = layOut(reply, 'group');
  if (active.test(wechat) || /[@\u2005]/.test(wechat)) faults.push('text for WeChat has a mention');
  const messages = split(wechat);
  if (messages.length > 3 || messages.some(({ length }) => length > 2_000)) faults.push('text for WeChat is too long');
  return faults;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
const ourCodes = /\u001B\[(?:1|2|22|32|36|39)m/g;

/** Escapes but our own colours, and lines wider than the terminal. */
export function terminalFaults(reply: Reply, style: Style): string[] {
  const shown = renderTerminal(reply, style);
  const text = style.color ? shown.replace(ourCodes, '') : shown;
  const faults = active.test(text) ? ['the terminal gets control characters'] : [];
  const wide = text.split('\n').filter((line) => stringWidth(line) > style.columns);
  return wide.length > 0 ? [...faults, `the terminal gets lines too wide: ${JSON.stringify(wide[0])}`] : faults;
}

/** Words that a card is made of besides texts; the address of a case's page comes from the operator's settings. */
const cardVocabulary = new RegExp(
  `^(?:${[
    '2\\.0|div|plain_text|markdown|img|hr|button|column|column_set|callback|open_url|heading|normal|notation|default|grey',
    'primary|text|small|auto|weighted|top|center|none|flow|stretch|blue|wathet|key|img_1|https://casebook\\.example/cases/1',
  ].join('|')})$`,
);

/** Texts of a card in places that Feishu reads as more than text, limits that it does not keep, buttons it lost. */
export function cardFaults(reply: Reply): string[] {
  const card = renderCard(reply, { key: 'key', imageKey: () => 'img_1' });
  const json = JSON.stringify(card);
  const faults = cardStrings(card).flatMap(({ tag, attribute, text }) => {
    if (active.test(text)) return ['the card has control characters'];
    if (attribute === 'name') return /^[a-z_]+$/.test(text) ? [] : [`the card has the attribute ${text}`];
    if (attribute === 'content' && tag === 'markdown')
      return /^\*\*[^*_~`[\]<>\\\n]*\*\*$/.test(text) ? [] : [`the card has the markup ${text}`];
    if (attribute === 'content' && (tag === 'plain_text' || tag === undefined)) return [];
    return cardVocabulary.test(text) ? [] : [`the card has ${text} as its ${attribute}`];
  });
  if (Buffer.byteLength(json) >= 25_000) faults.push('the card has too many bytes');
  if (countElements(card.body.elements) > 150) faults.push('the card has too many elements');
  return [...faults, ...buttonFaults(card, reply)];
}

function buttonFaults(card: Card, { actions }: Reply): string[] {
  const values = [...JSON.stringify(card).matchAll(/"value":(\{[^}]*\})/g)].map(([, value = '']) => value);
  const faults = values.length < actions.length ? ['the card lost a button'] : [];
  const isRead = (value: string) => clickValueSchema.safeParse(JSON.parse(value)).success;
  return values.every(isRead) ? faults : [...faults, 'a button says what no click may say'];
}

/** Tags and attributes of a page that come from what it shows, found by showing something harmless instead. */
export async function pageFaults(reply: Reply, options: ReplyViewOptions, harmless = options): Promise<string[]> {
  const plain = withTexts(reply, (text) => (text === '' ? '' : 'x'));
  const [shown, expected] = [await replyView(reply, options), await replyView(plain, harmless)];
  return structureOf(String(shown)) === structureOf(String(expected)) ? [] : ['the page has tags that are not its own'];
}
