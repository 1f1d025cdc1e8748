/** What a developer sets in the console and the application API tells about it. */
export interface AppConsole {
  /** Granted tenant scopes; all that the bot could need by default. */
  grantedScopes: string[];
  /** Scopes asked for but not granted. */
  pendingScopes: string[];
  eventTransport: 'websocket' | 'webhook';
  callbackTransport: 'websocket' | 'webhook';
  subscribedEvents: string[];
  subscribedCallbacks: string[];
  /** Whether the bot's ability is on and the app is in use; off makes bot/v3/info say so. */
  botEnabled: boolean;
}
