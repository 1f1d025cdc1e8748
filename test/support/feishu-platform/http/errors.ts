/** HTTP status and words of the platform's error codes, from its public documents. Those not listed are 400. */
const ERRORS: Readonly<Record<number, readonly [status: number, words: string]>> = {
  1: [200, 'system busy'],
  403: [200, 'forbidden'],
  514: [200, 'auth failed'],
  1000040343: [200, 'internal error'],
  1000040350: [200, 'the number of connections exceeded the limit'],
  10003: [200, 'invalid param'],
  10014: [200, 'app secret invalid'],
  230001: [400, 'Your request contains an invalid request parameter.'],
  230002: [400, 'The bot can not be outside the group.'],
  230006: [400, 'Bot ability is not activated.'],
  230011: [400, 'The message is recalled.'],
  230017: [400, 'Bot is NOT the owner of the resource.'],
  230020: [400, 'This operation triggers the frequency limit.'],
  230025: [400, 'The length of the message content reaches its limit.'],
  230026: [400, 'No permission to recall this message.'],
  230031: [400, 'Message can only be modified within 14 days after sending.'],
  230034: [400, 'The receive_id is invalid.'],
  230049: [400, 'The message is being sent.'],
  230054: [400, 'This operation is not supported for this message type.'],
  230071: [400, 'The group to which the message belongs does not support reply in thread.'],
  230072: [400, 'The message has reached the number of times it can be edited.'],
  230099: [400, 'Failed to create card content'],
  232009: [400, 'Your request specifies a chat which has already been dissolved.'],
  232006: [400, 'Your request specifies an invalid chat_id.'],
  234001: [400, 'Invalid request param.'],
  234006: [400, 'The file size exceed the max value.'],
  234010: [400, "File's size can't be 0."],
  99991400: [429, 'request trigger frequency limit'],
  99991661: [400, 'Missing access token for authorization. Please make a request with token attached.'],
  99991663: [400, 'Invalid access token for authorization. Please make a request with token attached.'],
  99991672: [400, 'Access denied.'],
  99992402: [400, 'field validation failed'],
};

/** What may differ from the usual form of an error. */
export interface ErrorOptions {
  /** The detail that the platform writes behind its words. */
  readonly detail?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A refusal by the platform, answered as `{code, msg, error}`. */
export class PlatformError extends Error {
  readonly code: number;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: number, { detail, status, headers = {} }: ErrorOptions = {}) {
    const [usualStatus, words] = ERRORS[code] ?? [400, 'Refused.'];
    super(detail === undefined ? words : `${words} ext=${detail}`);
    this.code = code;
    this.status = status ?? usualStatus;
    this.headers = headers;
  }
}

/** Refuses a card: 230099 with the sub-code and the words of the public documents. */
export function cardError(subCode: number, words: string, value: string, path?: string): PlatformError {
  const where = path === undefined ? '' : ` ErrPath: ${path};`;
  return new PlatformError(230099, {
    detail: `ErrCode: ${subCode};${where} ErrMsg: ${words}; ErrorValue: ${value}; `,
  });
}
