import { collectRuns, median } from './ask-runs.ts';
import { type BotTimes, runBotChild } from './run-bot-child.ts';

/** What `--set bot` measures. */
export type BotResult = { handle: BotTimes; askMs: number; askPeakMb: number };

const runs = 5;

/** `npm run bench -- search --set bot`: a whole answer in a running bot, and `ask` from its start. */
export async function runBotBench(): Promise<BotResult> {
  process.stdout.write(
    '\nBot: development questions through bot.handle, and one `ask` from process start to its answer\n',
  );
  const handle = runBotChild();
  const measured = await collectRuns(runs);
  const askMs = median(measured.map(({ answeredMs }) => answeredMs));
  const askPeakMb = median(measured.map(({ peakMb }) => peakMb));
  const milliseconds = (us: number) => (us / 1000).toFixed(2);
  process.stdout.write(
    [
      `handle   ${handle.messages} messages   p50 ${milliseconds(handle.p50Us)} ms   p99 ${milliseconds(handle.p99Us)} ms`,
      `         opening the casebook ${handle.openMs.toFixed(0)} ms, first answer ${handle.firstMs.toFixed(0)} ms, heap ${handle.heapMb.toFixed(1)} MB`,
      `ask      median of ${runs}: ${askMs.toFixed(0)} ms to the answer, peak memory ${askPeakMb.toFixed(0)} MB`,
    ]
      .map((line) => `${line}\n`)
      .join(''),
  );
  return { handle, askMs, askPeakMb };
}
