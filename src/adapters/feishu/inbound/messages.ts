import type { Inbound } from '../../../bot/inbound.ts';
import type { BotIdentity } from '../api/api.ts';
import type { FeishuConfig } from '../config.ts';
import { readContent, withoutPrefix } from './content.ts';
import { type MessageEvent, messageEventSchema } from './envelope.ts';
import type { Handle } from './receive.ts';

type Parts = {
  config: Pick<FeishuConfig, 'chats' | 'prefix'>;
  identity: () => Promise<BotIdentity>;
  inbound: Pick<Inbound, 'message' | 'sent'>;
};

/** Hands the bot the messages that people address to it. */
export function createMessageHandler({ config, identity, inbound }: Parts): Handle {
  return async ({ event, header }) => {
    const { sender, message } = messageEventSchema.parse(event);
    const { openId } = await identity();
    const isDirect = message.chat_type === 'p2p';
    if (sender.sender_id.open_id === openId) return { ignored: 'own message' };
    if (sender.sender_type !== 'user') return { ignored: 'not written by a person' };
    if ((sender.tenant_key ?? header.tenant_key) !== header.tenant_key) return { ignored: 'person of another tenant' };
    if (!isDirect && config.chats && !config.chats.includes(message.chat_id)) return { ignored: 'chat not served' };
    const content = readContent(message.message_type, message.content, message.mentions ?? [], openId);
    if (!content) return { ignored: 'not written by a person' };
    const behindPrefix = withoutPrefix(content.text, config.prefix);
    const isAddressed = isDirect || content.mentionsBot || behindPrefix !== undefined || (await quotesUs(message));
    if (!isAddressed) return { ignored: 'not addressed to the bot' };
    await inbound.message({
      id: message.message_id,
      channel: 'feishu',
      chat: { id: message.chat_id, kind: isDirect ? 'direct' : 'group' },
      sender: { id: sender.sender_id.open_id },
      ...(message.thread_id ? { thread: message.thread_id } : {}),
      text: behindPrefix ?? content.text,
      ...(message.parent_id ? { quotes: { id: message.parent_id } } : {}),
      mentionsBot: true,
      sentAt: Number(message.create_time),
    });
    return undefined;
  };

  async function quotesUs({ parent_id, chat_id }: MessageEvent['message']): Promise<boolean> {
    if (!parent_id) return false;
    return (await inbound.sent('feishu', parent_id))?.chatId === chat_id;
  }
}
