import { once } from 'node:events';
import { type ServerType, serve } from '@hono/node-server';
import type { Inbound } from '../../bot/inbound.ts';
import type { Message } from '../../bot/message.ts';
import type { Adapter, Health } from '../adapter.ts';
import { listeningProblem } from '../listening.ts';
import { createRoom, type Entry } from './chat/room.ts';
import { createConsole } from './console.ts';
import { isLoopback } from './security/host.ts';
import type { WebParts, WebSettings } from './web-parts.ts';

const chat = { id: 'console', kind: 'group', name: 'console' } as const;

/** The web console as a channel of its own; `address` tells where it listens, once it does. */
export type WebAdapter = Adapter & { address(): string | undefined };

/** The console: a chat with the bot, the casebook, and what the operator needs to see. */
export function createWebAdapter(parts: WebParts, settings: WebSettings): WebAdapter {
  const room = createRoom();
  let server: ServerType | undefined;
  let inbound: Inbound | undefined;
  let health: Health = { state: 'stopped' };
  let count = 0;
  const sent = new Set<string>();
  const app = createConsole({ parts, settings, room, say, judge });
  return {
    name: 'web',
    capabilities: { buttons: true, images: true, idempotent: true, pace: { chatGapMs: 0, accountGapMs: 0 } },
    address: () => addressOf(server),
    async start(to) {
      inbound = to;
      try {
        server = await listen();
        health = { state: 'ready', detail: addressOf(server) ?? '' };
      } catch (error) {
        health = { state: 'failed', detail: error instanceof Error ? error.message : String(error) };
        throw error;
      }
    },
    async send(_chat, reply, { idempotencyKey }) {
      if (!sent.has(idempotencyKey)) room.add({ from: 'bot', reply, key: idempotencyKey });
      sent.add(idempotencyKey);
      return { messageIds: [idempotencyKey] };
    },
    async stop() {
      const closing = server;
      server = undefined;
      health = { state: 'stopped' };
      if (!closing) return;
      const closed = once(closing, 'close');
      closing.close();
      if ('closeAllConnections' in closing) closing.closeAllConnections();
      await closed;
    },
    health: () => health,
  };

  async function listen(): Promise<ServerType> {
    const { host, port, password } = settings;
    if (!password && !isLoopback(host))
      throw new Error(`HTTP_HOST=${host} lets others reach the console: set CONSOLE_PASSWORD as well`);
    const starting = serve({ fetch: app.fetch, hostname: host, port });
    try {
      await once(starting, 'listening');
      return starting;
    } catch (error) {
      throw listeningProblem(error, { host, port, settings: { host: 'HTTP_HOST', port: 'HTTP_PORT' } });
    }
  }

  async function say(speaker: string, text: string): Promise<readonly Entry[]> {
    count += 1;
    const message: Message = {
      id: `web-${parts.now()}-${count}`,
      channel: 'web',
      chat,
      sender: { id: speaker },
      text,
      mentionsBot: true,
      sentAt: parts.now(),
    };
    const asked = room.add({ from: speaker, text });
    const answer = await inbound?.message(message);
    return answer ? [asked, room.add({ from: 'bot', key: `answer:web:${message.id}`, ...answer })] : [asked];
  }

  async function judge(key: string, useful: boolean): Promise<void> {
    await inbound?.feedback({ channel: 'web', chatId: chat.id, senderId: 'console', key, useful });
  }
}

function addressOf(server: ServerType | undefined): string | undefined {
  const bound = server?.address();
  if (!bound || typeof bound === 'string') return undefined;
  const host = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return `http://${host}:${bound.port}`;
}
