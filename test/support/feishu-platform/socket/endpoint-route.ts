import { PlatformError } from '../http/errors.ts';
import type { Route } from '../http/route.ts';
import type { Hub } from './hub.ts';

/** The call by which a client asks where to connect: the address with a ticket, and the settings. */
export function endpointRoute(hub: Hub, host: () => string): Route {
  return {
    operation: 'ws.endpoint',
    method: 'POST',
    path: /^\/callback\/ws\/endpoint$/,
    open: true,
    handle: ({ body }, { app }) => {
      if (body.AppID !== app.appId || body.AppSecret !== app.appSecret) throw new PlatformError(514);
      const data = { URL: `ws://${host()}/ws/v2?${hub.admit()}`, ClientConfig: hub.config };
      return { body: { code: 0, msg: '', data } };
    },
  };
}
