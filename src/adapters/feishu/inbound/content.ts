import { z } from 'zod';
import type { Mention } from './envelope.ts';

/** What a message says: its text without the mentions of the bot, and whether the bot was mentioned. */
export type Content = { text: string; mentionsBot: boolean };

/**
 * Reads the content of a message. Pictures, files, stickers and the like say nothing; undefined for what no person
 * wrote. Mentioning everybody mentions nobody.
 */
export function readContent(
  type: string,
  content: string,
  mentions: readonly Mention[],
  botOpenId: string,
): Content | undefined {
  if (type === 'system') return undefined;
  const body = parse(content);
  const raw = type === 'text' ? textOf(body) : type === 'post' ? postText(body, mentions) : '';
  const isBot = ({ id }: Mention) => id.open_id === botOpenId;
  const names = new Map(mentions.map((mention) => [mention.key, isBot(mention) ? '' : `@${mention.name} `]));
  const text = raw.replace(/@_(?:user_\d+|all)/g, (key) => (key === '@_all' ? ' ' : (names.get(key) ?? key)));
  return {
    text: text
      .replace(/[ \t]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim(),
    mentionsBot: mentions.some(isBot),
  };
}

/** The rest of a text behind a word of address at its start; undefined where it does not start so. */
export function withoutPrefix(text: string, prefix: string | undefined): string | undefined {
  if (!prefix || !text.toLowerCase().startsWith(prefix.toLowerCase())) return undefined;
  return text.slice(prefix.length).replace(/^[\s,，.。:：;；、!！]+/, '');
}

function parse(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

const textSchema = z.object({ text: z.string() });

function textOf(body: unknown): string {
  return textSchema.safeParse(body).data?.text ?? '';
}

const nodeSchema = z.object({
  tag: z.string(),
  text: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
});
const postSchema = z.object({ title: z.string().optional(), content: z.array(z.array(z.unknown())) });
const localisedPostSchema = z.record(z.string(), postSchema);

/** The text of a post, its title first, a line for a paragraph. */
function postText(body: unknown, mentions: readonly Mention[]): string {
  const post = postSchema.safeParse(body).data ?? Object.values(localisedPostSchema.safeParse(body).data ?? {})[0];
  if (!post) return '';
  const lines = post.content.map((nodes) => nodes.map((node) => nodeText(node, mentions)).join(''));
  return [post.title ?? '', ...lines].filter((line) => line.trim() !== '').join('\n');
}

function nodeText(raw: unknown, mentions: readonly Mention[]): string {
  const node = nodeSchema.safeParse(raw).data;
  if (!node) return '';
  if (node.tag !== 'at') return node.text ?? '';
  const id = node.user_id ?? '';
  if (id === 'all') return '@_all';
  if (id.startsWith('@_')) return id;
  return mentions.find((mention) => mention.id.open_id === id)?.key ?? `@${node.user_name ?? ''} `;
}
