import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { NamedLedger } from '../../lib/compliance';
import type { SarifLog } from '../../lib/reports/formats/sarif-log';
import { compliantStack, compliantTemplate, OWNER } from '../compliance/compliant-staging';
import { run } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-check-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const check = (path: string, ...more: string[]) => run('check', path, '--stage', 'Staging', ...more);
const ledgerOf = (path: string, ...more: string[]) => {
  const [{ ledger }] = JSON.parse(check(path, '-f', 'json', ...more).output) as NamedLedger[];
  return ledger;
};
const stateOf = (id: string, path: string, ...more: string[]) =>
  ledgerOf(path, ...more).requirements.find((requirement) => requirement.id === id)?.state;

test('a cdk-nag rule that cannot be evaluated is unknown, and fails', () => {
  const Resources = {
    Orders: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { Engine: 'postgres', DBInstanceClass: 'db.t4g.medium', MultiAZ: { Ref: 'Wide' } },
    },
  };
  const path = file('shop.json', { Parameters: { Wide: { Type: 'String' } }, Resources });

  const { code, output } = check(path, '--framework', 'HIPAA');

  expect(code).toBe(1);
  expect(output).toMatch(/unknown +HIPAA\.Security-RDSMultiAZSupport +the rule cannot be evaluated/);
  expect(output).toMatch(/not met +HIPAA\.Security-RDSStorageEncrypted/);
});

test.each([
  ['no server', {}, /no server\.\s+Fix:\s+Add a service, such as\s+ContainerService\./],
  [
    'a server without an instance',
    { Web: { Type: 'AWS::ECS::Service', Properties: { DesiredCount: 0 } } },
    /at least 1 is\s+required\.\s+Fix:\s+Raise the minimum number of\s+instances\./,
  ],
])('the remediation is that of the finding: %s', (_what, Resources, says) => {
  const topic = { Topic: { Type: 'AWS::SNS::Topic' } };

  const { output } = check(file('shop.json', { Resources: { ...topic, ...Resources } }));

  expect(output).toMatch(says);
});

describe('the input', () => {
  test('is a template in JSON that was not made with this package', () => {
    expect(stateOf('SRV-1', file('shop.json', compliantTemplate()))).toBe('met');
  });

  test('is a template in YAML with short tags', () => {
    const yaml = file(
      'shop.yaml',
      [
        'Resources:',
        '  Web:',
        '    Type: AWS::ECS::Service',
        '    Properties: { Cluster: !Ref Cluster, DesiredCount: 2, TaskDefinition: !GetAtt Task.Arn }',
        '  Bucket:',
        '    Type: AWS::S3::Bucket',
        '    Properties: { Tags: [{ Key: stage:owner, Value: !Sub "${Owner}" }] }',
      ].join('\n'),
    );
    expect(stateOf('SRV-1', yaml)).toBe('met');
  });

  test('is a synthesized application, or stacks of it', () => {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    compliantStack(app, 'Shop');
    new Bucket(new Stack(app, 'Other'), 'Bucket');
    app.synth();

    const whole = ledgerOf(join(folder, 'cdk.out'));
    const one = ledgerOf(join(folder, 'cdk.out'), '--stack', 'Shop');
    expect(whole.cloudFormationLimits.map(({ stack }) => stack).sort()).toEqual(['Other', 'Shop']);
    expect(one.cloudFormationLimits.map(({ stack }) => stack)).toEqual(['Shop']);
    expect(check(join(folder, 'cdk.out'), '--stack', 'Shopp')).toMatchObject({
      code: 2,
      errors: expect.stringMatching(/'Shopp'.*did you mean 'Shop'/) as string,
    });
  });

  test('are records with a day', () => {
    const template = file('shop.json', compliantTemplate());
    const records = file(
      'go-live.yaml',
      `environments:
  Environment:
    waivers:
      - { requirement: STG-3, reason: no partner yet, requestedBy: Ann, approvedBy: Ben, when: '2027-01-01', expires: '2027-02-01' }
`,
    );
    expect(stateOf('STG-3', template, '--records', records, '--as-of', '2027-01-15')).toBe('waived');
    expect(stateOf('STG-3', template, '--records', records, '--as-of', '2027-02-15')).not.toBe('waived');
  });
});

test('SARIF names a template relative to the working folder, or by its absolute path', () => {
  const { output } = check(file('shop.json', compliantTemplate()), '-f', 'sarif');
  const [run] = (JSON.parse(output) as SarifLog).runs;
  const places = run.results.flatMap(({ locations }) => locations.map((one) => one.physicalLocation));
  expect(places.length).toBe(run.results.length);
  expect(places[0]?.artifactLocation).toEqual({ uri: pathToFileURL(join(folder, 'shop.json')).href });
});

