import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { init } from '../../bin/init';
import { StageKind } from '../../lib';
import { ANSWERS, LAUNCHING } from '../stages-file/temp-file';

const COMMAND = join(__dirname, '..', '..', 'bin', 'cdk-stage-environments.ts');
const TSX = join(__dirname, '..', '..', 'node_modules', 'tsx', 'dist', 'cli.mjs');

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-command-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): Promise<Ended> {
  const env = { ...process.env, CDK_OUTDIR: join(folder, 'cdk.out') };
  return new Promise((resolve) => {
    execFile(process.execPath, [TSX, COMMAND, ...args], { cwd: folder, env }, (error, output, errors) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors }),
    );
  });
}

const report = (name: string): string => readFileSync(join(folder, 'cdk.out', 'reports', name), 'utf8');

const STAGES = (services: string): string => `
application: Shop
services:
${services}
environments:
  Development: { region: eu-west-1, owner: us, teamAccess: { sessionManager: {} } }
`;

test('app synthesizes and reports what init writes, at every stage', async () => {
  init(folder, Object.values(StageKind));

  expect(await run('app')).toMatchObject({ code: 0, errors: '' });
  for (const stage of Object.values(StageKind)) {
    expect(JSON.parse(report(`${stage}/ledger.json`))).toMatchObject({ environment: { stage } });
  }
  expect(report('Production/ledger.json')).toContain('Test the closed environment');
}, 120_000);

test('a missing stages file is an error of one line, and nothing is written', async () => {
  const { code, errors } = await run('app');
  expect(code).toBe(2);
  expect(errors).toContain('stages.yaml');
  expect(errors).not.toMatch(/^\s+at /m);
  expect(readdirSync(folder)).toEqual([]);
}, 60_000);

test('an error in the go-live file beside the stages file has its line', async () => {
  init(folder);
  writeFileSync(join(folder, 'go-live.yaml'), 'environments:\n  Stagin: {}\n');

  const { code, errors } = await run('app');

  expect(code).toBe(2);
  expect(errors).toMatch(
    /^go-live\.yaml:2:3 .*: got 'Stagin', but the application has no such environment; did you mean 'Staging'\?/,
  );
}, 60_000);

test('records of the go-live file are in the ledger of their environment, with their position', async () => {
  init(folder);
  const waiver =
    '{ requirement: STG-3, reason: r, requestedBy: Olaf, approvedBy: Paula, when: 2027-03-01, expires: 2027-04-01 }';
  writeFileSync(join(folder, 'go-live.yaml'), `environments:\n  Staging:\n    waivers: [${waiver}]\n`);

  expect(await run('app')).toMatchObject({ code: 0 });
  expect(JSON.parse(report('Staging/ledger.json'))).toMatchObject({
    records: { waivers: [{ requirement: 'STG-3', source: 'go-live.yaml:3:15' }] },
  });
  expect(JSON.parse(report('Development/ledger.json'))).toMatchObject({ records: { waivers: [] } });
}, 60_000);

test('more resources than CloudFormation allows in a stack are an error with count, limit and remediation', async () => {
  // Services stand in nested stacks of their own.
  const database = (_: unknown, index: number): string =>
    `  D${String(index)}: { engine: postgres, version: '17.9' }`;
  const databases = Array.from({ length: 120 }, database).join('\n');
  writeFileSync(
    join(folder, 'stages.yaml'),
    `${STAGES("  Web: { image: 'nginx:1.29.3', port: 80, user: '101' }")}databases:\n${databases}\n`,
  );

  const { code, errors } = await run('app');

  expect(code).toBe(2);
  expect(errors).toMatch(
    /resources of stack Development\/Shop: got \d+, but CloudFormation allows 500 in a stack; move some/,
  );
  expect(errors).not.toMatch(/^\s+at /m);
}, 60_000);

test('a synthesis that fails leaves no earlier report', async () => {
  init(folder);
  await run('app');
  writeFileSync(
    join(folder, 'stages.yaml'),
    STAGES(`  Web: { image: 'nginx:1.29.3', port: 80, cpu: 256, memory: 4096 }`),
  );

  const { code } = await run('app');

  expect(code).toBe(2);
  expect(() => report('index.html')).toThrow();
}, 60_000);

describe('an environment that a plan opens', () => {
  const [shared, softLaunch] = LAUNCHING.split(/^(?= {2}(?:SoftLaunch|Production):)/m);
  const plan = `{ soft: { ${ANSWERS}, staffed: false, audience: { description: beta, ranges: [198.51.100.0/24] } } }`;
  const describeIt = () =>
    writeFileSync(
      join(folder, 'stages.yaml'),
      (shared + softLaunch).replace(
        'publicAccess: { closed: {} }',
        `publicAccess: { open: ${plan} }\n    contacts: [{ email: ops@example.com }]`,
      ),
    );
  const sign = (records: string) =>
    writeFileSync(join(folder, 'go-live.yaml'), `environments:\n  ${records}\n`);

  test('does not pass without required attestations, which the report names', async () => {
    describeIt();

    const { code, errors } = await run('app');

    expect(code).toBe(1);
    expect(errors).toContain('opens on 2027-03-31 with pending requirements');
    expect(errors).toMatch(/^SoftLaunch does not pass: .*PEN-1/m);
    expect(errors).toContain('PEN-1');
    expect(errors).not.toMatch(/^\s+at .*program/m);
    expect(report('index.html')).toContain('SoftLaunch');
  }, 60_000);

  test('is refused with the position of a record of an unknown environment', async () => {
    describeIt();
    sign("SoftLanch: { breakGlass: { who: Ann, when: '2027-03-30', reason: the sale } }");

    const { code, errors } = await run('app');

    expect(code).toBe(2);
    expect(errors).toMatch(/^go-live\.yaml:2:3 .*: got 'SoftLanch', .*; did you mean 'SoftLaunch'\?/);
    expect(errors).not.toMatch(/^\s+at /m);
  }, 60_000);

  test('passes with the records in go-live.yaml beside the stages file', async () => {
    describeIt();
    sign("SoftLaunch: { breakGlass: { who: Ann, when: '2027-03-30', reason: the sale } }");

    expect((await run('app')).code).toBe(0);
    expect(report('SoftLaunch/ledger.json')).toContain('the sale');
  }, 60_000);
});

test('the version is the package’s own', async () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  expect((await run('--version')).output.trim()).toBe(version);
}, 60_000);
