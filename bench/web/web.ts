import { parseArgs } from 'node:util';
import { startServer } from './server.ts';

const questions = [
  '52号案例',
  '哪些案例适用于海关部门',
  '留抵贷怎么办理',
  '原油卸货不用等化验的是哪个案例',
  '13和15有什么区别',
  'how does the VAT credit loan work',
  '专利费减怎么申请',
];

/** `npm run bench -- web`: pages and answers of the console, asked by another process than the one that serves. */
export async function runWebBench(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { requests: { type: 'string' }, users: { type: 'string' } } });
  const requests = Number(values.requests ?? 2_000);
  const users = Number(values.users ?? 8);
  const server = await startServer();
  try {
    const visitor = await aVisitor(server.address);
    const ask = (i: number) => visitor.say(questions[i % questions.length] ?? '');
    const page = (path: string) => () => visitor.get(path);
    for (let i = 0; i < 50; i++) await ask(i);
    process.stdout.write(`console: ${requests} requests of each kind by ${users} users at a time\n`);
    for (const [name, request] of [
      ['chat page', page('/')],
      ['casebook', page('/cases')],
      ['search', page(`/cases?q=${encodeURIComponent('原油')}`)],
      ['a case', page('/cases/52')],
      ['operations', page('/operations')],
      ['an answer', ask],
    ] as const)
      process.stdout.write(`${name.padEnd(12)}${describe(await load(request, requests, users))}\n`);
    process.stdout.write(`memory of the server afterwards: ${server.memoryMb().toFixed(0)} MB\n`);
  } finally {
    await server.stop();
  }
  return 0;
}

/** Latencies in milliseconds of all requests, and how long they took together. */
type Loaded = { latencies: number[]; totalMs: number };

async function load(request: (i: number) => Promise<void>, count: number, users: number): Promise<Loaded> {
  const latencies: number[] = [];
  let next = 0;
  const started = performance.now();
  const user = async () => {
    while (next < count) {
      const i = next++;
      const at = performance.now();
      await request(i);
      latencies.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: users }, user));
  return { latencies, totalMs: performance.now() - started };
}

function describe({ latencies, totalMs }: Loaded): string {
  const sorted = latencies.sort((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  const rate = ((1000 * sorted.length) / totalMs).toFixed(0);
  return `p50 ${at(0.5).padStart(6)} ms   p99 ${at(0.99).padStart(6)} ms   ${rate.padStart(5)} a second`;
}

/** Somebody with the console open: a cookie and the token of its pages. */
async function aVisitor(address: string) {
  const first = await fetch(address);
  const cookie = first.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const token = /name="csrf-token" content="([0-9a-f]+)"/.exec(await first.text())?.[1] ?? '';
  const check = async (response: Response) => {
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  };
  return {
    get: async (path: string) => check(await fetch(`${address}${path}`, { headers: { cookie } })),
    say: async (text: string) =>
      check(
        await fetch(`${address}/chat`, {
          method: 'POST',
          headers: { cookie, 'x-csrf-token': token, 'x-fragment': '1' },
          body: new URLSearchParams({ speaker: 'a', text }),
        }),
      ),
  };
}
