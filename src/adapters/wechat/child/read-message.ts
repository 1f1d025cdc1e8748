import type { WechatContact, WechatMessage } from '../protocol.ts';
import type { Directory } from './directory.ts';
import { wholeText } from './wechat4u.ts';
import { messagePayload, messageTypes, type Puppet } from './wechaty.ts';

/** Pictures, files, voice and video: there is no text in them, but somebody may wait for an answer. */
const wordless: ReadonlySet<number> = new Set([
  messageTypes.image,
  messageTypes.attachment,
  messageTypes.audio,
  messageTypes.video,
]);

/** A message in full; undefined where it is nothing that people write, such as a notice of the system. */
export async function readMessage(
  puppet: Puppet,
  directory: Directory,
  messageId: string,
): Promise<WechatMessage | undefined> {
  const payload = messagePayload.parse(await puppet.messagePayload(messageId));
  const { id, talkerId, roomId, type, timestamp } = payload;
  if (type !== messageTypes.text && !wordless.has(type)) return undefined;
  const text = type === messageTypes.text ? ((await wholeText(puppet, messageId, type)) ?? payload.text) : undefined;
  if (type === messageTypes.text && text === undefined) return undefined;
  const me = puppet.currentUserId;
  const mentioned = payload.mentionIdList ?? [];
  return {
    type: 'message',
    id,
    ...(text === undefined ? {} : { text }),
    sender: await senderOf(directory, talkerId, roomId),
    ...(roomId ? { room: await directory.room(roomId) } : {}),
    isOwn: talkerId === me,
    botNames: await namesOf(directory, me, roomId),
    mentionsBot: mentioned.includes(me),
    mentionsOthers: mentioned.some((other) => other !== me),
    sentAt: timestamp < 1e11 ? timestamp * 1000 : timestamp,
  };
}

/** Called by the name of the group, where they have one there. A question counts also when its writer has no name. */
async function senderOf(directory: Directory, id: string, roomId: string | undefined): Promise<WechatContact> {
  const contact = await directory.contact(id).catch(() => ({ id, name: '', isFriend: false, isPerson: true }));
  const alias = roomId ? await directory.aliasInRoom(roomId, id) : undefined;
  return alias ? { ...contact, name: alias } : contact;
}

async function namesOf(directory: Directory, me: string, roomId: string | undefined): Promise<string[]> {
  const names = [(await directory.contact(me)).name, roomId ? await directory.aliasInRoom(roomId, me) : undefined];
  return names.filter((name) => name !== undefined && name !== '') as string[];
}
