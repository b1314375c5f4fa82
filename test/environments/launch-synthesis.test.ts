import { App } from 'aws-cdk-lib';
import { StageKind } from '../../lib';
import { wrongUse } from '../components/wrong-use';
import { findPython, pythonWithEmulator } from '../emulator/python';
import { run } from '../emulator/processes';
import {
  distinct,
  filesOf,
  freshFolder,
  manifestsOf,
  removeFolders,
  synthesizeApart,
  type TemplateFile,
  templateFilesOf,
  templatesOf,
} from './assembly';
import { addLaunch, HOME, type LaunchPlace, synthesizeLaunch } from './launch-program';
import { recommendedFlags } from './program';

const ACCOUNT = HOME.account;

const VARIANTS = {
  'with account and region': {},
  'with a region only': { env: { region: HOME.region } },
  'with all recommended feature flags': { context: recommendedFlags() },
  'with a region only and all flags': { env: { region: HOME.region }, context: recommendedFlags() },
  'in GovCloud': { env: { account: ACCOUNT, region: 'us-gov-west-1' }, backupRegion: 'us-gov-east-1' },
  'in China': { env: { account: ACCOUNT, region: 'cn-north-1' }, backupRegion: 'cn-northwest-1' },
  'in China, with all flags': {
    env: { account: ACCOUNT, region: 'cn-north-1' },
    backupRegion: 'cn-northwest-1',
    context: recommendedFlags(),
  },
} as const;

const assemblies: { [variant: string]: string } = {};

beforeAll(() => {
  for (const [variant, settings] of Object.entries(VARIANTS)) {
    const outdir = freshFolder();
    // Also fails on a finding of AwsSolutions that is not acknowledged.
    synthesizeLaunch({ ...settings, outdir, nag: true });
    assemblies[variant] = outdir;
  }
}, 120_000);

afterAll(removeFolders);

function zonesOf({ Resources }: TemplateFile): Map<string, Set<string>> {
  const zones = new Map<string, Set<string>>();
  for (const [id, { Type, Properties }] of Object.entries(Resources)) {
    if (Type !== 'AWS::EC2::Subnet') continue;
    const [tier = ''] = /Public|Servers|Data/.exec(id) ?? [];
    const known = zones.get(tier) ?? new Set();
    zones.set(tier, known.add(JSON.stringify(Properties?.AvailabilityZone)));
  }
  return zones;
}

describe.each(Object.keys(VARIANTS))('soft launch and production %s', (variant) => {
  const templates = (): TemplateFile[] => templatesOf(assemblies[variant] ?? '');
  const types = () =>
    templates().flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type));

  test('have no custom resource and no Lambda function', () => {
    expect(types()).toContain('AWS::Backup::BackupVault');
    const functions = /^(Custom::|AWS::CloudFormation::(Custom|Macro)|AWS::Lambda::|AWS::Serverless::)/;
    expect(types().filter((type) => functions.test(type))).toEqual([]);
  });

  test('have no cross-stack export', () => {
    const outputs = templates().flatMap(({ Outputs = {} }) => Object.values(Outputs));
    expect(outputs.filter(({ Export }) => Export !== undefined)).toEqual([]);
    expect(JSON.stringify(templates())).not.toMatch(/Fn::ImportValue|Fn::GetStackOutput/);
  });

  test('need no look-up', () => {
    const missing = manifestsOf(assemblies[variant] ?? '').flatMap((manifest) => manifest.missing ?? []);
    expect(missing).toEqual([]);
    expect(JSON.stringify(templates())).not.toContain('dummy');
  });

  test('have, in production, three distinct zones in every tier', () => {
    const tiers = templates()
      .map(zonesOf)
      .filter(({ size }) => size > 0)
      .map((zones) => [...zones].map(([tier, { size }]) => `${size} ${tier}`).sort());
    expect(tiers).toContainEqual(['3 Data', '3 Public', '3 Servers']);
  });

  test('name no partition but their own', () => {
    const own = variant.includes('China') ? 'aws-cn' : variant.includes('GovCloud') ? 'aws-us-gov' : 'aws';
    const named = JSON.stringify(templates()).match(/(?<=arn:)aws[\w-]*(?=:)/g) ?? [];
    expect([...new Set(named)].filter((partition) => partition !== own)).toEqual([]);
  });
});

describe.each([StageKind.SOFT_LAUNCH, StageKind.PRODUCTION] as const)('%s', (kind) => {
  const refusal = (place: LaunchPlace): string => wrongUse(() => addLaunch(new App(), kind, 'Live', place));

  test.each([
    ['of no account and no region', {}],
    ['of an account and no region', { account: ACCOUNT }],
  ])('%s is refused, since its region must be decided', (_, env) => {
    expect(refusal({ env })).toMatch(/Region .*literal Region.*set env: \{ region \}/);
  });

  test('in a region of two zones is refused', () => {
    expect(refusal({ env: { region: 'us-west-1' } })).toContain('the Region has two');
  });
});

test('two synths in separate processes, folders and time zones are the same to the byte', () => {
  const [one, other] = [freshFolder(), freshFolder()];
  const program = 'synthesize-launch.ts';
  const first = synthesizeApart(
    { outdir: one },
    { program, env: { CDK_VALIDATION: 'false', TZ: 'Pacific/Auckland' } },
  );
  const second = synthesizeApart(
    { outdir: other },
    {
      program,
      cwd: freshFolder(),
      env: { CDK_VALIDATION: 'false', TZ: 'America/Anchorage', LANG: 'tr_TR.UTF-8' },
    },
  );
  expect([first.stderr, first.status]).toEqual(['', 0]);
  expect([second.stderr, second.status]).toEqual(['', 0]);
  expect(Object.keys(filesOf(one)).length).toBeGreaterThan(0);
  expect(filesOf(other)).toEqual(filesOf(one));
}, 120_000);

test('CDK’s own strict validation of the templates finds nothing', () => {
  const outdir = freshFolder();
  const context = { '@aws-cdk/core:validateAgainstDefaultRules': true };
  const apart = synthesizeApart({ outdir, context, nag: true }, { program: 'synthesize-launch.ts' });
  expect([apart.stdout, apart.stderr, apart.status]).toEqual(['', '', 0]);
  const report = JSON.parse(filesOf(outdir)['validation-report.json'] ?? '{}') as {
    readonly pluginReports: readonly { readonly violations: readonly unknown[] }[];
  };
  expect(report.pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
}, 180_000);

test('cfn-lint finds nothing in the templates', async () => {
  const python = await findPython();
  if (python === undefined) throw new Error('cfn-lint needs Python 3.10 or newer on the path');
  const withLint = await pythonWithEmulator(python, () => undefined);
  const variants = ['with account and region', 'with a region only'];
  const files = distinct(variants.flatMap((variant) => templateFilesOf(assemblies[variant] ?? '')));
  const main = 'from cfnlint.runner import main; main()';
  // W3005: the CDK keeps a dependency of a nested stack that a parameter implies as well.
  const options = ['--include-checks', 'W', '--ignore-checks', 'W3005'];
  const { code, output } = await run(withLint, ['-W', 'ignore', '-c', main, ...options, '--', ...files]);
  expect([output.trim(), code]).toEqual(['', 0]);
}, 240_000);
