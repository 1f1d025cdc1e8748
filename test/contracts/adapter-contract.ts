import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Adapter } from '../../src/adapters/adapter.ts';
import { createBot } from '../../src/bot/bot.ts';
import type { Inbound } from '../../src/bot/inbound.ts';
import type { Message } from '../../src/bot/message.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { squash } from '../../src/knowledge/text/normalise.ts';
import { casebook } from '../support/bot.ts';
import { aMessage } from '../support/message.ts';
import { saying } from '../support/reply.ts';

/** An adapter with a platform of its own around it, under the command of the contract. */
export type AdapterFixture = {
  adapter: Omit<Adapter, 'start'> & { start(inbound: Inbound): Promise<void> };
  /** The chat in which all of it happens. */
  chatId: string;
  /** Somebody writes to the bot; resolves when the adapter has dealt with it. */
  write(text: string): Promise<void>;
  /** The platform delivers the last message again; missing where it cannot. */
  repeat?(): Promise<void>;
  /** The platform delivers a message that the bot itself wrote; missing where it cannot. */
  echo?(): Promise<void>;
  /** What people see of the bot, oldest first. */
  shown(): readonly string[];
  close(): Promise<void>;
};

const questions = {
  case: '52号案例',
  aspect: '52号案例的实际效果',
  chart: '52号案例怎么办理',
  list: '哪些案例适用于海关部门',
  compare: '比较13和15',
  stats: '一共有多少个案例',
  help: '帮助',
  smalltalk: '谢谢',
  subscription: '我订了什么',
  none: '明天天气怎么样',
  english: 'case 52',
} as const;

/** What every adapter promises, whatever its platform. */
export function describeAdapterContract(name: string, open: () => Promise<AdapterFixture>): void {
  describe(`the adapter contract: ${name}`, () => {
    let fixture: AdapterFixture;
    let taken: Message[];

    beforeEach(async () => {
      fixture = await open();
      taken = [];
    });
    afterEach(() => fixture.close());

    const start = () => fixture.adapter.start(recording(taken));
    const send = (reply: Reply, idempotencyKey: string) =>
      fixture.adapter.send({ id: fixture.chatId }, reply, { idempotencyKey });

    it('hands over what somebody writes, with its own name as the channel', async () => {
      await start();
      await fixture.write('52号案例');
      expect(taken).toMatchObject([{ channel: fixture.adapter.name, text: '52号案例', mentionsBot: true }]);
      expect(taken[0]?.chat.id).toBe(fixture.chatId);
    });

    it('gives every message an id of its own', async () => {
      await start();
      await fixture.write('13号');
      await fixture.write('13号');
      expect(new Set(taken.map(({ id }) => id)).size).toBe(2);
    });

    it('gives a message that is delivered again the same id, so that it is answered once', async ({ skip }) => {
      if (!fixture.repeat) return skip('this platform delivers nothing twice');
      await start();
      await fixture.write('13号');
      await fixture.repeat();
      expect(new Set(taken.map(({ id }) => id)).size).toBe(1);
    });

    it('does not hand over what the bot itself wrote', async ({ skip }) => {
      if (!fixture.echo) return skip('this platform does not show the bot its own messages');
      await start();
      await fixture.echo();
      await fixture.write('52号案例');
      expect(taken.map(({ text }) => text)).toEqual(['52号案例']);
    });

    it('shows a reply once, however often it is sent with one key', async () => {
      await start();
      const first = await send(saying('茶好了'), 'key-1');
      const second = await send(saying('茶好了'), 'key-1');
      await send(saying('茶好了'), 'key-2');
      expect(fixture.shown().filter((text) => text.includes('茶好了'))).toHaveLength(2);
      expect(second).toEqual(first);
      expect(first.messageIds.length).toBeGreaterThan(0);
    });

    it.each(Object.entries(questions))('shows a reply of the kind %s', async (kind, question) => {
      await start();
      const reply = await createBot({ casebook }).handle(aMessage(question));
      await send(reply, `key-${kind}`);
      const text = squash(fixture.shown().join('\n'));
      for (const piece of piecesOf(reply)) expect(text).toContain(squash(piece));
    });

    it('is stopped before it starts, ready then, and stopped again, as often as it is told to', async () => {
      const { adapter } = fixture;
      expect(adapter.health().state).toBe('stopped');
      await start();
      expect(adapter.health().state).toBe('ready');
      await adapter.stop();
      await adapter.stop();
      expect(adapter.health().state).toBe('stopped');
    });
  });
}

function recording(taken: Message[]): Inbound {
  return {
    async message(message) {
      taken.push(message);
      return undefined;
    },
    recalled: async () => {},
    joined: async () => {},
    left: async () => {},
    feedback: async () => {},
    sent: async () => undefined,
  };
}

/** Everything of a reply that people must be able to read. */
function piecesOf({ blocks }: Reply): string[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'lead':
      case 'text':
      case 'note':
        return [block.text];
      case 'case':
        return [block.label.title, block.reference];
      case 'section':
        return block.passages.map(({ text }) => text);
      case 'rows':
        return block.rows.map(({ title }) => title);
      case 'comparison':
        return block.rows.flatMap(({ cells }) => cells);
      default:
        return [];
    }
  });
}
