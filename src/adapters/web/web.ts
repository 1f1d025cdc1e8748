import { once } from 'node:events';
import { type ServerType, serve } from '@hono/node-server';
import type { Inbound } from '../../bot/inbound.ts';
import type { Message } from '../../bot/message.ts';
import type { Adapter, Health } from '../adapter.ts';
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
      if (!settings.password && !isLoopback(settings.host))
        throw new Error(`HTTP_HOST=${settings.host} lets others reach the console: set CONSOLE_PASSWORD as well.`);
      inbound = to;
      server = await listen();
      health = { state: 'ready', detail: addressOf(server) ?? '' };
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
    const starting = serve({ fetch: app.fetch, hostname: settings.host, port: settings.port });
    try {
      await once(starting, 'listening');
    } catch (cause) {
      health = { state: 'failed', detail: `port ${settings.port} cannot be listened on` };
      throw new Error(
        `The console cannot listen on ${settings.host}:${settings.port}: is something else using it? Set HTTP_PORT.`,
        { cause },
      );
    }
    return starting;
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
