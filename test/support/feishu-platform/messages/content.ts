import { cardError, PlatformError } from '../http/errors.ts';
import { type CardLimits, checkCard } from './card-rules.ts';
import { isObject, type JsonObject, parseObject } from './json.ts';
import { pingsOf } from './pings.ts';

/** What the platform needs to know to judge a content. */
export interface ContentRules {
  readonly cards: CardLimits;
  isImage(key: string): boolean;
}

/** A content that the platform takes. */
export interface CheckedContent {
  readonly content: JsonObject;
  readonly pings: readonly string[];
}

const KIB = 1024;
const MAX_BYTES: Readonly<Record<string, number>> = { text: 150 * KIB, post: 30 * KIB, interactive: 30 * KIB };
const TYPES: ReadonlySet<unknown> = new Set([
  ...[
    'text',
    'post',
    'image',
    'file',
    'audio',
    'media',
    'sticker',
    'interactive',
    'share_chat',
    'share_user',
    'system',
  ],
]);
const POST_TAGS: ReadonlySet<unknown> = new Set([
  ...['text', 'a', 'at', 'img', 'media', 'emotion', 'hr', 'code_block', 'md'],
]);

/**
 * Checks the content of a message to be sent.
 *
 * @throws 230001 for a content that is no JSON string or does not fit its type, 230025 when it is too long (150 KB of
 * text, 30 KB of post or card), 230099 for a card that the platform refuses.
 */
export function checkContent(type: unknown, content: unknown, rules: ContentRules): CheckedContent {
  if (!TYPES.has(type)) throw invalid('invalid msg_type');
  if (typeof content !== 'string') throw invalid('content is not a string in json format');
  if (Buffer.byteLength(content) > (MAX_BYTES[String(type)] ?? 150 * KIB)) throw new PlatformError(230025);
  const parsed = parseObject(content);
  if (type === 'interactive') return checkInteractive(parsed, rules);
  if (parsed === undefined) throw invalid('content is not a string in json format');
  if (type === 'text') return checkText(parsed);
  if (type === 'post') return checkPost(parsed, rules);
  if (type === 'image' && !rules.isImage(String(parsed.image_key))) throw invalid('invalid image_key');
  return { content: parsed, pings: [] };
}

function invalid(detail: string): PlatformError {
  return new PlatformError(230001, { detail });
}

function checkText(content: JsonObject): CheckedContent {
  if (typeof content.text !== 'string' || content.text === '') throw invalid('text content is empty');
  return { content, pings: pingsOf(content.text) };
}

/** Cards of JSON 1.0 are taken as they are: this project sends none. */
function checkInteractive(card: JsonObject | undefined, { cards, isImage }: ContentRules): CheckedContent {
  if (card === undefined) throw cardError(200621, 'parse card json err', 'invalid json');
  if (card.type === 'template') throw cardError(200380, 'template does not exist', 'templateID');
  return { content: card, pings: card.schema === '2.0' ? checkCard(card, cards, isImage) : [] };
}

function checkPost(content: JsonObject, { isImage }: ContentRules): CheckedContent {
  const locales = Object.values(content);
  if (locales.length === 0) throw invalid('post content is empty');
  const nodes = locales.flatMap((locale) => {
    const lines = isObject(locale) ? locale.content : undefined;
    if (!Array.isArray(lines) || !lines.every(Array.isArray)) throw invalid('invalid post content');
    return lines.flat();
  });
  return { content, pings: nodes.flatMap((node) => checkPostNode(node, isImage)) };
}

function checkPostNode(node: unknown, isImage: (key: string) => boolean): string[] {
  if (!isObject(node) || !POST_TAGS.has(node.tag)) throw invalid('invalid tag in post content');
  if (node.tag === 'img' && !isImage(String(node.image_key))) throw invalid('invalid image_key');
  if (node.tag === 'at') return [String(node.user_id)];
  return node.tag === 'md' ? pingsOf(String(node.text)) : [];
}
