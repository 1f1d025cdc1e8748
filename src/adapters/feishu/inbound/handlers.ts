import type { Inbound } from '../../../bot/inbound.ts';
import type { Log } from '../../../bot/log.ts';
import type { BotIdentity } from '../api/api.ts';
import type { FeishuConfig, Timing } from '../config.ts';
import { createClickHandler } from './clicks.ts';
import type { Ledger } from './ledger.ts';
import { createJoinedHandler, createLeftHandler, createRecalledHandler } from './membership.ts';
import { createMessageHandler } from './messages.ts';
import type { Handle } from './receive.ts';

/** What the handlers share. */
export type HandlerParts = {
  config: FeishuConfig;
  identity: () => Promise<BotIdentity>;
  inbound: Inbound;
  ledger: Ledger;
  log: Log;
  now: () => number;
  timing: Timing;
};

/** The types of events that are dealt with, and by whom. */
export function createHandlers(parts: HandlerParts): Readonly<Record<string, Handle>> {
  const left = createLeftHandler(parts.inbound);
  return {
    'im.message.receive_v1': createMessageHandler(parts),
    'im.message.recalled_v1': createRecalledHandler(parts.inbound),
    'im.chat.member.bot.added_v1': createJoinedHandler(parts.config, parts.inbound),
    'im.chat.member.bot.deleted_v1': left,
    'im.chat.disbanded_v1': left,
    'card.action.trigger': createClickHandler(parts),
  };
}
