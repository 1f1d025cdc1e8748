/** The settings that the platform sends to a client, in the platform's spelling. Fractions of a second are allowed. */
export interface ClientConfig {
  /** Seconds between pings. */
  PingInterval: number;
  /** Reconnects before the client gives up; negative for never. */
  ReconnectCount: number;
  /** Seconds between two reconnects. */
  ReconnectInterval: number;
  /** The longest random pause before the first reconnect, in seconds. */
  ReconnectNonce: number;
}

/** One long connection from the platform's side. */
export interface Connection {
  /** Counts from 1 in the order of connecting. */
  readonly number: number;
  /** Pings that arrived. */
  readonly pings: number;
  /** True after {@link Connection.freeze}. */
  readonly frozen: boolean;
  /** Closes it with a close frame. Default code 1000. */
  close(code?: number): void;
  /** Cuts the TCP connection without a close frame. */
  terminate(): void;
  /** Makes it half-open: the socket stays, nothing is answered, and events sent to it are lost. */
  freeze(): void;
}
