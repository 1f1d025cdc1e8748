import { randomBytes } from 'node:crypto';

/** The one app of a platform, with the secrets that a real developer console shows. */
export interface AppIdentity {
  readonly appId: string;
  readonly appSecret: string;
  readonly tenantKey: string;
  readonly botOpenId: string;
  readonly botName: string;
  readonly encryptKey: string;
  readonly verificationToken: string;
}

/** Completes an identity. The app id has the form that WSClient insists on: `cli_` and 16 hexadecimal digits. */
export function appIdentity(given: Partial<AppIdentity> = {}): AppIdentity {
  return {
    appId: `cli_${randomBytes(8).toString('hex')}`,
    appSecret: `secret-${randomBytes(12).toString('hex')}`,
    tenantKey: 'tenant0000000001',
    botOpenId: `ou_bot_${randomBytes(6).toString('hex')}`,
    botName: '案例通',
    encryptKey: `encrypt-${randomBytes(12).toString('hex')}`,
    verificationToken: `verify-${randomBytes(12).toString('hex')}`,
    ...given,
  };
}
