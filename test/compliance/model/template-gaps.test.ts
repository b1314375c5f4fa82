import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLedger } from '../../../lib/compliance/ledger/build-ledger';
import { modelFromPath } from '../../../lib/compliance/model/from-path';
import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { ACCOUNT, compliantTemplate, DECLARATIONS, type MutableTemplate } from '../compliant-staging';
import { checkStates, monitoredTemplate } from '../monitored-production';

/** The outcomes of the required checks for a production environment. */
function states(template: MutableTemplate, stage = StageKind.PRODUCTION): Record<string, string> {
  const profile = resolveProfile(stage, { conditions: [] });
  const model = modelFromTemplate(template, { name: 'Shop', account: ACCOUNT, region: 'eu-west-1' });
  const declarations = { ...DECLARATIONS, stage };
  const ledger = buildLedger({ model, profile, declarations, nag: [] });
  return checkStates({ ...ledger, requirements: ledger.requirements.filter(({ required }) => required) });
}

function add(template: MutableTemplate, resources: Record<string, unknown>): MutableTemplate {
  Object.assign(template.Resources, resources);
  return template;
}

const WAYS: [string, (template: MutableTemplate) => MutableTemplate][] = [
  ['a macro', (template) => ({ ...template, Transform: ['Acme::Hardening'] })],
  [
    'the transform of serverless applications',
    (template) => ({ ...template, Transform: 'AWS::Serverless-2016-10-31' }),
  ],
  [
    'a nested stack without its template',
    (template) =>
      add(template, {
        Far: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/a' } },
      }),
  ],
  [
    'a stack set',
    (template) =>
      add(template, {
        Far: { Type: 'AWS::CloudFormation::StackSet', Properties: { TemplateBody: '{"Resources":{}}' } },
      }),
  ],
  [
    'a provisioned product',
    (template) => add(template, { Far: { Type: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct' } }),
  ],
  ['an unknown type', (template) => add(template, { Part: { Type: 'Acme::Shop::Part' } })],
  ['a type with a typing error', (template) => add(template, { Part: { Type: 'AWS::RDS::DBInstanse' } })],
  ['a module', (template) => add(template, { Part: { Type: 'Acme::Shop::Part::MODULE', Properties: {} } })],
  [
    'a loop over an unknown list',
    (template) =>
      add(template, {
        'Fn::ForEach::Topics': ['Name', { Ref: 'Names' }, { 'Topic${Name}': { Type: 'AWS::SNS::Topic' } }],
      }),
  ],
  [
    'an included snippet',
    (template) =>
      add(template, { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://a/b' } } }),
  ],
];

describe.each(WAYS)('%s', (_what, hide) => {
  test('leaves no check met', () => {
    expect(Object.values(states(hide(compliantTemplate()), StageKind.STAGING))).not.toContain('met');
  });

  test('leaves unknown what is missing', () => {
    const before = states(compliantTemplate());
    const after = states(hide(compliantTemplate()));

    for (const check of ['MON-1.alarms', 'SEC-2.vpn', 'BAK-1.data-stores-backed-up', 'PRB-6.detection']) {
      expect([check, before[check], after[check]]).toEqual([check, 'not met', 'unknown']);
    }
  });
});

describe('a fault in the template', () => {
  function unencrypted(): MutableTemplate {
    return add(compliantTemplate(), { Disk: { Type: 'AWS::EC2::Volume', Properties: { Encrypted: false } } });
  }

  test('remains beside a transform that does not change it', () => {
    const template = { ...unencrypted(), Transform: 'AWS::Serverless-2016-10-31' };

    expect(states(template)['SEC-4.encrypted-at-rest']).toBe('not met');
  });

  test('is unknown with a macro, which may change it', () => {
    expect(states({ ...unencrypted(), Transform: 'Acme::Hardening' })['SEC-4.encrypted-at-rest']).toBe(
      'unknown',
    );
  });
});

test.each<[string, string, boolean, Record<string, unknown>]>([
  ['a macro', 'Acme::Hardening', true, { Transform: { Name: 'Acme::Hardening' } }],
  ['a macro without a name', 'without a name', true, { Transform: [{}] }],
  ['a transform of AWS', 'AWS::Serverless-2016-10-31', false, { Transform: ['AWS::Serverless-2016-10-31'] }],
  ['an included template', 'AWS::Include', false, { Transform: { Name: 'AWS::Include' } }],
  [
    'a macro with a name like those of AWS',
    'AWS::ServerlessPlus',
    true,
    { Transform: 'AWS::ServerlessPlus' },
  ],
  [
    'an included snippet',
    'include s3://shop/roles.yaml adds resources',
    false,
    {
      Resources: {
        'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://shop/roles.yaml' } },
      },
    },
  ],
  ['a module of a packaging tool', 'module Content makes resources', false, { Modules: { Content: {} } }],
  [
    'a snippet beside properties',
    'transform A changes Topic',
    true,
    {
      Resources: {
        Topic: {
          Type: 'AWS::SNS::Topic',
          Properties: { Subscription: [{ Protocol: 'email', 'Fn::Transform': { Name: 'A' } }] },
        },
      },
    },
  ],
  [
    'a serverless application',
    'serverless application Far makes resources',
    false,
    { Resources: { Far: { Type: 'AWS::Serverless::Application' } } },
  ],
  ['a module', 'module Part', false, { Resources: { Part: { Type: 'Acme::Shop::MODULE' } } }],
  [
    'an included snippet in a resource',
    'transform A changes Topic',
    true,
    { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: { 'Fn::Transform': { Name: 'A' } } } } },
  ],
  [
    'a nested stack without its template',
    'nested stack Far',
    false,
    { Resources: { Far: { Type: 'AWS::CloudFormation::Stack' } } },
  ],
  [
    'a stack set',
    'stack set Far makes resources',
    false,
    { Resources: { Far: { Type: 'AWS::CloudFormation::StackSet' } } },
  ],
  [
    'a provisioned product',
    'provisioned product Far makes resources',
    false,
    { Resources: { Far: { Type: 'AWS::ServiceCatalog::CloudFormationProvisionedProduct' } } },
  ],
])('the gap of %s has its name, and whether it may change resources', (_what, name, mayChange, template) => {
  const Resources = { Bucket: { Type: 'AWS::S3::Bucket' }, ...(template.Resources as object | undefined) };
  const { templateGaps } = modelFromTemplate({ ...template, Resources });

  expect(templateGaps).toContainEqual({ description: expect.stringContaining(name) as unknown, mayChange });
});

test('nested stacks with one name in several templates are one gap of a reason', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stage-unseen-'));
  const Far = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/a' } };
  for (const name of ['One.json', 'Two.json']) {
    writeFileSync(join(folder, name), JSON.stringify({ Resources: { Far } }));
  }
  const profile = resolveProfile(StageKind.PRODUCTION, { conditions: [] });
  const declarations = { ...DECLARATIONS, stage: StageKind.PRODUCTION };
  const ledger = buildLedger({ model: modelFromPath(folder), profile, declarations, nag: [] });
  rmSync(folder, { recursive: true });

  expect(ledger.requirements.find(({ id }) => id === 'SEC-1')?.reason).toBe(
    'The templates may not show all: nested stack Far has no template here.',
  );
});

test('a resource without a type is no gap', () => {
  expect(
    modelFromTemplate({ Resources: { Part: {} } }).templateGaps.filter(({ mayChange }) => mayChange),
  ).toEqual([]);
});

test('a template without evaluated resources has no gap', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stage-unseen-'));
  const bucket = { Type: 'AWS::S3::Bucket', Properties: {} };
  const write = (name: string, body: object) => writeFileSync(join(folder, name), JSON.stringify(body));
  write('Plain.json', { Resources: { Bucket: bucket } });
  write('Hidden.json', { Transform: 'Acme::Hardening', Resources: { Bucket: bucket } });

  const templateGaps = (...stacks: string[]) => modelFromPath(folder, {}, stacks).templateGaps.length;
  expect([templateGaps('Plain'), templateGaps('Hidden'), templateGaps()]).toEqual([0, 1, 1]);
  rmSync(folder, { recursive: true });
});

test('templates of the CDK have no gap', () => {
  expect(modelFromTemplate(monitoredTemplate()).templateGaps).toEqual([]);
});
