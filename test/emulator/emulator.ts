import * as fs from 'node:fs';
import * as net from 'node:net';
import * as path from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { Failure } from './failure';
import { PATHS } from './paths';
import { end, start } from './processes';
import { pythonVariables } from './python-environment';

const READY_MILLISECONDS = 60_000;

/** Keys that the emulator takes for an account. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** A running AWS emulator, empty when it starts. */
export interface Emulator {
  readonly endpoint: string;
  readonly processId: number;
  readonly logFile: string;
  /** Every account exists; its keys come from assuming a role in it. */
  credentials(account: string): Promise<Credentials>;
  /** Lines of the log that tell of an error, oldest first. */
  errors(): string[];
  /** What the emulator made up to stand in for what templates name and do not make. */
  notes(): string[];
  stop(): Promise<void>;
}

/**
 * Starts the emulator on a free port and waits until it answers.
 *
 * @param python a Python that has the pinned emulator
 * @throws Failure if it does not answer in a minute
 */
export async function startEmulator(python: string, logFile: string): Promise<Emulator> {
  const port = await freePort();
  fs.mkdirSync(path.dirname(logFile), { recursive: true });
  const log = fs.openSync(logFile, 'w');
  // The server ends when this pipe closes, so that it does not outlive even a killed parent.
  const server = start(python, ['-I', '-B', '-u', PATHS.server, String(port)], {
    stdio: ['pipe', log, log],
    env: serverEnvironment(),
  });
  fs.closeSync(log);
  await answers(server, port, logFile);
  const endpoint = `http://localhost:${port}`;
  return {
    endpoint,
    processId: server.pid ?? 0,
    logFile,
    credentials: (account) => assume(endpoint, account),
    errors: () => errorsIn(fs.readFileSync(logFile, 'utf8')),
    notes: () => matches(fs.readFileSync(logFile, 'utf8'), /^NOTE: (.*)$/gm),
    stop: () => end(server),
  };
}

/** The lines of an emulator's log that tell of an error: server errors, traces, failed stacks. */
export function errorsIn(log: string): string[] {
  return log.split('\n').filter((line) => /" 5\d\d -$|^Traceback |^ERROR: /.test(line));
}

function matches(log: string, pattern: RegExp): string[] {
  return [...log.matchAll(pattern)].map(([, captured = '']) => captured);
}

function serverEnvironment(): NodeJS.ProcessEnv {
  // Settings for a real AWS account must not reach the emulator.
  const foreign = /^(AWS|MOTO|BOTO)_/;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  return pythonVariables(Object.fromEntries(kept));
}

async function assume(endpoint: string, account: string): Promise<Credentials> {
  const sts = new STSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'emulator', secretAccessKey: 'emulator' },
  });
  const answer = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${account}:role/emulator`,
      RoleSessionName: 'emulator',
    }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = answer.Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function answers(server: ChildProcess, port: number, logFile: string): Promise<void> {
  const patience = Date.now() + READY_MILLISECONDS;
  // Without a process number it could not even be started.
  while (server.pid !== undefined && server.exitCode === null && Date.now() < patience) {
    if (await fetch(`http://localhost:${port}/moto-api/data.json`).then(isOk, () => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await end(server);
  const tail = fs.readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join('\n');
  throw new Failure('The emulator did not start.', `${tail}\nIts log is ${logFile}.`);
}

function isOk(response: Response): boolean {
  return response.ok;
}
