import { parseArgs } from 'node:util';
import { renderPlainText } from '../adapters/plain-text.ts';
import { localMinuteOf } from '../bot/digest/local-time.ts';
import { nextDigest, pushNow } from '../bot/digest/next-digest.ts';
import type { BotSettings } from '../bot/situation.ts';
import { openStore } from '../bot/state/open-store.ts';
import type { OutboxState } from '../bot/state/schema.ts';
import type { Store } from '../bot/state/store.ts';
import { pause, realTimers } from '../bot/timers.ts';
import { loadConfig } from '../config.ts';
import type { Casebook } from '../knowledge/casebook.ts';
import { botSettings } from './bot-settings.ts';
import { ExpectedError, exitCodes, readArguments, runCommand } from './command.ts';
import { openCasebook } from './open-casebook.ts';

const usage = `Usage: npm run digest -- --preview [--chat CHANNEL:ID]
       npm run digest -- --now --chat CHANNEL:ID
  --preview  print the digest that the chat gets next, as text; without --chat what a new subscriber gets
  --now      push it now; the running \`npm start\` sends it`;

type ChatName = { channel: string; chatId: string };
type Arguments = { preview: true; chat?: ChatName } | { preview: false; chat: ChatName };

function argumentsOf(args: string[]): Arguments {
  const options = { preview: { type: 'boolean' }, now: { type: 'boolean' }, chat: { type: 'string' } } as const;
  const { values } = parseArgs({ args, options });
  if (Boolean(values.preview) === Boolean(values.now)) throw new Error('choose one of --preview and --now');
  const chat = values.chat === undefined ? undefined : readChat(values.chat);
  if (values.preview) return { preview: true, ...(chat ? { chat } : {}) };
  if (!chat) throw new Error('--now needs --chat');
  return { preview: false, chat };
}

function readChat(text: string): ChatName {
  const [, channel, chatId] = /^([^:]+):(.+)$/.exec(text) ?? [];
  if (!channel || !chatId) throw new Error(`"${text}" is no chat: write CHANNEL:ID, such as feishu:oc_1`);
  return { channel, chatId };
}

/** What a digest is about, and when it comes, above its text. */
async function preview(store: Store | undefined, casebook: Casebook, settings: BotSettings, chat?: ChatName) {
  const digest = await nextDigest(store, casebook, settings, realTimers.now(), chat);
  if (!digest) throw new ExpectedError('No case fits what this chat has ordered.');
  const { dueAt, timeZone, reply } = digest;
  const due = dueAt === undefined ? 'not subscribed' : `due ${localMinuteOf(dueAt, timeZone)} ${timeZone}`;
  return `${chat ? `[${chat.channel}:${chat.chatId}, ${due}]\n\n` : ''}${renderPlainText(reply)}\n`;
}

async function push(store: Store, casebook: Casebook, settings: BotSettings, { channel, chatId }: ChatName) {
  const chat = await store.chats.find(channel, chatId);
  if (!chat)
    throw new ExpectedError(`${channel}:${chatId} is not known: somebody has to write to the bot there first.`);
  if (chat.isGone) throw new ExpectedError(`${channel}:${chatId} takes no messages any more: the bot was removed.`);
  const pushed = await pushNow(store, casebook, settings, realTimers.now(), { channel, chat });
  if (!pushed) throw new ExpectedError('Nothing pushed: no case fits, or one was pushed in this minute already.');
  const state = await waitFor(store, pushed.key);
  return `Case ${pushed.entry.number}: ${outcomes[state]}\n`;
}

const outcomes: Record<OutboxState, string> = {
  waiting:
    'waits to be sent; `npm start` has to run for it, and may hold it back until the pace of the channel allows it',
  sending: 'is being sent',
  sent: 'sent',
  refused: 'refused by the platform; the log says why',
  gone: 'the chat takes no messages any more',
  unknown: 'the platform did not say whether it was sent; it is not repeated',
  expired: 'not sent in time',
  withdrawn: 'taken back',
};

/** Gives the running program a few seconds to send. */
async function waitFor(store: Store, key: string): Promise<OutboxState> {
  for (let tries = 0; ; tries++) {
    const state = (await store.outbox.state(key)) ?? 'waiting';
    if ((state !== 'waiting' && state !== 'sending') || tries >= 20) return state;
    await pause(realTimers, 250);
  }
}

await runCommand(async () => {
  const options = readArguments(process.argv.slice(2), usage, argumentsOf);
  const config = loadConfig();
  const settings = botSettings(config);
  const casebook = openCasebook(config);
  if (options.preview && !options.chat) {
    process.stdout.write(await preview(undefined, casebook, settings));
    return exitCodes.ok;
  }
  const store = await openStore(config.stateUrl);
  try {
    const text = options.preview
      ? await preview(store, casebook, settings, options.chat)
      : await push(store, casebook, settings, options.chat);
    process.stdout.write(text);
    return exitCodes.ok;
  } finally {
    await store.close();
  }
});
