import type { WebSocket } from 'ws';
import { decodeFrame, encodeFrame, type Frame, METHOD } from './frame.ts';

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

/** A connection with its inner side. */
export interface InnerConnection extends Connection {
  /** Sends frames in order; `done` runs once they have left this process, never on a frozen connection. */
  send(frames: readonly Frame[], done?: () => void): void;
}

/** What a connection tells and asks. */
export interface ConnectionEvents {
  /** A ping came; the answer's payload, or undefined to stay silent. */
  onPing(): ClientConfig | undefined;
  /** A data frame came: the answer to an event. */
  onAck(frame: Frame): void;
  onClose(): void;
}

/** Speaks the frames of the long connection over an open socket. */
export function createConnection(socket: WebSocket, number: number, events: ConnectionEvents): InnerConnection {
  let pings = 0;
  let frozen = false;

  const send = (frames: readonly Frame[], done?: () => void) => {
    if (frozen) return;
    for (const [at, frame] of frames.entries())
      socket.send(encodeFrame(frame), () => at === frames.length - 1 && done?.());
  };
  const answerPing = (frame: Frame) => {
    pings += 1;
    const config = events.onPing();
    if (config === undefined) return;
    send([{ ...frame, headers: { ...frame.headers, type: 'pong' }, payload: Buffer.from(JSON.stringify(config)) }]);
  };
  socket.on('message', (data: Buffer) => {
    if (frozen) return;
    const frame = decodeFrame(data);
    if (frame.method === METHOD.data) events.onAck(frame);
    else if (frame.headers.type === 'ping') answerPing(frame);
  });
  socket.on('close', events.onClose);
  // A reset by the client is followed by 'close', which says all there is to say.
  socket.on('error', () => undefined);

  return {
    number,
    get pings() {
      return pings;
    },
    get frozen() {
      return frozen;
    },
    send,
    close: (code = 1000) => socket.close(code),
    terminate: () => socket.terminate(),
    freeze: () => {
      frozen = true;
    },
  };
}
