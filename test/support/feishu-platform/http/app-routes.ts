import { newId } from '../ids.ts';
import { isObject } from '../messages/json.ts';
import type { State } from '../state.ts';
import { PlatformError } from './errors.ts';
import { type Answer, type Route, success } from './route.ts';

const MAX_IMAGE_BYTES = 10 * 1024 * 1024;

/** Tokens, the bot and the app itself, chats and pictures. */
export const APP_ROUTES: readonly Route[] = [
  {
    operation: 'token',
    method: 'POST',
    path: /^\/open-apis\/auth\/v3\/tenant_access_token\/internal$/,
    open: true,
    handle: ({ body }, { app, tokens }) => {
      if (body.app_id !== app.appId) throw new PlatformError(10003);
      if (body.app_secret !== app.appSecret) throw new PlatformError(10014);
      const { token, expire } = tokens.issue();
      return { body: { code: 0, msg: 'ok', tenant_access_token: token, expire } };
    },
  },
  {
    operation: 'bot.info',
    method: 'GET',
    path: /^\/open-apis\/bot\/v3\/info$/,
    handle: (_request, { app, console }) => ({
      body: {
        code: 0,
        msg: 'ok',
        bot: {
          // 1 is a bot that has been switched off, 2 one in use.
          activate_status: console.botEnabled ? 2 : 1,
          app_name: app.botName,
          avatar_url: '',
          ip_white_list: [],
          open_id: app.botOpenId,
        },
      },
    }),
  },
  {
    operation: 'app.scopes',
    method: 'GET',
    path: /^\/open-apis\/application\/v6\/scopes$/,
    handle: (_request, { console }) => {
      const scope = (name: string, granted: boolean) => ({
        scope_name: name,
        // 1 is granted, 2 is not.
        grant_status: granted ? 1 : 2,
        scope_type: 'tenant',
      });
      return success({
        scopes: [
          ...console.grantedScopes.map((name) => scope(name, true)),
          ...console.pendingScopes.map((name) => scope(name, false)),
        ],
      });
    },
  },
  {
    operation: 'app.get',
    method: 'GET',
    scopes: ['application:application:self_manage', 'admin:app.info:readonly'],
    path: /^\/open-apis\/application\/v6\/applications\/([^/]+)$/,
    handle: ({ ids }, state) => {
      if (ids[0] !== 'me' && ids[0] !== state.app.appId) throw new PlatformError(99992402, { detail: 'app_id' });
      return appInfo(state);
    },
  },
  {
    operation: 'chat.get',
    method: 'GET',
    scopes: ['im:chat', 'im:chat:readonly', 'im:chat:read'],
    path: /^\/open-apis\/im\/v1\/chats\/([^/]+)$/,
    handle: ({ ids }, { chats, app }) => {
      const chat = chats.get(ids[0] ?? '');
      if (!chat) throw new PlatformError(232006);
      return success({
        name: chat.name,
        avatar: '',
        description: '',
        external: false,
        tenant_key: app.tenantKey,
        chat_mode: chat.mode,
        group_message_type: chat.mode === 'topic' ? 'thread' : 'chat',
        chat_status: chat.dissolved ? 'dissolved' : 'normal',
      });
    },
  },
  {
    operation: 'image.upload',
    method: 'POST',
    scopes: ['im:resource', 'im:resource:upload'],
    path: /^\/open-apis\/im\/v1\/images$/,
    handle: ({ body: { image, image_type } }, { images }) => {
      if (image_type !== 'message' && image_type !== 'avatar')
        throw new PlatformError(99992402, { detail: 'image_type' });
      // A part without a file name is no file to the platform (node-sdk#44): that is what the SDK makes of a Buffer.
      if (!isObject(image)) throw new PlatformError(234001);
      const bytes = Number(image.bytes);
      if (bytes === 0) throw new PlatformError(234010);
      if (bytes > MAX_IMAGE_BYTES) throw new PlatformError(234006);
      const key = newId('img_v3_');
      images.add(key);
      return success({ image_key: key });
    },
  },
];

function appInfo({ app, console }: State): Answer {
  const { eventTransport, callbackTransport, subscribedEvents, subscribedCallbacks } = console;
  const callback = { callback_type: callbackTransport, subscribed_callbacks: subscribedCallbacks };
  return success({
    app: {
      app_id: app.appId,
      app_name: app.botName,
      // 1 is an app in use, 0 one that is off.
      status: console.botEnabled ? 1 : 0,
      scopes: console.grantedScopes.map((scope) => ({ scope, token_types: ['tenant'] })),
      event: { subscription_type: eventTransport, subscribed_events: subscribedEvents },
      callback,
      callback_info: callback,
    },
  });
}
