import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Inbound } from '../../bot/inbound.ts';
import type { Message } from '../../bot/message.ts';
import type { Reply } from '../../bot/reply.ts';
import type { Adapter, Health } from '../adapter.ts';
import { withoutControls } from '../controls.ts';
import { color, renderTerminal, type Style, wantsColor } from './render.ts';

/** What the terminal tells the bot: nothing but messages happens on it. */
type Handle = Inbound['message'];

export type TerminalOptions = {
  input: Readable & { isTTY?: boolean };
  output: Writable & { isTTY?: boolean; columns?: number };
  environment: { NO_COLOR?: string | undefined };
  /** The sentence shown before the first prompt. */
  greeting: string;
  now?: () => number;
};

const chat = { id: 'terminal', kind: 'direct' } as const;
const farewells = /^(exit|quit|退出|再见|\/q|:q)$/i;

/** The bot on a terminal; `closed` resolves when the person leaves (exit, Ctrl-C, Ctrl-D, end of a pipe). */
export function createTerminalAdapter(
  options: TerminalOptions,
): Omit<Adapter, 'start'> & { start(inbound: Pick<Inbound, 'message'>): Promise<void>; closed: Promise<void> } {
  const { input, output, environment, greeting, now = Date.now } = options;
  let state: Health['state'] = 'stopped';
  let lines: Interface | undefined;
  let inHand = Promise.resolve();
  let isLeaving = false;
  const sent = new Set<string>();
  const startedAt = now();
  let leave: () => void = () => {};
  const closed = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const style = (): Style => ({ color: wantsColor(output, environment), columns: Math.max(20, output.columns ?? 80) });
  const print = (text: string) => output.write(`${withoutEscapes(text)}\n`);
  return {
    name: 'terminal',
    capabilities: { buttons: false, images: false, idempotent: true, pace: { chatGapMs: 0, accountGapMs: 0 } },
    closed,
    async start({ message: handle }) {
      state = 'ready';
      const interactive = Boolean(input.isTTY);
      lines = createInterface({
        input,
        output,
        terminal: interactive,
        prompt: color('cyan', '案例通> ', style()),
        historySize: 200,
      });
      if (interactive) print(greeting);
      prompt(interactive);
      let count = 0;
      lines.on('line', (line) => {
        count += 1;
        const ordinal = count;
        inHand = inHand.then(() => answerLine(line, ordinal, handle)).then(() => prompt(interactive));
      });
      lines.on('SIGINT', () => lines?.close());
      lines.on('close', () => {
        inHand = inHand.then(() => {
          if (interactive) output.write('\n');
          state = 'stopped';
          leave();
        });
      });
    },
    async send(_chat, reply, { idempotencyKey }) {
      if (!sent.has(idempotencyKey)) show(reply);
      sent.add(idempotencyKey);
      return { messageIds: [idempotencyKey] };
    },
    async stop() {
      lines?.close();
      await inHand;
    },
    health: () => ({ state }),
  };

  function prompt(interactive: boolean): void {
    if (interactive && state === 'ready') lines?.prompt();
  }

  async function answerLine(line: string, count: number, handle: Handle): Promise<void> {
    const text = withoutControls(line).trim();
    if (isLeaving) return;
    if (farewells.test(text)) {
      isLeaving = true;
      lines?.close();
      return;
    }
    if (!text && input.isTTY) return;
    const message: Message = {
      // What is kept of an earlier session must not be taken for this one's.
      id: `terminal-${startedAt}-${count}`,
      channel: 'terminal',
      chat,
      sender: { id: 'me' },
      text,
      mentionsBot: true,
      sentAt: now(),
    };
    try {
      const answer = await handle(message);
      if (answer) show(answer.reply);
    } catch (error) {
      print(withoutControls(`出错了，请换个问法再试：${error instanceof Error ? error.message : String(error)}`));
    }
  }

  function show(reply: Reply): void {
    print(`\n${renderTerminal(reply, style())}\n`);
  }

  /** Only our own colour codes reach the terminal. */
  function withoutEscapes(text: string): string {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
    return text.replace(/\u001B(?!\[\d+m)/g, '');
  }
}
