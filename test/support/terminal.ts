import { PassThrough } from 'node:stream';
import { createTerminalAdapter } from '../../src/adapters/terminal/terminal.ts';
import type { Message } from '../../src/bot/message.ts';
import type { Reply } from '../../src/bot/reply.ts';
import { explained } from './reply.ts';

/** Answers a line typed at the terminal. */
export type Handle = (message: Message) => Promise<Reply | undefined>;

/** What a test says of a terminal; the rest is a pipe in and a pipe out. */
export type TerminalSketch = {
  /** Whether a person types. */
  inputIsTTY?: boolean;
  /** Whether a screen shows. */
  outputIsTTY?: boolean;
  columns?: number;
  environment?: { NO_COLOR?: string };
};

export const greeting = '茶亭开门了。';

/** The terminal adapter between two streams of its own. */
export async function aTerminal(handle: Handle, sketch: TerminalSketch = {}) {
  const { inputIsTTY = false, outputIsTTY = false, columns = 80, environment = {} } = sketch;
  const input = Object.assign(new PassThrough(), { isTTY: inputIsTTY });
  const output = Object.assign(new PassThrough(), { isTTY: outputIsTTY, columns });
  let written = '';
  output.setEncoding('utf8');
  output.on('data', (chunk: string) => {
    written += chunk;
  });
  const adapter = createTerminalAdapter({ input, output, environment, greeting });
  await adapter.start({
    async message(message) {
      const reply = await handle(message);
      return reply && explained(reply);
    },
  });
  return { adapter, input, written: () => written };
}

/** Types all of it into a pipe and ends it; what the terminal showed. */
export async function typed(text: string, handle: Handle, sketch: TerminalSketch = {}): Promise<string> {
  const { adapter, input, written } = await aTerminal(handle, sketch);
  input.end(text);
  await adapter.closed;
  return written();
}
