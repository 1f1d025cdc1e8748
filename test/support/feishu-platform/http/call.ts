/** The API operations that the platform knows; anything else is `unknown` and answered with 404. */
export type Operation =
  | 'token'
  | 'ws.endpoint'
  | 'bot.info'
  | 'message.create'
  | 'message.reply'
  | 'message.patch'
  | 'message.update'
  | 'message.delete'
  | 'message.get'
  | 'image.upload'
  | 'chat.get'
  | 'app.get'
  | 'app.scopes'
  | 'registration'
  | 'unknown';

/** One HTTP call as it arrived and as it ended. */
export interface ApiCall {
  /** Counts from 1 in the order of arrival. */
  readonly number: number;
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON or form; for an upload its fields, with each file as `{name, bytes}`. */
  readonly body: unknown;
  /** Milliseconds of the platform's clock. */
  readonly at: number;
  /** Whether its effect happened, known or not to the caller. */
  readonly carriedOut: boolean;
  /** The HTTP status that was sent; missing while it is under way and when no answer was sent. */
  readonly status?: number;
  /** The code in the answer's body. */
  readonly code?: number;
  /** `held` and `running` are still under way; `cut` got no answer, or its caller had already gone. */
  readonly state: 'running' | 'held' | 'answered' | 'cut';
  /** The message that it created, changed or, with a repeated uuid, found. */
  readonly messageId?: string;
  /** True when the uuid was a repeat, so that nothing new was shown. */
  readonly repeated: boolean;
}

/** A call as the platform itself writes it down. */
export type RunningCall = { -readonly [Key in keyof ApiCall]: ApiCall[Key] };
