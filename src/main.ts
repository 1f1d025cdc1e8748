import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Adapter } from './adapters/adapter.ts';
import { type Member, startAdapters, stopAdapters } from './adapters/fleet.ts';
import { createBot } from './bot/bot.ts';
import { tellAdmins } from './bot/delivery/tell-admins.ts';
import type { Log } from './bot/log.ts';
import { createOperations } from './bot/operations/store-operations.ts';
import { createStandby, type Standby } from './bot/standby.ts';
import { openStore } from './bot/state/open-store.ts';
import type { Store } from './bot/state/store.ts';
import { realTimers } from './bot/timers.ts';
import { botSettings } from './cli/bot-settings.ts';
import { type Channel, type ChannelView, type ClosedChannel, type OpenChannel, openChannels } from './cli/channel.ts';
import { feishuChannel } from './cli/channels/feishu.ts';
import { webChannel } from './cli/channels/web.ts';
import { wechatChannel } from './cli/channels/wechat.ts';
import { exitCodes, runCommand, tolerateClosedPipe } from './cli/command.ts';
import { openCasebook } from './cli/open-casebook.ts';
import { stopSignal } from './cli/stop-signal.ts';
import { type Config, loadConfig, secretsOf } from './config.ts';
import type { Casebook } from './knowledge/casebook.ts';
import { createLog } from './log.ts';

/** All channels; a new one is one line. */
const channels: readonly Channel[] = [feishuChannel, wechatChannel, webChannel];

const dayMs = 24 * 60 * 60_000;
/** How long messages in hand may take once the program is asked to end. */
const farewellMs = 10_000;

tolerateClosedPipe();
await runCommand(async () => {
  const config = loadConfig();
  const log = createLog({ level: config.logLevel, secrets: secretsOf(config) });
  keepGoing(log);
  const asked = stopSignal();
  const casebook = openCasebook(config);
  let service: Standby | undefined;
  const { open, closed } = await openChannels(channels, {
    config,
    casebook,
    log,
    timers: realTimers,
    operations: operationsOf(config, casebook, () => service?.store()),
    tellAdmins: adminTeller(config, log, () => service?.store()),
    channels: () => open.map(viewOf),
  });
  service = await openService(config, casebook, open, log);
  const ways = service;
  const members = open.map(({ adapter, answers }): Member => ({ adapter, inbound: ways[answers] }));
  await startAdapters(members, log);
  await service.start();
  process.stdout.write(describe(config, casebook, service, open, closed));
  log.info({ signal: await asked }, 'ending');
  return await endInTime(service, members, log);
});

function openService(config: Config, casebook: Casebook, open: readonly OpenChannel[], log: Log): Promise<Standby> {
  const settings = botSettings(config);
  return createStandby({
    open: () => openStore(config.stateUrl),
    casebook,
    bot: createBot({ casebook, settings }),
    carriers: open.map(({ adapter }) => adapter),
    settings,
    timers: realTimers,
    log,
    owner: `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`,
    limits: { perPerson: config.ratePerPerson, perChat: config.ratePerChat },
    workers: config.stateUrl.startsWith('sqlite:') ? 1 : 4,
    retentionMs: config.retentionDays * dayMs,
  });
}

function viewOf({ name, adapter }: OpenChannel): ChannelView {
  const scan = adapter.scan?.();
  return { name, health: adapter.health(), ...(scan ? { scan: scan.url } : {}) };
}

/** The operator's view, of the database that there is. */
function operationsOf(config: Config, casebook: Casebook, current: () => Store | undefined) {
  return () => {
    const store = current();
    const { hintsFile } = config;
    return store && createOperations({ store, casebook, settings: botSettings(config), hintsFile, now: Date.now });
  };
}

/** What the people in charge are told is in the log as well, since there may be nobody or no database. */
function adminTeller({ admins }: Config, log: Log, current: () => Store | undefined) {
  return (from: string, text: string): void => {
    log.warn({ from, notice: text }, 'somebody is needed');
    const store = current();
    if (!store) return;
    tellAdmins(store, { from, text, admins }, Date.now()).catch((error) =>
      log.error({ err: error }, 'the people in charge could not be told'),
    );
  };
}

/** Sends what is in hand, then lets the adapters go; what is left over is in the database and goes on at the next start. */
async function endInTime(service: Standby, members: readonly Member[], log: Log): Promise<number> {
  const late = setTimeout(() => {
    log.warn({ ms: farewellMs }, 'ended before everything in hand was sent; the rest follows at the next start');
    process.exit(exitCodes.ok);
  }, farewellMs);
  await service.stop();
  await stopAdapters(members, log);
  clearTimeout(late);
  return exitCodes.ok;
}

/**
 * A fault that some library throws into the event loop is told and does not take the other channels down: what the
 * program holds is in the database, each step of it whole or not at all.
 */
function keepGoing(log: Log): void {
  process.on('uncaughtException', (error) => log.error({ err: error }, 'uncaught error'));
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'));
}

function describe(
  { timeZone, digestSkipHolidays, stateUrl }: Config,
  { cases }: Casebook,
  service: Standby,
  open: readonly OpenChannel[],
  closed: readonly ClosedChannel[],
): string {
  const problem = service.problem();
  const lines = [
    ['casebook', `${cases.length} cases`],
    ['state', problem ? `off: ${problem.message}` : stateUrl.replace(/\/\/[^@/]*@/, '//')],
    ['clock', problem ? 'off' : `${timeZone}${digestSkipHolidays ? ', holidays skipped' : ''}`],
    ...open.map(({ name, adapter }) => [name, healthLine(adapter)]),
    ...closed.map(({ name, reason }) => [name, `off: ${reason}`]),
  ];
  return `${lines.map(([name = '', state]) => `  ${name.padEnd(10)} ${state}`).join('\n')}\n`;
}

function healthLine(adapter: Adapter): string {
  const { state, detail } = adapter.health();
  return detail ? `${state}, ${detail}` : state;
}
