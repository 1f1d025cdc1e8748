import type { AppIdentity } from '../app.ts';
import type { Answer, Route } from '../http/route.ts';
import { newId } from '../ids.ts';
import type { JsonObject } from '../messages/json.ts';
import type { Registration, RegistrationResult } from './registration.ts';

/** The device flow (RFC 8628) behind registerApp: the person's side and the route that the SDK polls. */
export interface DeviceFlow {
  readonly registration: Registration;
  readonly route: Route;
}

/** A flow that gives out the given app; `url` is the platform's address, for the link of the QR code. */
export function createDeviceFlow(app: AppIdentity, url: () => string): DeviceFlow {
  const codes = new Set<string>();
  let slowDowns = 0;
  let polls = 0;
  let outcome: Answer = refusal('authorization_pending');

  const registration: Registration = {
    interval: 0.01,
    expiresIn: 600,
    get begun() {
      return codes.size;
    },
    get polls() {
      return polls;
    },
    approve: (result = {}) => {
      outcome = { body: credentials(app, result) };
    },
    slowDown: (count = 1) => {
      slowDowns = count;
    },
    refuse: (error = 'access_denied') => {
      outcome = refusal(error);
    },
  };
  const begin = (): Answer => {
    const code = newId('device-');
    codes.add(code);
    const page = `${url()}/page/launcher`;
    return {
      body: {
        device_code: code,
        user_code: 'ABCD-EFGH',
        verification_uri: page,
        verification_uri_complete: `${page}?user_code=ABCD-EFGH`,
        expires_in: registration.expiresIn,
        interval: registration.interval,
      },
    };
  };
  const poll = (code: unknown): Answer => {
    if (!codes.has(String(code))) return refusal('invalid_grant');
    polls += 1;
    if (slowDowns === 0) return outcome;
    slowDowns -= 1;
    return refusal('slow_down');
  };
  const route: Route = {
    operation: 'registration',
    method: 'POST',
    path: /^\/oauth\/v1\/app\/registration$/,
    open: true,
    handle: ({ body: { action, device_code } }) => {
      if (action === 'begin') return begin();
      return action === 'poll' ? poll(device_code) : refusal('invalid_request');
    },
  };
  return { registration, route };
}

function credentials(app: AppIdentity, result: RegistrationResult): JsonObject {
  const { clientId = app.appId, clientSecret = app.appSecret, openId = 'ou_owner', brand = 'feishu' } = result;
  return {
    client_id: clientId,
    client_secret: clientSecret,
    user_info: { open_id: openId, tenant_brand: brand },
  };
}

/** The flow reports its states as errors with HTTP 400, as the RFC demands. */
function refusal(error: string): Answer {
  return { status: 400, body: { error, error_description: error.replaceAll('_', ' ') } };
}
