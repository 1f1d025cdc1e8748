import { fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type ChildCommand, type ChildEvent, childEventSchema } from '../protocol.ts';

/** How a child ended: its exit code or signal, and the first line of its complaint where it could make none itself. */
export type ChildEnd = { code: number | null; signal: string | null; complaint?: string };

export type ChildListener = { event(event: ChildEvent): void; end(end: ChildEnd): void };

/** The process in which wechaty runs, seen from its parent. */
export type Child = {
  pid: number | undefined;
  send(command: ChildCommand): void;
  /** Ends it at once. */
  kill(): void;
};

/** Starts a child; `end` is called once, after the last event. */
export type StartChild = (listener: ChildListener) => Child;

/** The child runs from the same kind of source as this file: TypeScript through tsx, or the compiled program. */
const ending = extname(fileURLToPath(import.meta.url));
const program = new URL(`../child/main${ending}`, import.meta.url);
const heapMegabytes = 384;

/** What the child may write before it can speak for itself; more is dropped. */
const longestComplaint = 2_000;

/**
 * Forks a child with an environment of its own, so that it holds no secret of the rest of the program: wechat4u
 * evaluates what WeChat's server answers as JavaScript. Its output is dropped.
 */
export function createStartChild(environment: Readonly<Record<string, string>>): StartChild {
  return (listener) => {
    const child = fork(program, {
      execArgv: [`--max-old-space-size=${heapMegabytes}`, ...(ending === '.ts' ? ['--import', loader()] : [])],
      env: { ...environment },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let complaint = '';
    let end: ChildEnd | undefined;
    child.stderr?.on('data', (data: Buffer) => {
      if (complaint.length < longestComplaint) complaint += data.toString();
    });
    child.stderr?.on('error', () => {});
    child.on('message', (raw) => {
      const event = childEventSchema.safeParse(raw);
      if (event.success) listener.event(event.data);
    });
    // Messages that were on their way still arrive between the exit and the end of the channel.
    child.on('exit', (code, signal) => finish({ code, signal }));
    child.on('disconnect', () => finish());
    child.on('error', (error) => {
      complaint += error.message;
      finish({ code: null, signal: null });
    });
    return {
      pid: child.pid,
      send: (command) => {
        if (child.connected) child.send(command, () => {});
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };

    function finish(exit?: Pick<ChildEnd, 'code' | 'signal'>): void {
      if (exit && !end) end = { ...exit, ...complaintOf(complaint) };
      if (!end || child.connected) return;
      listener.end(end);
      listener = { event: () => {}, end: () => {} };
    }
  };
}

function loader(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
}

function complaintOf(text: string): { complaint?: string } {
  const line = text.split('\n').find((each) => /^\w*Error\b|\bFATAL ERROR\b/.test(each));
  return line ? { complaint: line.slice(0, 200) } : {};
}
