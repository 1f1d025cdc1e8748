import { createFeishuAdapter } from '../../src/adapters/feishu/index.ts';
import type { Inbound } from '../../src/bot/inbound.ts';
import { silentLog } from '../../src/bot/log.ts';
import type { PlatformEvent } from '../support/feishu-platform/events/envelope.ts';
import { startPlatform } from '../support/feishu-platform/start-platform.ts';
import { type AdapterFixture, describeAdapterContract } from './adapter-contract.ts';

describeAdapterContract('feishu', async (): Promise<AdapterFixture> => {
  const platform = await startPlatform();
  const chat = platform.chat();
  const adapter = createFeishuAdapter({
    config: { ...platform.credentials, transport: { kind: 'websocket' } },
    log: silentLog,
  });
  const deliver = async (event: PlatformEvent) => {
    await platform.deliver(event).acked;
  };
  let last: PlatformEvent | undefined;
  return {
    adapter: {
      ...adapter,
      async start(inbound: Inbound) {
        await adapter.start(inbound);
        await platform.until(() => platform.connections.length > 0);
      },
    },
    chatId: chat.id,
    write(text) {
      last = platform.events.text(chat.id, `@{bot} ${text}`);
      return deliver(last);
    },
    async repeat() {
      if (last) await deliver(last);
    },
    echo: () => deliver(platform.events.text(chat.id, '@{bot} 茶好了', { from: platform.app.botOpenId })),
    shown: () => platform.shown(chat.id).map(({ content }) => textsOf(content).join('\n')),
    async close() {
      await adapter.stop();
      await platform.stop();
    },
  };
});

/** All texts of a card, in their order. */
function textsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(textsOf);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'content' && typeof value === 'string' ? [value] : textsOf(value),
  );
}
