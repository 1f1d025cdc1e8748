import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { PlatformError } from '../http/errors.ts';
import { newId } from '../ids.ts';
import type { State } from '../state.ts';
import { type ClientConfig, createConnection, type InnerConnection } from './connection.ts';
import type { Frame } from './frame.ts';

/** The door of the long connection and all that came through it. */
export interface Hub {
  readonly config: ClientConfig;
  /** Those that are ready for events. */
  readonly connections: readonly InnerConnection[];
  /** The query of a connection's address, with a ticket for one handshake. @throws 1000040350 when 50 are open. */
  admit(): string;
  /** Takes or refuses a WebSocket handshake. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  stop(): void;
}

/** Documented: an app may have this many long connections at a time. */
const MAX_CONNECTIONS = 50;
/** The service that the platform calls itself in addresses and frames. */
export const SERVICE_ID = 33554678;

/**
 * A hub that hands the answers to events to `onAck`. A connection is ready when its first ping arrives, which the SDK
 * sends on opening, or with `atOnce` as soon as the handshake is answered: then the SDK does not listen yet.
 */
export function createHub(state: State, config: ClientConfig, atOnce: boolean, onAck: (frame: Frame) => void): Hub {
  const server = new WebSocketServer({ noServer: true });
  const connections: InnerConnection[] = [];
  const tickets = new Set<string>();
  let opened = 0;

  const refuse = (socket: Duplex, status: number, code: number) =>
    socket.end(
      `HTTP/1.1 ${status} Refused\r\nHandshake-Status: ${code}\r\nHandshake-Msg: refused\r\nConnection: close\r\n\r\n`,
    );

  const makeReady = (connection: InnerConnection) => {
    if (!connections.includes(connection)) connections.push(connection);
    state.watch.notify();
  };

  return {
    config,
    connections,
    admit: () => {
      if (server.clients.size >= MAX_CONNECTIONS) throw new PlatformError(1000040350);
      const ticket = newId('');
      tickets.add(ticket);
      // The SDK reads the ids with a parser that takes everything before the first `&` for one name: other fields go first.
      return `fpid=493&aid=552564&device_id=${newId('')}&service_id=${SERVICE_ID}&ticket=${ticket}`;
    },
    upgrade: (request, socket, head) => {
      const ticket = new URL(request.url ?? '', 'ws://local').searchParams.get('ticket') ?? '';
      const fault = state.faults.forSocket('handshake');
      if (fault) return refuse(socket, fault.status ?? 503, fault.status ?? 503);
      if (!tickets.delete(ticket)) return refuse(socket, 403, 514);
      server.handleUpgrade(request, socket, head, (client) => {
        const connection = createConnection(client, ++opened, {
          onPing: () => {
            makeReady(connection);
            return state.faults.forSocket('ping') ? undefined : config;
          },
          onAck,
          onClose: () => {
            if (connections.includes(connection)) connections.splice(connections.indexOf(connection), 1);
            state.watch.notify();
          },
        });
        if (atOnce) makeReady(connection);
      });
    },
    stop: () => {
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
