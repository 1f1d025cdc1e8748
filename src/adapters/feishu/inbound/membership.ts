import type { Inbound } from '../../../bot/inbound.ts';
import type { FeishuConfig } from '../config.ts';
import { membershipEventSchema, recalledEventSchema } from './envelope.ts';
import type { Handle } from './receive.ts';

/** The bot was added to a group. */
export function createJoinedHandler(config: Pick<FeishuConfig, 'chats'>, inbound: Pick<Inbound, 'joined'>): Handle {
  return async ({ event }) => {
    const { chat_id: id, name } = membershipEventSchema.parse(event);
    if (config.chats && !config.chats.includes(id)) return { ignored: 'chat not served' };
    await inbound.joined('feishu', { id, kind: 'group', ...(name ? { name } : {}) });
    return undefined;
  };
}

/** The bot was removed from a group, or the group was dissolved. */
export function createLeftHandler(inbound: Pick<Inbound, 'left'>): Handle {
  return async ({ event }) => {
    await inbound.left('feishu', membershipEventSchema.parse(event).chat_id);
    return undefined;
  };
}

/** A person took a message back. */
export function createRecalledHandler(inbound: Pick<Inbound, 'recalled'>): Handle {
  return async ({ event }) => {
    await inbound.recalled('feishu', recalledEventSchema.parse(event).message_id);
    return undefined;
  };
}
