import type { Operation } from '../http/call.ts';

/** What may go wrong with an HTTP call. */
export type CallFault =
  /** The call is carried out, then the connection is cut without an answer. */
  | { readonly kind: 'lose-reply' }
  /** The connection is cut before anything is carried out. */
  | { readonly kind: 'lose-request' }
  /** An HTTP error from a proxy (HTML, no code), before or after the call was carried out. */
  | { readonly kind: 'status'; readonly status: number; readonly carriedOut?: boolean }
  /** An error of the platform, not carried out. Status 400 by default, 429 for 99991400. */
  | {
      readonly kind: 'code';
      readonly code: number;
      readonly status?: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      /** The answer's `data`. By default `{}` on `ws.endpoint`, where the SDK takes an answer without data for a hiccup. */
      readonly data?: unknown;
    }
  /** The answer comes late by so many real ms. Tests hold instead; this is for benchmarks. */
  | { readonly kind: 'delay'; readonly ms: number };

/** What may go wrong on the long connection. */
export type SocketFault =
  /** An event is sent twice, to connections chosen independently. */
  | { readonly on: 'event'; readonly kind: 'duplicate' }
  /** An event is not sent at all, though the platform believes so. */
  | { readonly on: 'event'; readonly kind: 'lose' }
  /** The connection is terminated right after the event was sent. */
  | { readonly on: 'event'; readonly kind: 'drop-connection' }
  /** An ack arrives but the platform does not notice it: it will redeliver. */
  | { readonly on: 'ack'; readonly kind: 'lose' }
  /** A ping gets no pong. */
  | { readonly on: 'ping'; readonly kind: 'ignore' }
  /** The WebSocket handshake is refused with this status. */
  | { readonly on: 'handshake'; readonly kind: 'refuse'; readonly status?: number };

/** When a fault strikes; without anything, each time. */
export interface FaultSchedule {
  /** So many matching cases pass first. */
  readonly skip?: number;
  /** Then only each so-manieth case can be struck. */
  readonly every?: number;
  /** And of those this part, drawn from the platform's seeded source: 0.05 is one in twenty. */
  readonly rate?: number;
  /** At most so often. */
  readonly times?: number;
}

/** A fault that is in force. */
export interface ActiveFault {
  /** How often it struck. */
  readonly hits: number;
  /** Ends it. */
  clear(): void;
}

/** Calls that wait for the test's word. */
export interface Gate extends ActiveFault {
  /** How many calls wait now. */
  readonly waiting: number;
  /** Lets the oldest `count` waiting calls go on (default all) and keeps holding new ones. */
  release(count?: number): void;
  /** Lets all waiting calls go on and stops holding. */
  open(): void;
}

/** The switches of everything that goes wrong. At each case the oldest fault in force that strikes wins. */
export interface Faults {
  /** Makes calls of these operations fail. */
  onCall(operations: Operation | readonly Operation[], fault: CallFault, schedule?: FaultSchedule): ActiveFault;
  /** Makes the long connection fail. */
  onSocket(fault: SocketFault, schedule?: FaultSchedule): ActiveFault;
  /** Holds calls, before they are carried out or after that but before the answer. */
  hold(operations: Operation | readonly Operation[], when?: 'before' | 'after', schedule?: FaultSchedule): Gate;
  /** Ends every fault and opens every gate. */
  clear(): void;
}
