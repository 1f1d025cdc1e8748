import type { AddressInfo } from 'node:net';
import { appIdentity } from './app.ts';
import { createChatBook } from './chats.ts';
import { readyConsole } from './console.ts';
import { createBuilders } from './events/create-builders.ts';
import { applyEffect } from './events/effects.ts';
import { createFaults } from './faults/create-faults.ts';
import { APP_ROUTES } from './http/app-routes.ts';
import { MESSAGE_ROUTES } from './http/message-routes.ts';
import { createRateGuard } from './http/rates.ts';
import { createApiServer } from './http/server.ts';
import { createTokenOffice } from './http/tokens.ts';
import { findButton } from './messages/buttons.ts';
import { createMessageStore } from './messages/store.ts';
import type { FeishuPlatform, PlatformOptions } from './platform.ts';
import { seededRandom } from './random.ts';
import { createDeviceFlow } from './registration/device-flow.ts';
import { createCourier } from './socket/courier.ts';
import { endpointRoute } from './socket/endpoint-route.ts';
import { createHub } from './socket/hub.ts';
import type { State } from './state.ts';
import { createWatch } from './watch.ts';
import { createPusher } from './webhook/pusher.ts';

/** Starts a platform on 127.0.0.1, on a port of the system's choice. */
export async function startPlatform(options: PlatformOptions = {}): Promise<FeishuPlatform> {
  const state = createState(options);
  const { app } = state;
  const stopping = new AbortController();
  const courier = createCourier(state, () => hub.connections);
  const hub = createHub(
    state,
    { ...QUICK_CONFIG, ...options.clientConfig },
    options.eventsAtOnce === true,
    courier.takeAck,
  );
  const flow = createDeviceFlow(app, () => url);
  const pusher = createPusher(state);
  const routes = [...APP_ROUTES, ...MESSAGE_ROUTES, flow.route, endpointRoute(hub, () => host)];
  const { server, calls } = createApiServer(state, routes, stopping.signal);
  server.on('upgrade', hub.upgrade);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;
  const events = createBuilders(state);

  const deliver: FeishuPlatform['deliver'] = (event, how) => {
    applyEffect(state, event);
    return courier.deliver(event, how);
  };

  return {
    url,
    host,
    app,
    credentials: { appId: app.appId, appSecret: app.appSecret, domain: url },
    events,
    faults: state.faults,
    console: state.console,
    registration: flow.registration,
    clientConfig: hub.config,
    chat: (chat = {}) => state.chats.ensure(chat),
    shown: (chatId) => state.messages.inChat(chatId).filter(({ fromBot, recalled }) => fromBot && !recalled),
    message: (id) => state.messages.get(id),
    revokeTokens: () => state.tokens.revokeAll(),
    deliver,
    redeliver: () => courier.redeliver(),
    press: (message, wanted, by) => {
      const { value, tag } = findButton(message, wanted);
      return deliver(events.click(message, value, { action: { tag }, ...(by !== undefined && { by }) }));
    },
    push: (target, event, how) => {
      applyEffect(state, event);
      return pusher.push(target, event, how);
    },
    challenge: pusher.challenge,
    pushRaw: pusher.pushRaw,
    calls,
    deliveries: courier.deliveries,
    connections: hub.connections,
    until: (probe) => state.watch.until(probe),
    stop: async () => {
      stopping.abort();
      state.watch.stop();
      state.faults.clear();
      pusher.stop();
      hub.stop();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** No ping within a test, reconnects without end and almost at once. */
const QUICK_CONFIG = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 0.02, ReconnectNonce: 0 };

function createState(options: PlatformOptions): State {
  const { now = Date.now, seed = 1, rates = {}, cards = {}, tokenSeconds = 7200 } = options;
  const random = seededRandom(seed);
  const images = new Set<string>();
  return {
    app: appIdentity(options.app),
    now,
    random,
    watch: createWatch(),
    faults: createFaults(random),
    console: readyConsole(),
    chats: createChatBook(),
    messages: createMessageStore(),
    images,
    contentRules: { cards: { elements: 200, tables: 3, ...cards }, isImage: (key) => images.has(key) },
    tokens: createTokenOffice(now, tokenSeconds),
    rates: createRateGuard(rates, now),
    repeatedUuid: options.repeatedUuid ?? 'same-message',
  };
}
