import type { ReplyTo } from '../../../bot/delivery/outgoing.ts';
import type { Log } from '../../../bot/log.ts';
import type { Reply } from '../../../bot/reply.ts';
import type { FigureFiles } from '../../figure-files.ts';
import type { SendContent } from '../protocol.ts';
import { addressAsker } from './asker.ts';
import { layOut } from './layout.ts';
import { split } from './split.ts';

/** wechat4u sends larger pictures in pieces, and that fails now and then. */
const mostPictureBytes = 1024 * 1024;

export type ComposeParts = { figures: FigureFiles; log: Log };

/** The messages that a reply becomes: its text, the asker named in a group, then the charts of its cases. */
export function compose(
  chatId: string,
  reply: Reply,
  replyTo: ReplyTo | undefined,
  parts: ComposeParts,
): SendContent[] {
  const isGroup = chatId.startsWith('group:');
  const asker = isGroup && replyTo ? addressAsker(replyTo.senderName) : '';
  const texts = split(`${asker}${layOut(reply, isGroup ? 'group' : 'direct')}`);
  return [...texts.map((text) => ({ text })), ...pictures(reply, parts)];
}

function pictures({ blocks }: Reply, { figures, log }: ComposeParts): SendContent[] {
  return blocks.flatMap((block) => {
    const figure = block.kind === 'figure' ? figures.read(block.number) : undefined;
    if (!figure) return [];
    if (figure.data.length > mostPictureBytes) {
      log.warn({ picture: figure.name, bytes: figure.data.length }, 'picture not sent: WeChat takes up to 1 MB');
      return [];
    }
    return [{ picture: { name: figure.name, base64: figure.data.toString('base64') } }];
  });
}
