import { createHash } from 'node:crypto';
import type { Log } from '../../../bot/log.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { Figure, FigureFiles } from '../../figure-files.ts';
import type { Api } from '../api/api.ts';
import type { PictureKeys } from './picture-keys.ts';

/** The platform's keys of the pictures that a reply shows, by case. */
export type Pictures = (reply: Reply) => Promise<ReadonlyMap<number, string>>;

/** Most bytes of a picture that the platform takes (im/v1/images). */
const maxBytes = 10_000_000;

/**
 * Uploads each picture once and keeps its key; a picture that was exchanged is another one. What cannot be uploaded is
 * left out: an answer does not wait for its picture.
 */
export function createPictures(parts: {
  api: Pick<Api, 'uploadPicture'>;
  appId: string;
  figures: FigureFiles;
  keys: PictureKeys;
  log: Log;
}): Pictures {
  const { api, appId, figures, keys, log } = parts;
  const uploads = new Map<string, Promise<string>>();
  return async (reply) => {
    const numbers = reply.blocks.flatMap((block) => (block.kind === 'figure' ? [block.number] : []));
    const found = await Promise.all(numbers.map(async (number) => [number, await keyOf(number)] as const));
    return new Map(found.flatMap(([number, key]) => (key === undefined ? [] : [[number, key] as const])));
  };

  async function keyOf(number: number): Promise<string | undefined> {
    try {
      const figure = figures.read(number);
      if (!figure) return undefined;
      if (figure.data.length > maxBytes) throw new Error('larger than 10 MB');
      // Keys belong to the app that uploaded.
      const name = `${appId}/${createHash('sha256').update(figure.data).digest('hex')}`;
      return keys.get(name) ?? (await upload(name, figure));
    } catch (error) {
      log.warn({ number, error: (error as Error).message }, 'picture left out');
      return undefined;
    }
  }

  /** Answers that need the same picture at the same time share one upload. */
  function upload(name: string, figure: Figure): Promise<string> {
    const running = uploads.get(name);
    if (running) return running;
    const started = api.uploadPicture(figure).then((key) => {
      keys.set(name, key);
      return key;
    });
    uploads.set(name, started);
    const end = () => uploads.delete(name);
    started.then(end, end);
    return started;
  }
}
