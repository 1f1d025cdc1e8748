import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Puppet, Wechaty } from './wechaty.ts';

/** A package that WeChat needs is not installed. */
export class MissingPackage extends Error {
  readonly packageName: string;

  constructor(packageName: string) {
    super(`the package ${packageName} is not installed`);
    this.packageName = packageName;
  }
}

export type PuppetClass = new (options: { token?: string }) => Puppet;
type FileBox = { fromBase64(base64: string, name: string): unknown };

/** wechaty and a puppet, loaded only now. */
export type Loaded = { wechaty: Wechaty; PuppetClass: PuppetClass; FileBox: FileBox };

/**
 * Loads wechaty and a puppet, and takes the listeners for uncaught exceptions away that they install: wechat4u's would
 * keep a broken process running and print what it holds.
 */
export async function loadWechaty(puppet: string): Promise<Loaded> {
  const before = new Set(process.listeners('uncaughtException'));
  try {
    const wechaty = (await importPackage('wechaty')) as Wechaty;
    const PuppetClass = classOf(await importPackage(puppet), puppet);
    return { wechaty, PuppetClass, FileBox: await importFileBox() };
  } finally {
    for (const listener of process.listeners('uncaughtException'))
      if (!before.has(listener)) process.off('uncaughtException', listener);
  }
}

async function importPackage(name: string): Promise<unknown> {
  try {
    return await import(name);
  } catch (error) {
    if (isNotFound(error, name)) throw new MissingPackage(name);
    throw error;
  }
}

/** Whether the package itself is missing, not something that it wants. */
function isNotFound(error: unknown, name: string): boolean {
  const { code, message } = error as { code?: unknown; message?: string };
  return code === 'ERR_MODULE_NOT_FOUND' && (message ?? '').includes(`'${name}'`);
}

/** The class lies one or two defaults deep, by the kind of module. */
function classOf(module: unknown, name: string): PuppetClass {
  let candidate = module;
  for (let depth = 0; depth < 3; depth++) {
    candidate = (candidate as { default?: unknown }).default;
    if (typeof candidate === 'function') return candidate as PuppetClass;
    if (typeof candidate !== 'object' || candidate === null) break;
  }
  throw new Error(`${name} is no puppet: it has no class as its default export`);
}

/** wechaty's own copy: a puppet takes no other. */
async function importFileBox(): Promise<FileBox> {
  const besideWechaty = createRequire(createRequire(import.meta.url).resolve('wechaty'));
  const path = besideWechaty.resolve('file-box');
  const module = (await import(pathToFileURL(path).href)) as { FileBox: FileBox };
  return module.FileBox;
}
