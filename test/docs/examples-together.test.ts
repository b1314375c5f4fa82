import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { compliance } from '../../lib';
import { blocksIn, readDocument, ROOT } from './documents';

jest.setTimeout(600_000);

const TSX = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs');

/** One app out of the examples of all documents. */
const TOGETHER = `
import { App, Stack, Stage } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { ContainerService, Framework, Partner, StagingEnv, TeamAccess } from 'cdk-stage-environments';
import { enableAcmeCompliance } from './lib/acme-compliance';
import { acmePolicy } from './lib/acme-policy';
import { addBusyAlarm } from './lib/busy-alarm';
import { CartTable } from './lib/cart-table';
import { EventTopic } from './lib/event-topic';
import { createProduction } from './lib/production';
import { allowReporting } from './lib/reporting';
import { addReports } from './lib/reports';
import { addShop } from './lib/shop';
import { ShopStack } from './lib/shop-stack';
import { addUploads } from './lib/uploads';
import { addWorker } from './lib/worker';

const app = new App();
const env = { account: '111122223333', region: 'eu-west-1' };
const staging = new StagingEnv(new Stack(new Stage(app, 'Staging', { env }), 'Shop'), 'Environment', {
  owner: 'shop-partner',
  teamAccess: TeamAccess.networks(['203.0.113.0/24']),
  partner: Partner.role({ name: 'Shop Ltd', account: '444455556666' }),
});
const production = createProduction(app, [Framework.gdpr(), acmePolicy]);
for (const environment of [staging, production]) {
  const { web, api, orders } = addShop(environment);
  addUploads(web, api);
  allowReporting(orders, new Role(environment, 'Reporting', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') }));
  addReports(new Stack(Stage.of(environment)!, 'Reports', { env }), environment, orders);
  if (environment === production) addBusyAlarm(production, orders);
  addWorker(environment);
  new ContainerService(environment, 'Notifier', {
    image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/node:24.11-alpine'),
    user: 'node',
    uses: [new EventTopic(environment, 'Events'), environment.add('Carts', new CartTable())],
  });
}
new ShopStack(new Stage(app, 'Development', { env }), 'Shop');
enableAcmeCompliance(app);
`;

let folder: string;

beforeAll(() => {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.cache', 'examples-'));
  const files = blocksIn('ts').flatMap(({ file, code }) => (file === undefined ? [] : [[file, code]]));
  const stages = readDocument('docs/getting-started-yaml.md').blocks.find(
    ({ language }) => language === 'yaml',
  );
  const written = [...files, ['together.ts', TOGETHER], ['stages.yaml', stages?.code ?? '']];
  for (const [file, code] of written) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  const library = join(relative(folder, ROOT), 'lib', 'index.ts');
  const compilerOptions = { module: 'NodeNext', paths: { 'cdk-stage-environments': [library] } };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  cpSync(join(ROOT, 'node_modules/aws-cdk-lib/recommended-feature-flags.json'), join(folder, 'flags.json'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly errors: string;
  readonly ledgers: Readonly<Record<string, compliance.Ledger>>;
}

/** Synthesizes an app as the CDK does, with every recommended feature flag. */
async function synthesize(file: string, ...environments: readonly string[]): Promise<Ended> {
  const outdir = join(folder, 'cdk.out', file);
  const env = {
    ...process.env,
    CDK_OUTDIR: outdir,
    CDK_CONTEXT_JSON: readFileSync(join(folder, 'flags.json'), 'utf8'),
    CDK_VALIDATION: 'true',
  };
  const { code, errors } = await new Promise<Omit<Ended, 'ledgers'>>((resolve) => {
    execFile(process.execPath, [TSX, file], { cwd: folder, env }, (error, _output, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, errors: stderr }),
    );
  });
  const ledgers = environments.flatMap((name) => {
    const path = join(outdir, 'reports', name, 'ledger.json');
    return existsSync(path) ? [[name, JSON.parse(readFileSync(path, 'utf8')) as compliance.Ledger]] : [];
  });
  return { code, errors, ledgers: Object.fromEntries(ledgers) as Ended['ledgers'] };
}

/** The types of resources whose restores AWS Backup tests in an environment. */
function restoreTestedTypes(file: string, environment: string): string[] {
  const assembly = join(folder, 'cdk.out', file, `assembly-${environment}`);
  return readdirSync(assembly)
    .filter((name) => name.endsWith('.template.json'))
    .map((name) => JSON.parse(readFileSync(join(assembly, name), 'utf8')) as Template)
    .flatMap(({ Resources }) => Object.values(Resources))
    .flatMap(({ Type, Properties }) =>
      Type === 'AWS::Backup::RestoreTestingSelection' ? [String(Properties.ProtectedResourceType)] : [],
    );
}

interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, unknown>> }>
  >;
}

/** What a ledger has against its environment. */
const faultsOf = (ledger: compliance.Ledger): string[] => [
  ...compliance.blockersOf(ledger).map(({ id, reason }) => `${id}: ${reason}`),
  ...ledger.requirements.filter(({ state }) => state === compliance.OutcomeState.NOT_MET).map(({ id }) => id),
  ...ledger.frameworks.flatMap(({ name, controls }) =>
    controls
      .filter(({ state }) => state === compliance.OutcomeState.NOT_MET)
      .map(({ id }) => `${name}/${id}`),
  ),
];

test('the examples of all documents pass together, with AwsSolutions', async () => {
  const { code, errors, ledgers } = await synthesize('together.ts', 'Staging', 'Production', 'Development');

  expect(errors).not.toContain('ERROR');
  expect(code).toBe(0);
  expect(Object.keys(ledgers)).toEqual(['Staging', 'Production', 'Development']);
  expect(Object.values(ledgers).flatMap(faultsOf)).toEqual([]);
  expect(Object.values(ledgers).map(({ nag }) => nag.map(({ pack }) => pack))).toEqual([
    ['AwsSolutions'],
    ['AwsSolutions'],
    ['AwsSolutions'],
  ]);
  expect(readFileSync(join(folder, 'cdk.out', 'together.ts', 'reports', 'acme', 'summary.txt'), 'utf8')).toBe(
    'Staging: passes\nProduction: passes\nDevelopment: passes\n',
  );
  // The data of both documented components is backed up.
  expect(restoreTestedTypes('together.ts', 'Production').sort()).toEqual(['DynamoDB', 'RDS']);
});

test.each([
  ['app.ts', ['Staging']],
  ['bin/shop.ts', ['Development', 'Staging']],
  ['bin/from-yaml.ts', ['Development', 'Staging']],
])('%s passes as it stands', async (file, environments) => {
  const { code, errors, ledgers } = await synthesize(file, ...environments);

  expect(errors).not.toContain('ERROR');
  expect(code).toBe(0);
  expect(Object.keys(ledgers)).toEqual(environments);
  expect(Object.values(ledgers).flatMap(faultsOf)).toEqual([]);
});
