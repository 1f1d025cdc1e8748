import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Member, startAdapters, stopAdapters } from './adapters/fleet.ts';
import { createMetrics } from './adapters/web/index.ts';
import { createBot } from './bot/bot.ts';
import { tellAdmins } from './bot/delivery/tell-admins.ts';
import type { Log } from './bot/log.ts';
import { type Meters, meteredBot, meteredCarrier, meteredInbound, meteredStore } from './bot/meters.ts';
import { createOperations } from './bot/operations/store-operations.ts';
import { createVitals } from './bot/operations/vitals.ts';
import { createStandby, type Standby } from './bot/standby.ts';
import { openStore } from './bot/state/open-store.ts';
import type { Store } from './bot/state/store.ts';
import { realTimers } from './bot/timers.ts';
import { botSettings } from './cli/bot-settings.ts';
import { type Channel, type ChannelView, type ClosedChannel, type OpenChannel, openChannels } from './cli/channel.ts';
import { feishuChannel } from './cli/channels/feishu.ts';
import { webChannel } from './cli/channels/web.ts';
import { wechatChannel } from './cli/channels/wechat.ts';
import { ExpectedError, exitCodes, runCommand } from './cli/command.ts';
import { openCasebook } from './cli/open-casebook.ts';
import { startScreen } from './cli/start/screen.ts';
import { stopSignal } from './cli/stop-signal.ts';
import { type Config, loadConfig, secretsOf } from './config.ts';
import type { Casebook } from './knowledge/casebook.ts';
import { createLog } from './log.ts';

/** All channels; a new one is one line. */
const channels: readonly Channel[] = [feishuChannel, wechatChannel, webChannel];

const dayMs = 24 * 60 * 60_000;
/** How long messages in hand may take once the program is asked to end. */
const farewellMs = 10_000;

await runCommand(async () => {
  const config = loadConfig();
  const log = createLog({ level: config.logLevel, secrets: secretsOf(config) });
  keepGoing(log);
  const asked = stopSignal().then((signal) => hurry(signal, log));
  const casebook = openCasebook(config);
  const metrics = createMetrics();
  let service: Standby | undefined;
  let views = (): readonly ChannelView[] => [];
  const { open, closed } = await openChannels(channels, {
    config,
    casebook,
    log,
    timers: realTimers,
    operations: operationsOf(config, casebook, () => service?.store()),
    tellAdmins: adminTeller(config, log, () => service?.store()),
    channels: () => views(),
    vitals: createVitals({ service: () => service, timers: realTimers }),
    metrics,
  });
  views = () => [...open.map(viewOf), ...closed.flatMap(failureOf)];
  service = await openService(config, casebook, open, log, metrics.meters);
  const ways = service;
  const members = open.map(
    ({ adapter, answers }): Member => ({ adapter, inbound: meteredInbound(ways[answers], metrics.meters) }),
  );
  // An adapter may try for long; who asks the program to end does not wait for that.
  const failures = await Promise.race([startAdapters(members, log), asked]);
  if (failures && failures.size === members.length) {
    await service.stop();
    throw new ExpectedError([...failures].map(([name, reason]) => `${name} ${reason}.`).join('\n'));
  }
  if (failures) {
    await service.start();
    process.stdout.write(startScreen({ config, casebook, problem: service.problem(), channels: views(), closed }));
  }
  await asked;
  await service.stop();
  await stopAdapters(members, log);
  // Nothing of value is left; a call that a platform never answers must not hold the end up.
  process.exit(exitCodes.ok);
});

function openService(
  config: Config,
  casebook: Casebook,
  open: readonly OpenChannel[],
  log: Log,
  meters: Meters,
): Promise<Standby> {
  const settings = botSettings(config);
  return createStandby({
    open: async () => meteredStore(await openStore(config.stateUrl), meters),
    casebook,
    bot: meteredBot(createBot({ casebook, settings }), meters, () => performance.now()),
    carriers: open.map(({ adapter }) => meteredCarrier(adapter, meters)),
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

function failureOf({ name, state, reason }: ClosedChannel): ChannelView[] {
  return state === 'failed' ? [{ name, health: { state, detail: reason } }] : [];
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

/** Ends the program some time after the signal, whatever is still in hand: it is in the database. */
function hurry(signal: NodeJS.Signals, log: Log): undefined {
  log.info({ signal }, 'ending');
  const late = setTimeout(() => {
    log.warn({ ms: farewellMs }, 'not all had ended in time; the rest follows at the next start');
    process.exit(exitCodes.ok);
  }, farewellMs);
  late.unref();
}

/**
 * A fault that some library throws into the event loop is told and does not take the other channels down: what the
 * program holds is in the database, each step of it whole or not at all.
 */
function keepGoing(log: Log): void {
  process.on('uncaughtException', (error) => log.error({ err: error }, 'uncaught error'));
  process.on('unhandledRejection', (reason) => log.error({ err: reason }, 'unhandled rejection'));
}
