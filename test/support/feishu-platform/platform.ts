import type { AppIdentity } from './app.ts';
import type { Chat, ChatOptions } from './chats.ts';
import type { AppConsole } from './console.ts';
import type { EventBuilders } from './events/builders.ts';
import type { PlatformEvent } from './events/envelope.ts';
import type { Faults } from './faults/faults.ts';
import type { ApiCall } from './http/call.ts';
import type { RateLimits } from './http/rates.ts';
import type { CardLimits } from './messages/card-rules.ts';
import type { PostedMessage } from './messages/message.ts';
import type { Registration } from './registration/registration.ts';
import type { ClientConfig, Connection } from './socket/connection.ts';
import type { DeliverOptions, Delivery } from './socket/delivery.ts';
import type { PushOptions, PushRequest, PushResult } from './webhook/push.ts';

/** What a test may choose; every field has a default that suits most tests. */
export interface PlatformOptions {
  /** The clock of everything that expires or is limited (tokens, the hour of a uuid, rates), in ms. Default: `Date.now`. */
  readonly now?: () => number;
  /** Seed of every random choice (faults by rate, which connection gets an event). Default 1. */
  readonly seed?: number;
  /** The app's identity; a fresh app id by default, because the SDK keeps tokens per app id for the whole process. */
  readonly app?: Partial<AppIdentity>;
  /** Sent with the endpoint and with every pong; default: no ping in a test's time, endless reconnects after 20 ms. */
  readonly clientConfig?: Partial<ClientConfig>;
  /**
   * Makes a connection ready for events as soon as its handshake is answered, not only when its first ping has come. The
   * SDK loses an event that comes with the answer to the handshake.
   */
  readonly eventsAtOnce?: boolean;
  /** Enforced by `now`; no limits by default. */
  readonly rates?: RateLimits;
  /** Limits of a card, where the documents and measurements disagree. */
  readonly cards?: Partial<CardLimits>;
  /** Lifetime of a tenant token in seconds. Default 7200. */
  readonly tokenSeconds?: number;
  /**
   * What a repeated uuid is answered with, since the documents do not say: the first message (default) or this error code.
   * Either way nothing new is shown.
   */
  readonly repeatedUuid?: 'same-message' | number;
}

/** A Feishu platform on 127.0.0.1 with one app, one bot and one tenant, under the command of a test. */
export interface FeishuPlatform {
  /** `http://127.0.0.1:PORT`: the SDK's `domain`. */
  readonly url: string;
  /** `127.0.0.1:PORT`: registerApp's `domain` and `larkDomain`, to be used with {@link routeRegistration}. */
  readonly host: string;
  readonly app: AppIdentity;
  /** Spread it into the options of the SDK's Client and WSClient. */
  readonly credentials: { readonly appId: string; readonly appSecret: string; readonly domain: string };
  /** Builds the events that this platform could push; building one has no effect. */
  readonly events: EventBuilders;
  readonly faults: Faults;
  /** What the developer console would show: granted scopes, subscriptions. Free to change. */
  readonly console: AppConsole;
  readonly registration: Registration;
  /** Sent with the endpoint call and with every pong. Free to change. */
  readonly clientConfig: ClientConfig;

  /** Adds a chat that the bot is in, or returns the one with that id. Events create unknown chats by themselves. */
  chat(options?: ChatOptions): Chat;
  /** What people see of the bot in a chat, oldest first: a repeated uuid shows once, a recalled message not at all. */
  shown(chatId: string): readonly PostedMessage[];
  /** Any message, of people or of the bot, recalled ones too. */
  message(messageId: string): PostedMessage | undefined;
  /** Makes every token issued so far invalid (99991663), as if they had been revoked. */
  revokeTokens(): void;

  /**
   * Pushes an event over the long connection: ONE random open connection gets it. Its effect on the platform happens as
   * well (the message exists and can be replied to, the bot is in the chat or not). Without an open connection the event
   * stays un-acked. The same event may be delivered again: that is a duplicate.
   */
  deliver(event: PlatformEvent, options?: DeliverOptions): Delivery;
  /**
   * Retries every event whose last attempt has no ack of code 200 and that has retries left (4: after 15 s, 5 min, 1 h
   * and 6 h, see REDELIVERY_DELAYS_MS; callbacks of cards are never retried), whatever the clock says.
   */
  redeliver(): readonly Delivery[];
  /** Builds the click of a shown card's button, found by its label or by a test of its value, and delivers it. */
  press(message: PostedMessage, button: string | ((value: Record<string, unknown>) => boolean), by?: string): Delivery;

  /** Posts an event to a webhook, signed and encrypted as the platform does, or with the defect asked for. */
  push(url: string, event: PlatformEvent, options?: PushOptions): Promise<PushResult>;
  /** Posts the address check, which is encrypted but, as documented, not signed. */
  challenge(url: string, options?: PushOptions): Promise<PushResult>;
  /** Posts bytes as they are: a replay of `PushResult.request`, or anything else. */
  pushRaw(request: PushRequest): Promise<PushResult>;

  /** Every HTTP call that arrived, in the order of arrival, also those that a fault swallowed. */
  readonly calls: readonly ApiCall[];
  /** Every event given to `deliver`, in order. */
  readonly deliveries: readonly Delivery[];
  /** The open long connections that are ready for events, oldest first. */
  readonly connections: readonly Connection[];
  /**
   * Resolves with the probe's first truthy result. The probe runs at once and then each time the platform sees something:
   * a call that arrives or ends, an ack, a ping, a connection that opens or closes. Rejects when the platform stops.
   */
  until<T>(probe: () => T): Promise<T>;
  /** Releases held calls, closes every socket and timer. Safe to call twice. */
  stop(): Promise<void>;
}

export type { AppIdentity } from './app.ts';
export type { Chat } from './chats.ts';
export type { PlatformEvent } from './events/envelope.ts';
export type { Gate } from './faults/faults.ts';
export type { ApiCall } from './http/call.ts';
export type { PostedMessage } from './messages/message.ts';
export type { Ack, Delivery } from './socket/delivery.ts';
export type { PushDefect, PushResult } from './webhook/push.ts';
