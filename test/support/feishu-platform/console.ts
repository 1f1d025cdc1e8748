/** What a developer sets in the console and the application API tells about it. */
export interface AppConsole {
  /** Granted tenant scopes; what a bot in groups needs, by default. A call without its scope fails with 99991672. */
  grantedScopes: string[];
  /** Scopes asked for but not granted. */
  pendingScopes: string[];
  eventTransport: 'websocket' | 'webhook';
  callbackTransport: 'websocket' | 'webhook';
  subscribedEvents: string[];
  subscribedCallbacks: string[];
  /** False is an app whose bot ability is off: bot/v3/info says that it is not activated, sending fails with 230006. */
  botEnabled: boolean;
}

/** A console in which everything is set as it should be. */
export function readyConsole(): AppConsole {
  return {
    grantedScopes: [
      'im:message:send_as_bot',
      'im:message.group_at_msg:readonly',
      'im:message.p2p_msg:readonly',
      'im:message:readonly',
      'im:chat:readonly',
      'im:resource',
      'application:application:self_manage',
    ],
    pendingScopes: [],
    eventTransport: 'websocket',
    callbackTransport: 'websocket',
    subscribedEvents: [
      'im.message.receive_v1',
      'im.message.recalled_v1',
      'im.chat.member.bot.added_v1',
      'im.chat.member.bot.deleted_v1',
      'im.chat.access_event.bot_p2p_chat_entered_v1',
    ],
    subscribedCallbacks: ['card.action.trigger'],
    botEnabled: true,
  };
}
