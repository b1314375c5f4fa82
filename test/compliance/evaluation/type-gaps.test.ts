import { CHECKS } from '../../../lib/compliance/checks/checks';
import { ResourceTrait } from '../../../lib/internal/resource-trait';
import type { DeclaredResourceType } from '../../../lib/requirements/declared-resource-type';
import {
  checkOutcome,
  MET,
  NOT_APPLICABLE,
  NOT_MET,
  type Placed,
  type Properties,
  UNKNOWN,
} from '../check-outcome';

const AT_REST = 'SEC-4.encrypted-at-rest';
const IN_TRANSIT = 'SEC-4.encrypted-in-transit';
const BACKUP = 'BAK-1.data-stores-backed-up';
const ALARMS = 'MON-1.alarms';
const AUDIT_TRAIL = 'CTL.audit-trail';
const TRACING = 'OBS-1.tracing';

const ENCRYPTED: Placed = { Disk: ['AWS::EC2::Volume', { Encrypted: true }] };
const UNENCRYPTED: Placed = { Disk: ['AWS::EC2::Volume', { Encrypted: false }] };

function withType(type: string, properties: Properties = {}, placed: Placed = ENCRYPTED): Placed {
  return { ...placed, Other: [type, properties] };
}

test('every check has what it asks of types without facts', () => {
  expect([...CHECKS.values()].filter(({ asks }) => asks === undefined).map(({ id }) => id)).toEqual([]);
});

describe('a type without facts', () => {
  const REGISTRY = 'AWS::SDB::Domain';

  test('makes what is met unknown, where it has a trait that the check asks for', () => {
    const { state, findings } = checkOutcome(AT_REST, withType(REGISTRY));

    expect(checkOutcome(AT_REST, ENCRYPTED).state).toBe(MET);
    expect(state).toBe(UNKNOWN);
    expect(findings.map(({ id, reason }) => [id, reason])).toEqual([
      [
        'EVAL.type-without-facts',
        'Resources of the type AWS::SDB::Domain may hold data that is not encrypted at rest, and nothing more is known of them (resources: 1).',
      ],
    ]);
  });

  test('makes what does not apply unknown: there may be a data store', () => {
    expect(checkOutcome(BACKUP, {}).state).toBe(MET);
    expect(checkOutcome(BACKUP, withType(REGISTRY, {}, {})).state).toBe(UNKNOWN);
    expect(checkOutcome('PRB-4.detection', withType(REGISTRY, {}, {})).state).toBe(UNKNOWN);
  });

  test('leaves a fault that is written, and stands beside it', () => {
    const { state, findings } = checkOutcome(AT_REST, withType(REGISTRY, {}, UNENCRYPTED));

    expect(state).toBe(NOT_MET);
    expect(findings.map(({ id }) => id)).toEqual(['SEC-4.not-encrypted-at-rest', 'EVAL.type-without-facts']);
  });

  test('changes no check that does not ask for it', () => {
    expect(checkOutcome(AUDIT_TRAIL, withType(REGISTRY)).state).toBe(NOT_APPLICABLE);
    expect(checkOutcome(ALARMS, withType(REGISTRY)).state).toBe(NOT_MET);
  });

  test('is one finding, with the number of its resources', () => {
    const placed = { ...withType(REGISTRY), Second: [REGISTRY, {}] } as const;

    expect(checkOutcome(AT_REST, placed).findings.map(({ parameters }) => parameters.count)).toEqual(['2']);
  });

  test('makes unknown what is missing, where it may be that', () => {
    const { state, findings } = checkOutcome(BACKUP, withType('AWS::DLM::LifecyclePolicy'));

    expect(checkOutcome(BACKUP, ENCRYPTED).state).toBe(NOT_MET);
    expect(state).toBe(UNKNOWN);
    expect(findings[0].templateGaps).toEqual([
      'resources of the type AWS::DLM::LifecyclePolicy may back up data',
    ]);
  });

  test('leaves what declarations decide', () => {
    const inherited = [{ requirement: 'MON-1', from: 'the platform', evidence: 'wiki' }];
    const check = 'OPS-1.log-alarms';

    expect(checkOutcome(check, withType('Custom::Any'), { inherited }).state).toBe(NOT_APPLICABLE);
    expect(checkOutcome(check, withType('Custom::Any')).state).toBe(UNKNOWN);
  });

  test.each(['AWS::IAM::Role', 'AWS::EC2::Subnet', 'AWS::Glue::Table', 'Datadog::Monitors::Monitor'])(
    'that is evaluated or harmless, such as %s, changes nothing',
    (type) => {
      for (const check of [AT_REST, IN_TRANSIT, TRACING, AUDIT_TRAIL]) {
        expect(checkOutcome(check, withType(type)).state).toBe(checkOutcome(check, ENCRYPTED).state);
      }
    },
  );
});

