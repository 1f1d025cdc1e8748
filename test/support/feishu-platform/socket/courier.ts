import { judgeClickAnswer } from '../events/click-answer.ts';
import { CARD_CLICK, type PlatformEvent } from '../events/envelope.ts';
import { newId } from '../ids.ts';
import { parseObject } from '../messages/json.ts';
import type { State } from '../state.ts';
import type { InnerConnection } from './connection.ts';
import { type Ack, type Attempt, type DeliverOptions, type Delivery, REDELIVERY_DELAYS_MS } from './delivery.ts';
import { type Frame, METHOD } from './frame.ts';
import { SERVICE_ID } from './hub.ts';

/** Brings events to clients and remembers what became of them. */
export interface Courier {
  readonly deliveries: readonly Delivery[];
  deliver(event: PlatformEvent, options?: DeliverOptions): Delivery;
  redeliver(): readonly Delivery[];
  /** Takes a data frame that a client sent. */
  takeAck(frame: Frame): void;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };
interface Parcel extends Mutable<Omit<Delivery, 'attempts'>> {
  readonly attempts: Mutable<Attempt>[];
  readonly fragments: number;
  readonly resolve: (ack: Ack) => void;
  retries: number;
}
interface Transit {
  readonly parcel: Parcel;
  readonly attempt: Mutable<Attempt>;
  readonly sentAt: number;
}

/** A courier that finds the open connections by asking for them. */
export function createCourier(state: State, openConnections: () => readonly InnerConnection[]): Courier {
  const parcels: Parcel[] = [];
  const underway = new Map<string, Transit>();
  let sequence = 0;

  const send = (parcel: Parcel) => {
    const fault = state.faults.forSocket('event')?.kind;
    sendOnce(parcel, fault);
    if (fault === 'duplicate') sendOnce(parcel);
  };
  const sendOnce = (parcel: Parcel, fault?: 'duplicate' | 'lose' | 'drop-connection') => {
    const connections = openConnections();
    const connection = connections[Math.floor(state.random() * connections.length)];
    const attempt: Mutable<Attempt> = { at: state.now() };
    parcel.attempts.push(attempt);
    if (!connection) return;
    attempt.connection = connection.number;
    if (fault === 'lose') return;
    const id = newId('');
    underway.set(id, { parcel, attempt, sentAt: performance.now() });
    const done = fault === 'drop-connection' ? () => connection.terminate() : undefined;
    connection.send(framesOf(parcel.event, id, parcel.fragments, ++sequence), done);
  };
  const settle = ({ parcel, attempt, sentAt }: Transit, payload: Uint8Array) => {
    const answer = parseObject(Buffer.from(payload).toString()) ?? {};
    const code = Number(answer.code);
    const response = typeof answer.data === 'string' ? parseBase64(answer.data) : undefined;
    const latencyMs = performance.now() - sentAt;
    const problem =
      parcel.event.header.event_type === CARD_CLICK
        ? judgeClickAnswer(state, parcel.event, code, response, latencyMs)
        : undefined;
    const ack: Ack = { code, response, latencyMs, ...(problem !== undefined && { problem }) };
    attempt.ack = ack;
    parcel.ack = ack;
    parcel.resolve(ack);
    state.watch.notify();
  };

  return {
    deliveries: parcels,
    deliver: (event, { fragments = 1 } = {}) => {
      const { promise, resolve } = deferred<Ack>();
      const parcel: Parcel = { event, attempts: [], acked: promise, resolve, fragments, retries: 0 };
      parcels.push(parcel);
      send(parcel);
      return parcel;
    },
    redeliver: () => {
      const due = parcels.filter(isDue);
      for (const parcel of due) {
        parcel.retries += 1;
        send(parcel);
      }
      return due;
    },
    takeAck: ({ headers, payload }) => {
      const transit = underway.get(headers.message_id ?? '');
      if (!transit || state.faults.forSocket('ack')) return;
      underway.delete(headers.message_id ?? '');
      settle(transit, payload);
    },
  };
}

function isDue({ event, attempts, retries }: Parcel): boolean {
  const acked = attempts.some(({ ack }) => ack?.code === 200);
  return !acked && retries < REDELIVERY_DELAYS_MS.length && event.header.event_type !== CARD_CLICK;
}

function framesOf(event: PlatformEvent, id: string, count: number, sequence: number): Frame[] {
  const payload = Buffer.from(JSON.stringify(event));
  const size = Math.ceil(payload.length / count);
  return Array.from({ length: count }, (_, at) => ({
    seqId: sequence,
    logId: sequence,
    service: SERVICE_ID,
    method: METHOD.data,
    headers: { type: 'event', message_id: id, trace_id: id, sum: String(count), seq: String(at) },
    payload: payload.subarray(at * size, (at + 1) * size),
  }));
}

function parseBase64(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString());
  } catch {
    return undefined;
  }
}

function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  const promise = new Promise<Value>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
