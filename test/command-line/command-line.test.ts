import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { init } from '../../bin/init';
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

test('init writes what app synthesizes and reports', async () => {
  init(folder);

  expect(await run('app')).toMatchObject({ code: 0, errors: '' });
  expect(report('index.html')).toContain('Staging');
  expect(JSON.parse(report('Development/ledger.json'))).toMatchObject({
    environment: { stage: 'Development' },
  });
}, 60_000);

test('a missing stages file is said in a line, and nothing is made', async () => {
  const { code, errors } = await run('app');
  expect(code).toBe(2);
  expect(errors).toContain('stages.yaml');
  expect(errors).not.toMatch(/^\s+at /m);
  expect(readdirSync(folder)).toEqual([]);
}, 60_000);

test('a go-live file beside the stages file is read, and what is wrong in it is said with its line', async () => {
  init(folder);
  writeFileSync(join(folder, 'go-live.yaml'), 'environments:\n  Stagin: {}\n');

  const { code, errors } = await run('app');

  expect(code).toBe(2);
  expect(errors).toMatch(/go-live\.yaml:2:3 environments\.Stagin: .*did you mean 'Staging'\?/);
}, 60_000);

test('what a go-live file says is in the ledger of its environment, with its place', async () => {
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

test('more resources than a stack can hold are said with count, limit and remediation', async () => {
  const service = (index: number): string =>
    `  S${String(index)}: { image: 'nginx:1.29.3', port: 80, user: '101', routes: [/s${String(index)}/*] }`;
  writeFileSync(
    join(folder, 'stages.yaml'),
    STAGES(Array.from({ length: 60 }, (_, index) => service(index)).join('\n')),
  );

  const { code, errors } = await run('app');

  expect(code).toBe(2);
  expect(errors).toMatch(
    /resources of an environment: got \d+, but a stack of CloudFormation holds 500; describe some/,
  );
  expect(errors).not.toMatch(/^\s+at /m);
}, 60_000);

test('an earlier report does not outlive a synthesis that fails', async () => {
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

  test('is refused while nobody has signed what must be signed, and the report says what', async () => {
    describeIt();

    const { code, errors } = await run('app');

    expect(code).toBe(1);
    expect(errors).toContain('opens on 2027-03-31, and required requirements are open');
    expect(errors).toMatch(/^SoftLaunch does not pass validation: .*PEN-1/m);
    expect(errors).toContain('PEN-1');
    expect(report('index.html')).toContain('SoftLaunch');
  }, 60_000);

  test('is refused with the place of a record of an environment that is not there', async () => {
    describeIt();
    sign("SoftLanch: { breakGlass: { who: Ann, when: '2027-03-30', reason: the sale } }");

    const { code, errors } = await run('app');

    expect(code).toBe(2);
    expect(errors).toMatch(/go-live\.yaml:2:3 environments\.SoftLanch: .*did you mean 'SoftLaunch'\?/);
    expect(errors).not.toMatch(/^\s+at /m);
  }, 60_000);

  test('opens with what stands in go-live.yaml beside the stages file', async () => {
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
