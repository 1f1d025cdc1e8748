import { runCommand, UsageError } from '../src/cli/command.ts';
import { runFeishuBench } from './feishu/feishu.ts';
import { runFuzzBench } from './fuzz/fuzz.ts';
import { runSearchBench } from './search/search.ts';
import { runStateBench } from './state/state.ts';
import { runWebBench } from './web/web.ts';
import { runWechatBench } from './wechat/wechat.ts';

const benches: Readonly<Record<string, { about: string; run: (args: string[]) => Promise<number> }>> = {
  search: {
    about: 'quality, speed and memory of our search beside other engines, and of the whole bot',
    run: runSearchBench,
  },
  feishu: { about: 'the bot on Feishu: acknowledgements, answers, throughput, memory', run: runFeishuBench },
  state: { about: 'the embedded database: inserts, pushes claimed and recorded', run: runStateBench },
  web: { about: 'pages and answers of the console under load from another process', run: runWebBench },
  wechat: {
    about: 'what wechat4u costs without a network',
    run: runWechatBench,
  },
  fuzz: { about: 'hostile messages through the bot: faults, hangs, the slowest of them', run: runFuzzBench },
};

await runCommand(async () => {
  const [name, ...args] = process.argv.slice(2);
  if (name === undefined) {
    process.stdout.write(`Usage: npm run bench -- NAME [options]\n${list()}\n`);
    return 0;
  }
  const bench = benches[name];
  if (!bench) throw new UsageError(`There is no bench "${name}". There are:\n${list()}`);
  return await bench.run(args);
});

function list(): string {
  return Object.entries(benches)
    .map(([name, { about }]) => `  ${name.padEnd(8)} ${about}`)
    .join('\n');
}
