import { cardError } from '../http/errors.ts';
import { COMMON_ATTRIBUTES, ELEMENT_TAGS, FREE_ATTRIBUTES, INNER_TAGS, PARTS, RETIRED_TAGS } from './card-tags.ts';
import { isObject, type JsonObject } from './json.ts';
import { imagesOf, tablesOf } from './markdown-rules.ts';
import { pingsOf } from './pings.ts';

/** The limits of one card. */
export interface CardLimits {
  /** Most elements and components, texts counted as well (a button with its label is two); the documents say 200. */
  readonly elements: number;
  /** Most tables, those written in Markdown included; the documents say 5, others measured 3, which is the default. */
  readonly tables: number;
}

/** Where an object stands: its path as the platform writes it, and `owner.attribute` as {@link PARTS} names it. */
interface Place {
  readonly path: string;
  readonly name: string;
}

const ROOT_ONLY: ReadonlySet<string> = new Set(['table', 'form']);
const ELEMENT_ID = /^[A-Za-z]\w{0,19}$/;

/**
 * Checks a card of JSON 2.0 as the platform does and returns whom it pings.
 *
 * @throws 230099 with the sub-code 200621 (unknown tag, attribute or shape), 200861 (tag of 1.0), 200570 (image never
 * uploaded) or 11310 (too many elements or tables).
 */
export function checkCard(card: JsonObject, limits: CardLimits, isImage: (key: string) => boolean): string[] {
  const pings: string[] = [];
  const ids = new Set<unknown>();
  let elements = 0;
  let tables = 0;

  const checkImage = (key: unknown) => {
    if (typeof key === 'string' && isImage(key)) return;
    throw cardError(200570, 'card contains invalid image keys', `image key ${String(key)}`);
  };
  const readMarkdown = (text: string) => {
    pings.push(...pingsOf(text));
    tables += tablesOf(text);
    for (const key of imagesOf(text)) checkImage(key);
  };
  const countTagged = (node: JsonObject, tag: string, path: string) => {
    elements += 1;
    if (node.element_id !== undefined) {
      if (ids.has(node.element_id) || !ELEMENT_ID.test(String(node.element_id))) throw shapeError('element_id', path);
      ids.add(node.element_id);
    }
    if (tag === 'table') tables += 1;
    if (tag === 'img' || tag === 'custom_icon') checkImage(node.img_key);
    for (const text of markdownOf(node, tag)) readMarkdown(text);
  };
  const visitObject = (node: JsonObject, place: Place) => {
    const part = PARTS[place.name] ?? PARTS[place.name.replace(/^.*\./, '*.')];
    const tag = part === undefined && typeof node.tag === 'string' ? node.tag : undefined;
    const here = tag === undefined ? place : { path: `${place.path}(tag: ${tag})`, name: tag };
    if (tag !== undefined) {
      checkKeys(node, attributesOf(tag, place.name, here.path), here.path);
      countTagged(node, tag, here.path);
    } else checkKeys(node, part, here.path);
    if (place.name.endsWith('.behaviors') && node.type === 'callback' && !isObject(node.value))
      throw shapeError('value', here.path);
    for (const [key, value] of Object.entries(node))
      if (!FREE_ATTRIBUTES.has(key)) visit(value, { path: `${here.path} -> ${key}`, name: `${here.name}.${key}` });
  };
  const visit = (node: unknown, place: Place): void => {
    if (isObject(node)) visitObject(node, place);
    if (!Array.isArray(node)) return;
    for (const [at, item] of node.entries()) visit(item, { ...place, path: `${place.path} -> [${at}]` });
  };

  visit(card, { path: 'ROOT', name: 'root' });
  if (elements > limits.elements) throw cardError(11310, 'element exceeds the limit', String(elements));
  if (tables > limits.tables) throw cardError(11310, 'card table number over limit', 'table');
  return pings;
}

function shapeError(what: string, path: string) {
  const words = 'parse card json err, please check whether the card json is correct';
  return cardError(200621, words, `${what}, path: ${path}`);
}

/** The attributes that a tag may have at its place; undefined when they are not checked. */
function attributesOf(tag: string, placeName: string, path: string): readonly string[] | undefined {
  const words = 'cards of schema V2 no longer support this capability';
  if (RETIRED_TAGS.has(tag)) throw cardError(200861, words, `unsupported tag ${tag}`, path);
  const tags = placeName.endsWith('.elements') ? ELEMENT_TAGS : INNER_TAGS;
  const misplaced = ROOT_ONLY.has(tag) && placeName !== 'root.body.elements';
  if (!Object.hasOwn(tags, tag) || misplaced) throw shapeError(`not support tag: ${tag}`, path);
  const own = tags[tag];
  return own && [...COMMON_ATTRIBUTES, ...own];
}

function checkKeys(node: JsonObject, allowed: readonly string[] | undefined, path: string): void {
  const unknown = allowed && Object.keys(node).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw shapeError(`unknown property, property: ${unknown}`, path);
}

/** The Markdown that a tagged object shows: its content, or the cells of a table's Markdown columns. */
function markdownOf(node: JsonObject, tag: string): string[] {
  if (tag === 'markdown' || tag === 'lark_md') return [String(node.content)];
  if (tag !== 'table' || !Array.isArray(node.columns) || !Array.isArray(node.rows)) return [];
  const names = node.columns
    .filter(isObject)
    .filter(({ data_type }) => data_type === 'markdown' || data_type === 'lark_md')
    .map(({ name }) => String(name));
  return node.rows.filter(isObject).flatMap((row) => names.map((name) => String(row[name] ?? '')));
}
