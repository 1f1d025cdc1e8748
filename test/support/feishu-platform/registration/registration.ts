/** What a person does in the browser while registerApp polls, and what came of it. */
export interface Registration {
  /** Seconds between polls as told to the client; default 0.01. The SDK adds 5 real seconds at each slow_down. */
  interval: number;
  /** Seconds until the device code expires, as told to the client. Default 600. */
  expiresIn: number;
  /** How many device codes were given out. */
  readonly begun: number;
  /** How many polls arrived. */
  readonly polls: number;
  /** The person confirms: the next poll gets the credentials (this platform's app unless told otherwise). */
  approve(result?: RegistrationResult): void;
  /** The next `count` polls are told to slow down. */
  slowDown(count?: number): void;
  /** The person refuses (access_denied), or the code runs out (expired_token). */
  refuse(error?: 'access_denied' | 'expired_token'): void;
}

/** The outcome of a confirmed registration. */
export interface RegistrationResult {
  readonly clientId?: string;
  readonly clientSecret?: string;
  /** The open_id of the person who scanned. */
  readonly openId?: string;
  /** A Lark tenant makes the SDK go on at `larkDomain`. */
  readonly brand?: 'feishu' | 'lark';
}
