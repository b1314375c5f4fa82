import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../../lib/compliance';
import { passes } from '../../lib/compliance';

const PROGRAM = join(__dirname, 'compliance-program.ts');
const APP = `${process.execPath} --require ${require.resolve('tsx')} ${PROGRAM}`;
const CDK = join(__dirname, '..', '..', 'node_modules', 'aws-cdk', 'bin', 'cdk');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compliance-cli-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function synth(...stacks: string[]): number | null {
  const options = [
    '--no-notices',
    '--no-lookups',
    '--quiet',
    '--app',
    APP,
    '--output',
    join(folder, 'cdk.out'),
  ];
  return spawnSync(process.execPath, [CDK, 'synth', ...options, ...stacks], {
    cwd: folder,
    env: { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
  }).status;
}

function verdicts(): Readonly<Record<string, boolean>> {
  const reports = join(folder, 'cdk.out', 'reports');
  expect(existsSync(join(reports, 'index.html'))).toBe(true);
  return Object.fromEntries(
    ['Staging', 'Production'].map((name) => [
      name,
      passes(JSON.parse(readFileSync(join(reports, name, 'ledger.json'), 'utf8')) as Ledger),
    ]),
  );
}

test.each([
  ['fails for an environment that does not pass', 'Production/*', 1],
  ['succeeds for an environment that passes', 'Staging/*', 0],
])(
  'cdk synth %s; the report has every environment',
  (_verdict, stacks, status) => {
    expect(synth(stacks)).toBe(status);
    expect(verdicts()).toEqual({ Staging: true, Production: false });
  },
  120_000,
);

test('an app that is run by itself ends with 1, and leaves the report', () => {
  const { status } = spawnSync(process.execPath, ['--require', require.resolve('tsx'), PROGRAM], {
    cwd: folder,
    env: { ...process.env, CDK_OUTDIR: join(folder, 'cdk.out') },
  });

  expect(status).toBe(1);
  expect(verdicts()).toEqual({ Staging: true, Production: false });
}, 120_000);
