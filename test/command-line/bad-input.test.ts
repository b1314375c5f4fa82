import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, type NamedLedger, OutcomeState } from '../../lib/compliance';
import { run } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-bad-input-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const check = (path: string, ...more: string[]) => run('check', path, '--stage', 'Production', ...more);
const template = (Resources: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  file('shop.json', { ...more, Resources });
const resource = (Type: string, Properties: Record<string, unknown> = {}, more: object = {}) => ({
  Type,
  Properties,
  ...more,
});

function evaluated(path: string, ...more: string[]): Ledger {
  const { output, errors } = check(path, '-f', 'json', ...more);
  expect(errors).toMatch(/^(?:$|Nothing was evaluated: )/);
  const [{ ledger }] = JSON.parse(output) as NamedLedger[];
  // A check that breaks down says so, and no template may break one.
  expect(JSON.stringify(ledger)).not.toContain('the check failed');
  return ledger;
}

const stateOf = (ledger: Ledger, id: string) =>
  ledger.requirements.find((requirement) => requirement.id === id)?.state;

const PARAMETERS = { Kind: { Type: 'String' }, Number: { Type: 'Number' } };
const CONDITIONS = { Big: { 'Fn::Equals': [{ Ref: 'Kind' }, 'big'] } };

describe('external templates', () => {
  test('intrinsic functions everywhere: outcomes that depend on them are unknown', () => {
    const ledger = evaluated(
      template(
        {
          Orders: resource('AWS::RDS::DBInstance', { StorageEncrypted: { Ref: 'Kind' } }),
          Web: resource('AWS::ECS::Service', {
            DesiredCount: { Ref: 'Number' },
            NetworkConfiguration: { 'Fn::If': ['Big', { Ref: 'Kind' }, { Ref: 'AWS::NoValue' }] },
          }),
          Group: resource('AWS::EC2::SecurityGroup', {
            VpcId: { 'Fn::ImportValue': { 'Fn::Sub': '${Kind}-vpc' } },
            SecurityGroupIngress: { 'Fn::If': ['NotWritten', [{ CidrIp: '0.0.0.0/0' }], []] },
          }),
          One: resource('AWS::SNS::Topic', { TopicName: { Ref: 'Two' } }),
          Two: resource('AWS::SNS::Topic', { TopicName: { 'Fn::GetAtt': ['One', 'TopicName'] } }),
          Queue: resource('AWS::SQS::Queue', {
            Tags: { 'Fn::Join': 5 },
            KmsMasterKeyId: { 'Fn::Select': ['first', 5] },
            QueueName: { 'Fn::FindInMap': [1] },
            DelaySeconds: { 'Fn::Cidr': [{ Ref: 'Kind' }] },
          }),
        },
        { Parameters: PARAMETERS, Conditions: CONDITIONS },
      ),
    );

    expect(stateOf(ledger, 'SRV-1')).toBe('unknown');
  });

  test('conditions: the backup of a data store under a condition is unknown', () => {
    const ledger = evaluated(
      template(
        { Uploads: resource('AWS::S3::Bucket', {}, { Condition: 'Big' }) },
        { Parameters: PARAMETERS, Conditions: CONDITIONS },
      ),
    );

    for (const requirement of ['BAK-1', 'BAK-2', 'BAK-3', 'BAK-4'])
      expect([requirement, stateOf(ledger, requirement)]).toEqual([requirement, 'unknown']);
  });

  test('nested stacks: templates beside the template and in folders below it are evaluated', () => {
    mkdirSync(join(folder, 'nested'));
    file('nested/data.json', { Resources: { Orders: resource('AWS::RDS::DBInstance') } });
    const ledger = evaluated(
      template({
        Data: resource('AWS::CloudFormation::Stack', { TemplateURL: './nested/data.json' }),
      }),
      '--framework',
      'HIPAA',
    );

    const [atRest] = ledger.requirements.filter(({ id }) => id === 'SEC-4');
    expect(atRest.reason).toContain('RDS instance Orders is not encrypted');
    expect(ledger.nag.map(({ notEvaluated = [] }) => notEvaluated)).toEqual([[]]);
    expect(ledger.nag[0].findings.map(({ resource: { logicalId } }) => logicalId)).toContain('Orders');
  });

  test('macros: outcomes that they may change are unknown', () => {
    const { code, output, errors } = check(
      template({ Orders: resource('AWS::RDS::DBInstance') }, { Transform: ['Acme::Hardening'] }),
      '-f',
      'json',
    );
    const [{ ledger }] = JSON.parse(output) as NamedLedger[];

    expect(code).toBe(2);
    expect(errors).toMatch(/Nothing was evaluated: no resource of .*Production/s);
    expect(
      ledger.requirements.filter(({ state }) => [OutcomeState.MET, OutcomeState.NOT_MET].includes(state)),
    ).toEqual([]);
  });

  test('500 resources, each under a condition or with a reference to the next', () => {
    const types = ['RDS::DBInstance', 'ECS::Service', 'S3::Bucket', 'EC2::SecurityGroup', 'IAM::Role'];
    const resources = Array.from({ length: 500 }, (_, index) => [
      `R${index}`,
      resource(
        `AWS::${types[index % types.length]}`,
        { Description: { Ref: `R${(index + 1) % 500}` } },
        index % 3 === 0 ? { Condition: 'Big' } : {},
      ),
    ]);
    const ledger = evaluated(
      template(Object.fromEntries(resources) as Record<string, unknown>, {
        Parameters: PARAMETERS,
        Conditions: CONDITIONS,
      }),
    );

    expect(ledger.cloudFormationLimits[0].limits).toContainEqual({
      what: 'resources',
      used: 500,
      limit: 500,
    });
    expect(stateOf(ledger, 'SEC-4')).toBe('not met');
  });

  describe('unknown types', () => {
    /** The reason of the requirement that data stores are backed up. */
    const stores = (...types: readonly string[]) => {
      const resources = types.map((type, index) => [`R${index}`, resource(type)]);
      const { requirements } = evaluated(template(Object.fromEntries(resources) as Record<string, unknown>));
      const found = requirements.find(({ id }) => id === 'BAK-1');
      return { state: found?.state, reason: found?.reason };
    };
    const none = stores.bind(undefined, 'AWS::SNS::Topic');

    test.each([
      ['of another vendor', 'Foo::Bar::Baz', /type Foo::Bar::Baz/],
      ['with a typing error', 'AWS::RDS::DBInstanse', /did you mean 'AWS::RDS::DBInstance'\?/],
      ['in the registry, which may make stores', 'AwsCommunity::S3::Bucket', /type AwsCommunity::S3::Bucket/],
      ['of custom resources', 'Custom::Anything', /^Nothing is known of the type Custom::Anything/],
      ['that are modules', 'Acme::Shop::Orders::MODULE', /module R0 makes resources/],
    ])('unknown types %s may be data stores', (_which, type, reason) => {
      expect(stores(type)).toEqual({
        state: 'unknown',
        reason: expect.stringMatching(reason) as unknown,
      });
      expect(stores('AWS::SNS::Topic', type).state).toBe('unknown');
    });

    test.each(['Datadog::Monitors::Monitor', 'Alexa::ASK::Skill', 'AWS::CDK::Metadata'])(
      '%s hides no store of AWS',
      (type) => expect(stores(type)).toEqual(none()),
    );
  });

  test('unknown types and malformed properties: no check fails with an error', () => {
    const ledger = evaluated(
      template({
        New: resource('AWS::New::Thing'),
        Own: resource('Custom::Anything', { ServiceToken: 'x' }),
        constructor: resource('AWS::RDS::DBInstance', { toString: 1 }),
        Web: { Type: 'AWS::ECS::Service', DependsOn: { a: 1 }, Properties: null, Condition: 5 },
        Group: resource('AWS::EC2::SecurityGroup', {
          SecurityGroupIngress: 'x',
          SecurityGroupEgress: [
            null,
            5,
            { CidrIp: 7, FromPort: 'a' },
            { CidrIp: '999.1.1.1/99', ToPort: 1e9 },
          ],
        }),
        Plan: resource('AWS::Backup::BackupPlan', {
          BackupPlan: {
            BackupPlanRule: [
              { TargetBackupVault: 5, ScheduleExpression: 'cron(x)', CopyActions: [5] },
              { TargetBackupVault: 'x', ScheduleExpression: 'rate(5 fortnights)' },
            ],
          },
        }),
        Policy: resource('AWS::IAM::Policy', { PolicyDocument: 'not json' }),
        Role: resource('AWS::IAM::Role', { AssumeRolePolicyDocument: { Statement: 'x' }, Policies: [null] }),
        Alarm: resource('AWS::CloudWatch::Alarm', { AlarmActions: 'x', Metrics: [5], Threshold: 'NaN' }),
      }),
    );

    expect(stateOf(ledger, 'SEC-4')).toBe('not met');
  });

  test.each([
    ['no resources', 'shop.json', '{ "Resources": {} }', /'Resources' are empty/],
    ['invalid JSON', 'shop.json', '{ "Resources": {] }', /not valid JSON: line 1/],
    ['JSON that is nested without end', 'shop.json', deep(5000), /nested deeper than 100 levels/],
    ['invalid YAML', 'shop.yaml', 'Resources:\n\tA: 1', /not valid YAML: line 2/],
    ['two documents in one YAML', 'shop.yaml', 'Resources:\n  A: { Type: T }\n---\nB: 1\n', /not valid YAML/],
    [
      'a key twice in JSON',
      'shop.json',
      '{ "Resources": {},\n"Resources": {} }',
      /line 2, column 1: duplicate key/,
    ],
    ['a key twice in YAML', 'shop.yaml', 'Resources: {}\nResources: {}\n', /line 2, column 1.*unique/],
    ['truncated files: JSON', 'shop.json', '{ "Resources": { "A"', /cut off/],
    ['truncated files: YAML', 'shop.yaml', 'Resources:\n  A:\n    Ty', /cut off/],
  ])('%s: 2, and why', (_which, name, content, says) => {
    const { code, output, errors } = check(file(name, content));

    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(says);
  });

  function deep(levels: number): string {
    const properties = `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    return `{"Resources":{"A":{"Type":"AWS::SNS::Topic","Properties":${properties}}}}`;
  }
});

describe('records', () => {
  const signed = { who: 'Ann', when: '2027-01-01', evidence: 'a note', validUntil: '2028-01-01' };
  const lived = { requestedBy: 'Ann', approvedBy: 'Ben', when: '2027-01-01', expires: '2028-01-01' };
  const go = (records: object) =>
    file('go-live.yaml', JSON.stringify({ environments: { Environment: records } }));
  const shop = () => template({ Orders: resource('AWS::RDS::DBInstance') });

  test('an attestation for a requirement that is not attestable: 2, and what to do instead', () => {
    const { code, errors } = check(
      shop(),
      '--records',
      go({ attestations: [{ requirement: 'SRV-1', ...signed }] }),
    );

    expect(code).toBe(2);
    expect(errors).toMatch(/go-live\.yaml:1:\d+.*'SRV-1'.*cannot be attested; fix or declare/);
  });

  test('records that are not there: 2, and what to give', () => {
    const { code, errors } = check(shop(), '--records', join(folder, 'none.yaml'));

    expect(code).toBe(2);
    expect(errors).toMatch(/go-live file: got '.*none\.yaml', but there is no such file; give the path/);
  });

  test('records that are a folder: 2, and what to give', () => {
    const { code, errors } = check(shop(), '--records', folder);

    expect(code).toBe(2);
    expect(errors).toMatch(/go-live file.*cannot be read \(EISDIR\); give the path/);
  });

  test('a waiver for a requirement that is met is reported as unused, and the requirement stays met', () => {
    const ledger = evaluated(
      template({ Web: resource('AWS::ECS::Service', { DesiredCount: 1 }) }),
      '--records',
      go({ waivers: [{ requirement: 'SRV-1', reason: 'to be safe', ...lived }] }),
      '--as-of',
      '2027-06-01',
    );

    expect(stateOf(ledger, 'SRV-1')).toBe('met');
    expect(ledger.records.unused).toMatchObject([
      { what: 'waiver of SRV-1', why: 'without it the requirement is met' },
    ]);
  });

  test('a waiver of a requirement that is not met makes it waived, never met', () => {
    const records = go({ waivers: [{ requirement: 'SEC-4', reason: 'later', ...lived }] });

    expect(stateOf(evaluated(shop(), '--records', records, '--as-of', '2027-06-01'), 'SEC-4')).toBe('waived');
  });
});

describe('hostile strings in names, reasons and tags', () => {
  const EVIL = '</script><script>alert(1)</script><img src=x onerror=alert(1)>\u202e';
  const shown = (format: string) => {
    const path = template({
      [EVIL]: resource('AWS::RDS::DBInstance', { Tags: [{ Key: 'stage:owner', Value: EVIL }] }),
      Queue: resource('AWS::SQS::Queue', {}, { Metadata: { 'aws:cdk:path': '=1+1' } }),
    });
    return check(path, '-f', format, '--name', '=cmd|calc', '--owner', EVIL).output;
  };

  test.each(['html', 'markdown', 'junit'])('are not markup in %s', (format) => {
    expect(shown(format)).not.toMatch(/<script>alert|<img|\u202e.*<\/?script/);
  });

  test('are not formulas in csv', () => {
    expect(shown('csv')).not.toMatch(/(?:^|,)"[=+@-]/m);
  });

  test.each(['html', 'markdown', 'text'])(
    'nothing of them turns the order of what is read in %s',
    (format) => {
      expect(shown(format)).not.toContain('\u202e');
    },
  );
});
