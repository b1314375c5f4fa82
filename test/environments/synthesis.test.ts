import { ACKNOWLEDGEMENTS } from '../../lib/internal/acknowledgements';
import { findPython, pythonWithEmulator } from '../emulator/python';
import { run } from '../emulator/processes';
import {
  filesOf,
  freshFolder,
  manifestsOf,
  removeFolders,
  synthesizeApart,
  type TemplateFile,
  templateFilesOf,
  templatesOf,
} from './assembly';
import { recommendedFlags, synthesize } from './program';

const EXPLICIT = { account: '111122223333', region: 'eu-west-1' };

const VARIANTS = {
  'without account and region': {},
  'with account and region': { env: EXPLICIT },
  'with all recommended feature flags': { env: EXPLICIT, context: recommendedFlags() },
  'with a region only': { env: { region: 'us-east-1' } },
  'in a GovCloud region': { env: { account: '111122223333', region: 'us-gov-west-1' } },
  'in a China region': { env: { account: '111122223333', region: 'cn-north-1' } },
  'in a China region, with all flags': {
    env: { account: '111122223333', region: 'cn-north-1' },
    context: recommendedFlags(),
  },
} as const;

interface ValidationReport {
  readonly pluginReports: readonly {
    readonly violations: readonly unknown[];
    readonly suppressedViolations: readonly { readonly acknowledgedId: string; readonly reason: string }[];
  }[];
}

function validationReport(outdir: string): ValidationReport {
  return JSON.parse(filesOf(outdir)['validation-report.json'] ?? '{}') as ValidationReport;
}

const assemblies: { [variant: string]: string } = {};

beforeAll(() => {
  for (const [variant, settings] of Object.entries(VARIANTS)) {
    const outdir = freshFolder();
    // Also fails on a finding of AwsSolutions that is not acknowledged.
    synthesize({ ...settings, outdir, nag: true });
    assemblies[variant] = outdir;
  }
});

afterAll(removeFolders);

describe.each(Object.keys(VARIANTS))('an application %s', (variant) => {
  const templates = (): TemplateFile[] => templatesOf(assemblies[variant] ?? '');
  const types = () =>
    templates().flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type));

  test('has a template for each of two stages, and for each of their three services', () => {
    expect(templates()).toHaveLength(2 + 2 * 3);
  });

  test('has no custom resource and no Lambda function', () => {
    expect(
      types().filter((type) => /^(Custom::|AWS::CloudFormation::Custom|AWS::Lambda::)/.test(type)),
    ).toEqual([]);
  });

  test('has no cross-stack export', () => {
    const outputs = templates().flatMap(({ Outputs = {} }) => Object.values(Outputs));
    expect(outputs.filter(({ Export }) => Export !== undefined)).toEqual([]);
    expect(JSON.stringify(templates())).not.toMatch(/Fn::ImportValue|Fn::GetStackOutput/);
  });

  test('needs no look-up', () => {
    const missing = manifestsOf(assemblies[variant] ?? '').flatMap((manifest) => manifest.missing ?? []);
    expect(missing).toEqual([]);
    expect(JSON.stringify(templates())).not.toContain('dummy');
  });

  test('names no partition, but its own where a feature flag has CDK write it out', () => {
    const own = variant.includes('China') ? 'aws-cn' : 'aws';
    const named = JSON.stringify(templates()).match(/(?<=arn:)aws[\w-]*(?=:)/g) ?? [];
    expect([...new Set(named)]).toEqual(variant.includes('flags') ? [own] : []);
  });

  test('leaves nothing behind when it is destroyed', () => {
    const kept = templates().flatMap(({ Resources }) =>
      Object.entries(Resources).filter(([, { DeletionPolicy, UpdateReplacePolicy }]) =>
        [DeletionPolicy, UpdateReplacePolicy].some((policy) => policy !== undefined && policy !== 'Delete'),
      ),
    );
    expect(kept).toEqual([]);
    const byDefaultKept = templates().flatMap(({ Resources }) =>
      Object.entries(Resources).filter(
        // What CloudFormation itself keeps, or snapshots, where the template is silent.
        ([, { Type, DeletionPolicy }]) =>
          /^AWS::(RDS::DBInstance|RDS::DBCluster|Logs::LogGroup|KMS::Key)$/.test(Type) &&
          DeletionPolicy !== 'Delete',
      ),
    );
    expect(byDefaultKept).toEqual([]);
  });

  test('is nowhere open to the internet', () => {
    const rules = JSON.stringify(
      templates().flatMap(({ Resources }) =>
        Object.values(Resources).map(({ Type, Properties }) => {
          if (Type === 'AWS::EC2::SecurityGroup') return Properties?.SecurityGroupIngress;
          return Type === 'AWS::EC2::SecurityGroupIngress' ? Properties : undefined;
        }),
      ),
    );
    expect(rules).toContain('203.0.113.0/24');
    expect(rules).not.toMatch(/0\.0\.0\.0\/0|::\/0/);
  });
});

