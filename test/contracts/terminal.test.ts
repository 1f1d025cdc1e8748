import { PassThrough } from 'node:stream';
import { createTerminalAdapter } from '../../src/adapters/terminal/terminal.ts';
import type { Inbound } from '../../src/bot/inbound.ts';
import { type AdapterFixture, describeAdapterContract } from './adapter-contract.ts';

describeAdapterContract('terminal', async (): Promise<AdapterFixture> => {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 80 });
  const written: string[] = [];
  output.setEncoding('utf8');
  output.on('data', (chunk: string) => written.push(chunk));
  const terminal = createTerminalAdapter({ input, output, environment: {}, greeting: '' });
  let onTaken = () => {};
  return {
    adapter: {
      ...terminal,
      start: ({ message }: Inbound) =>
        terminal.start({
          message: async (taken) => {
            const reply = await message(taken);
            onTaken();
            return reply;
          },
        }),
    },
    chatId: 'terminal',
    write: (text) =>
      new Promise((resolve) => {
        onTaken = resolve;
        input.write(`${text}\n`);
      }),
    shown: () => written,
    close: () => terminal.stop(),
  };
});