describe('a type that may be of any kind', () => {
  test.each([
    'Acme::Shop::Part',
    'AWS::Shop::Brandnew',
    'Custom::Migrations',
    'AWS::CloudFormation::CustomResource',
  ])('%s makes every check unknown that is met or does not apply', (type) => {
    expect([AT_REST, AUDIT_TRAIL, ALARMS].map((check) => checkOutcome(check, withType(type)).state)).toEqual([
      UNKNOWN,
      UNKNOWN,
      UNKNOWN,
    ]);
  });

  test('has the most similar type in its reason', () => {
    expect(checkOutcome(AT_REST, withType('AWS::SNS::Topik')).findings).toMatchObject([
      {
        id: 'EVAL.misspelled-type',
        reason: expect.stringContaining("did you mean 'AWS::SNS::Topic'?") as unknown,
      },
    ]);
  });
});

describe('traits that properties decide', () => {
  const ecs = { EcsParameters: { TaskDefinitionArn: 'arn' } };

  test.each<[string, string, Properties, string]>([
    ['CTL.log-retention', 'AWS::Events::Rule', { Targets: [{ Arn: 'arn' }] }, NOT_APPLICABLE],
    ['CTL.log-retention', 'AWS::Events::Rule', { Targets: [{ Arn: 'arn', ...ecs }] }, UNKNOWN],
    ['CTL.log-retention', 'AWS::Scheduler::Schedule', { Target: { Arn: 'arn' } }, NOT_APPLICABLE],
    ['CTL.log-retention', 'AWS::Scheduler::Schedule', { Target: ecs }, UNKNOWN],
    ['CTL.log-retention', 'AWS::ApiGateway::Deployment', {}, NOT_APPLICABLE],
    ['CTL.log-retention', 'AWS::ApiGateway::Deployment', { StageName: 'prod' }, UNKNOWN],
    [
      IN_TRANSIT,
      'AWS::ApiGateway::Method',
      { Integration: { Type: 'AWS_PROXY', Uri: 'arn' } },
      NOT_APPLICABLE,
    ],
    [
      IN_TRANSIT,
      'AWS::ApiGateway::Method',
      { Integration: { Type: 'HTTP', Uri: 'https://a.b' } },
      NOT_APPLICABLE,
    ],
    [IN_TRANSIT, 'AWS::ApiGateway::Method', { Integration: { Type: 'HTTP', Uri: 'http://a.b' } }, UNKNOWN],
    [IN_TRANSIT, 'AWS::ApiGateway::Method', { Integration: { Type: 'HTTP', Uri: { Ref: 'Uri' } } }, UNKNOWN],
    [IN_TRANSIT, 'AWS::ApiGatewayV2::Integration', { IntegrationType: 'AWS_PROXY' }, NOT_APPLICABLE],
    [IN_TRANSIT, 'AWS::ApiGatewayV2::Integration', { IntegrationType: 'HTTP_PROXY' }, UNKNOWN],
    [IN_TRANSIT, 'AWS::AppSync::DataSource', { Type: 'AWS_LAMBDA' }, NOT_APPLICABLE],
    [IN_TRANSIT, 'AWS::AppSync::DataSource', { HttpConfig: { Endpoint: 'http://a.b' } }, UNKNOWN],
    [IN_TRANSIT, 'AWS::Lambda::EventSourceMapping', { EventSourceArn: 'arn' }, NOT_APPLICABLE],
    [IN_TRANSIT, 'AWS::Lambda::EventSourceMapping', { SelfManagedEventSource: {} }, UNKNOWN],
  ])('%s of %s with %j is %s', (check, type, properties, state) => {
    expect(checkOutcome(check, withType(type, properties, {})).state).toBe(state);
  });
});

describe('a declared type', () => {
  const declared = (traits: ResourceTrait[]): { readonly resourceTypes: DeclaredResourceType[] } => ({
    resourceTypes: [{ type: 'Custom::Migrations', traits, reason: 'It migrates the tables of Orders.' }],
  });

  test('without traits changes nothing', () => {
    const placed = withType('Custom::Migrations');

    expect(checkOutcome(AT_REST, placed, declared([])).state).toBe(MET);
    expect(checkOutcome(AUDIT_TRAIL, placed, declared([])).state).toBe(NOT_APPLICABLE);
  });

  test('with traits makes unknown only what asks for one of them', () => {
    const placed = withType('Custom::Migrations');

    expect(checkOutcome(AT_REST, placed, declared([ResourceTrait.LOGS])).state).toBe(MET);
    expect(checkOutcome(AT_REST, placed, declared([ResourceTrait.ENCRYPTION])).state).toBe(UNKNOWN);
  });

  test('changes nothing of another type', () => {
    expect(checkOutcome(AT_REST, withType('Custom::Other'), declared([])).state).toBe(UNKNOWN);
  });
});
