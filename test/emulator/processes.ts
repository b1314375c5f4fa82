import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

/** How long a process may take to end by itself. */
const GRACE_MILLISECONDS = 5000;

const running = new Set<ChildProcess>();
let ending = false;

/** Starts a process in a group of its own, so that whatever it starts ends with it. */
export function start(command: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(command, args, { env: process.env, ...options, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** What a finished process left. */
export interface Finished {
  /** 0 for success; 127 if there was no such command. */
  readonly code: number;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/** Runs a process to its end. */
export function run(command: string, args: readonly string[], options: SpawnOptions = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = start(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const finish = (code: number) => {
      // What was cut short is no result; the signal's own exit follows.
      if (!ending) resolve({ code, output: Buffer.concat(chunks).toString('utf8') });
    };
    child.once('error', () => finish(127));
    child.once('close', (code) => finish(code ?? 1));
  });
}

/** Ends a process and all that it started, and waits for it. */
export async function end(child: ChildProcess): Promise<void> {
  if (!running.has(child)) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  signal(child, 'SIGTERM');
  const impatience = setTimeout(() => signal(child, 'SIGKILL'), GRACE_MILLISECONDS);
  await ended;
  clearTimeout(impatience);
}

/** On Ctrl-C and on a signal to end: ends every process that was started, then this one. */
export function endEverythingOnSignals(): void {
  const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(name, () => {
      ending = true;
      void Promise.all([...running].map(end)).then(() => process.exit(codes[name]));
    });
  }
}

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group ended in between.
  }
}