describe('the exit code', () => {
  const sound = { Resources: { Web: { Type: 'AWS::ECS::Service', Properties: { DesiredCount: 1 } } } };

  test('1 if a required requirement is not met', () => {
    const { code, output } = check(file('shop.json', sound), '--owner', OWNER);
    expect(code).toBe(1);
    expect(output).toMatch(/STG-1 [^]*has no tag stage:owner[^]*Fix: Tag\s+the resource with stage:owner/);
  });

  test('1 with --strict if requirements are pending, with the list', () => {
    const template = file('shop.json', compliantTemplate());
    const { code, errors } = run('check', template, '--stage', 'Development', '--strict', '--owner', OWNER);
    expect(code).toBe(1);
    expect(errors).toMatch(/^Does not pass the strict check, \d+ reasons:\n {2}(?:STG-2|SEC-1) /);
  });

  test('is the only output with --quiet', () => {
    expect(check(file('shop.json', sound), '--quiet')).toEqual({ code: 0, output: '', errors: '' });
  });
});

describe('frameworks', () => {
  test('are evaluated control by control, with cdk-nag rules', () => {
    const bucket = file('bucket.json', { Resources: { Bucket: { Type: 'AWS::S3::Bucket' } } });
    const { frameworks, nag } = ledgerOf(bucket, '--framework', 'hipaa', 'GDPR');

    expect(frameworks.map(({ name }) => name)).toEqual(['HIPAA', 'GDPR']);
    expect(nag.map(({ pack }) => pack)).toEqual(['HIPAA.Security']);
    const encryption = frameworks[0].controls.find(({ id }) => id === '164.312(a)(2)(iv)');
    expect(encryption?.state).toBe('not met');
  });

  test('have their edition, their date and the number of listed controls', () => {
    const { output } = check(file('shop.json', compliantTemplate()), '--framework', 'GDPR');
    expect(output.replaceAll(/\s+/g, ' ')).toMatch(
      /Regulation \(EU\) 2016\/679 \(2016-05-04, partial\): \d+ of \d+ articles.* listed: /,
    );
  });

  test('with a typing error in the name: exit code 2 and the nearest name', () => {
    const { code, errors } = check(file('shop.json', compliantTemplate()), '--framework', 'HIPPA');
    expect(code).toBe(2);
    expect(errors).toMatch(/'HIPPA'.*did you mean 'HIPAA'/);
  });

  test('with part of a name: the framework is proposed; else all names, once', () => {
    const errorsOf = (name: string) =>
      check(file('shop.json', compliantTemplate()), '--framework', name).errors;

    expect(errorsOf('PCI')).toContain("got 'PCI', but there is no table of it; did you mean 'PCI DSS'?");
    expect(errorsOf('COBIT').match(/GDPR/g)).toHaveLength(1);
  });
});

describe('unreadable input: exit code 2 and the remediation, without a stack trace', () => {
  test.each([
    ['invalid JSON', 'shop.json', '{"Resources": {]', /JSON/],
    ['a truncated file', 'shop.json', JSON.stringify(compliantTemplate()).slice(0, 500), /JSON/],
    ['invalid YAML', 'shop.yaml', 'Resources:\n  A: [1\n', /YAML|line/i],
    ['an empty file', 'shop.json', '', /empty|JSON/],
    ['no template', 'shop.json', '[1, 2]', /template/i],
  ])('%s', (_which, name, content, says) => {
    const { code, errors, output } = check(file(name, content));
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(says);
    expect(errors).not.toMatch(/^\s+at /m);
  });

  test('a missing file', () => {
    expect(check(join(folder, 'nope.json'))).toMatchObject({ code: 2, output: '' });
  });

  test.each([
    ['no stage', [] as string[], /--stage/],
    ['a stage with a typing error', ['--stage', 'Prodction'], /Production/],
    [
      'a condition with a typing error',
      ['--stage', 'Staging', '--condition', 'users-notise'],
      /users-notice/,
    ],
    ['an invalid day', ['--stage', 'Staging', '--as-of', 'tomorrow'], /--as-of.*tomorrow/],
  ])('%s', (_which, args, says) => {
    const { code, errors } = run('check', file('shop.json', compliantTemplate()), ...args);
    expect(code).toBe(2);
    expect(errors).toMatch(says);
  });
});

test('--help has the exit codes and the frameworks', () => {
  const { code, output } = run('check', '--help');
  expect(code).toBe(0);
  expect(output).toMatch(/Section 508[^]*Exit codes/);
});