test('nothing but the reviewed list silences a finding', () => {
  const { pluginReports } = validationReport(assemblies['without account and region'] ?? '');
  const used = pluginReports.flatMap(({ suppressedViolations }) => suppressedViolations);
  const listed = Object.values(ACKNOWLEDGEMENTS).flatMap(({ rules, reason }) =>
    rules.map((rule) => ({ id: `AwsSolutions::${rule}`, reason })),
  );
  const sorted = (all: readonly { id: string; reason: string }[]) =>
    [...new Set(all.map(({ id, reason }) => `${id}: ${reason}`))].sort();
  const silenced = sorted(used.map(({ acknowledgedId, reason }) => ({ id: acknowledgedId, reason })));
  expect(silenced.length).toBeGreaterThan(0);
  expect(sorted(listed)).toEqual(expect.arrayContaining(silenced));
});

test('two synths in separate processes, folders and time zones are the same to the byte', () => {
  const [one, other] = [freshFolder(), freshFolder()];
  const first = synthesizeApart(
    { outdir: one },
    { env: { CDK_VALIDATION: 'false', TZ: 'Pacific/Auckland' } },
  );
  const second = synthesizeApart(
    { outdir: other },
    { cwd: freshFolder(), env: { CDK_VALIDATION: 'false', TZ: 'America/Anchorage', LANG: 'tr_TR.UTF-8' } },
  );
  expect([first.stderr, first.status]).toEqual(['', 0]);
  expect([second.stderr, second.status]).toEqual(['', 0]);
  expect(filesOf(other)).toEqual(filesOf(one));
}, 60_000);

test('CDK’s own strict validation of the templates finds nothing', () => {
  const outdir = freshFolder();
  const context = { '@aws-cdk/core:validateAgainstDefaultRules': true };
  const { status, stdout, stderr } = synthesizeApart({ outdir, env: EXPLICIT, context, nag: true });
  expect([stdout, stderr, status]).toEqual(['', '', 0]);
  expect(validationReport(outdir).pluginReports.flatMap(({ violations }) => violations)).toEqual([]);
}, 120_000);

test('cfn-lint finds nothing in the templates', async () => {
  const python = await findPython();
  if (python === undefined) throw new Error('cfn-lint needs Python 3.10 or newer on the path');
  const withLint = await pythonWithEmulator(python, () => undefined);
  const files = ['without account and region', 'with account and region'].flatMap((variant) =>
    templateFilesOf(assemblies[variant] ?? ''),
  );
  const main = 'from cfnlint.runner import main; main()';
  // W3005: the CDK keeps a dependency of a nested stack that a parameter implies as well.
  const options = ['--include-checks', 'W', '--ignore-checks', 'W3005'];
  const { code, output } = await run(withLint, ['-W', 'ignore', '-c', main, ...options, '--', ...files]);
  expect([output.trim(), code]).toEqual(['', 0]);
}, 180_000);
