/** What may be wrong with a push. */
export type PushDefect =
  | 'bad-signature'
  | 'missing-signature'
  /** Signed rightly, then a byte of the body was changed. */
  | 'tampered-body'
  | 'wrong-token'
  | 'wrong-app'
  /** Signed rightly with a timestamp of two days ago. */
  | 'old-timestamp'
  /** Signed rightly, but the ciphertext is too short for its vector. */
  | 'garbage-ciphertext'
  /** Signed rightly, but encrypted with another key. */
  | 'wrong-key'
  /** Signed rightly, but not encrypted. */
  | 'plaintext'
  /** Neither signed nor encrypted: what an app without an encrypt key would get. */
  | 'unprotected'
  | 'broken-json'
  | 'empty-body'
  /** 2 MB of valid JSON, signed rightly. */
  | 'huge-body'
  | 'wrong-path'
  | 'query-string'
  | 'wrong-method'
  /** Fewer bytes than the content length says, then the connection is cut. */
  | 'truncated-body';

/** How a push differs from a good one. */
export interface PushOptions {
  readonly defect?: PushDefect;
}

/** An HTTP request, ready to be sent again as it is. */
export interface PushRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** The answer to a push. */
export interface PushResult {
  /** 0 when the connection ended without an answer. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: unknown;
  /** Real ms from sending to the end of the answer. */
  readonly latencyMs: number;
  /** For a click: why the person would see an error, such as a late, failed or malformed answer. */
  readonly problem?: string;
  readonly request: PushRequest;
}
