import { isObject, type JsonObject } from './json.ts';
import type { PostedMessage } from './message.ts';

/** Something on a card that calls back when it is clicked. */
export interface Button {
  /** The words on it: a button's text, or everything written in a clickable container. */
  readonly label: string;
  readonly tag: string;
  readonly value: JsonObject;
  readonly disabled: boolean;
}

const CLICKABLE: ReadonlySet<unknown> = new Set(['button', 'interactive_container']);

/** The buttons of a shown card in the order of reading. */
export function buttonsOf(message: PostedMessage): Button[] {
  return message.type === 'interactive' ? objectsIn(message.content).flatMap(asButton) : [];
}

/**
 * The button with that label (for a container: whose text contains it) or whose value passes the test.
 *
 * @throws when none fits or when it is disabled; the error names the labels that there are.
 */
export function findButton(message: PostedMessage, wanted: string | ((value: JsonObject) => boolean)): Button {
  const buttons = buttonsOf(message);
  const fits = ({ label, tag, value }: Button) => {
    if (typeof wanted === 'function') return wanted(value);
    return label === wanted || (tag !== 'button' && label.includes(wanted));
  };
  const found = buttons.find(fits);
  const labels = buttons.map(({ label }) => label).join(' | ');
  if (!found) throw new Error(`no such button on message ${message.id}; there are: ${labels}`);
  if (found.disabled) throw new Error(`the button ${found.label} is disabled`);
  return found;
}

function asButton(node: JsonObject): Button[] {
  if (!CLICKABLE.has(node.tag)) return [];
  const behaviors: unknown[] = Array.isArray(node.behaviors) ? node.behaviors : [];
  const callback = behaviors.find((behavior) => isObject(behavior) && behavior.type === 'callback');
  const value = isObject(callback) ? callback.value : node.value;
  if (!isObject(value)) return [];
  const texts = objectsIn(node.tag === 'button' ? node.text : node.elements).map(({ content }) => content);
  const label = texts.filter((text) => typeof text === 'string').join(' ');
  return [{ label, tag: String(node.tag), value, disabled: node.disabled === true }];
}

/** The object itself and all objects inside of it, depth first. */
function objectsIn(node: unknown): JsonObject[] {
  if (Array.isArray(node)) return node.flatMap(objectsIn);
  return isObject(node) ? [node, ...Object.values(node).flatMap(objectsIn)] : [];
}
