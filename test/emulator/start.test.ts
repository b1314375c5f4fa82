import { spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { findPython, pythonWithEmulator } from './python';
import { PATHS } from './paths';

jest.setTimeout(300_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'start-test-'));
const job = path.join(__dirname, 'fixture', 'start.ts');

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** The main job on the fixture, as a process. */
function startJob(output: string, environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', job, output], {
    cwd: PATHS.project,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function finished(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

/** Waits until the emulator of a job says where it listens. */
async function emulatorPort(output: string): Promise<number> {
  const log = path.join(output, 'emulator.log');
  for (;;) {
    const port = fs.existsSync(log)
      ? /127\.0\.0\.1:(\d+)/.exec(fs.readFileSync(log, 'utf8'))?.[1]
      : undefined;
    if (port !== undefined) return Number(port);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function listens(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/moto-api/data.json`).then(
    () => true,
    () => false,
  );
}

async function stopsListening(port: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    if (!(await listens(port))) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/** A path with nothing but Node.js and the given scripts. */
function barePath(name: string, scripts: { readonly [script: string]: string } = {}): string {
  const bin = path.join(folder, name);
  fs.mkdirSync(bin);
  fs.symlinkSync(process.execPath, path.join(bin, 'node'));
  for (const [script, text] of Object.entries(scripts))
    fs.writeFileSync(path.join(bin, script), text, { mode: 0o755 });
  return bin;
}

describe('the main job', () => {
  test('without Python leaves the emulator out, says so, and holds', async () => {
    const output = path.join(folder, 'no-python.out');
    const { code, output: expected } = await finished(startJob(output, { PATH: barePath('no-python') }));
    expect(expected).toContain('no Python 3.10 or newer is on the path');
    expect(expected).toMatch(/Development +Development .* left out/);
    expect(code).toBe(0);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGKILL', null],
  ] as const)('ends its emulator on %s', async (signal, code) => {
    const output = path.join(folder, `${signal}.out`);
    const child = startJob(output);
    const end = finished(child);
    const port = await emulatorPort(output);
    child.kill(signal);
    expect((await end).code).toBe(code);
    expect(await stopsListening(port)).toBe(true);
  });
});

describe('a Python without the emulator', () => {
  test('that cannot make a virtual environment is a clear error with a remediation', async () => {
    const bin = barePath('no-venv', { python3: '#!/bin/sh\necho No module named venv >&2\nexit 1\n' });
    const environments = path.join(folder, 'environments');
    fs.mkdirSync(environments);
    const making = pythonWithEmulator(path.join(bin, 'python3'), () => undefined, environments);
    await expect(making).rejects.toMatchObject({
      message: expect.stringContaining('could not be installed') as string,
      details: expect.stringMatching(/No module named venv[^]*Fix: install the venv module/) as string,
    });
    expect(fs.readdirSync(environments)).toEqual([]);
  });
});

describe('a Python that is too old', () => {
  test('is as good as none', async () => {
    const path = process.env.PATH;
    process.env.PATH = barePath('old-python', { python3: '#!/bin/sh\nexit 1\n' });
    try {
      expect(await findPython()).toBeUndefined();
    } finally {
      process.env.PATH = path;
    }
  });
});
