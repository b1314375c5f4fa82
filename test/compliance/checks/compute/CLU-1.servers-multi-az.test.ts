import { modelFromTemplate } from '../../../../lib/compliance/model/from-template';
import { runChecks } from '../../../../lib/compliance/run-checks';
import type { Declarations } from '../../../../lib/requirements/declarations';
import { StageKind } from '../../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../../lib/requirements/resolve-profile';
import {
  checkOutcome,
  type Properties,
  type Placed,
  MET,
  NOT_MET,
  UNKNOWN,
  IMPORTED,
} from '../../check-outcome';
import { DECLARATIONS } from '../../compliant-staging';

const SERVICE = 'AWS::ECS::Service';

const TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';

const OVER_ZONES = 'CLU-1.servers-multi-az';

/** Subnets with these Availability Zones. */
const placed = (...zones: unknown[]): Placed =>
  Object.fromEntries(
    zones.map((AvailabilityZone, index) => [
      `Subnet${index}`,
      ['AWS::EC2::Subnet', { AvailabilityZone }] as const,
    ]),
  );

const three = placed('eu-west-1a', 'eu-west-1b', 'eu-west-1c');

const Subnets = [0, 1, 2].map((index) => ({ Ref: `Subnet${index}` }));

const service = (properties: Properties = {}) =>
  [
    SERVICE,
    {
      LaunchType: 'FARGATE',
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets } },
      ...properties,
    },
  ] as const;

const select = (index: unknown, zones: unknown = { 'Fn::GetAZs': '' }) => ({ 'Fn::Select': [index, zones] });

describe('the minimum number of instances', () => {
  const scaled = (of: string, bounds: Properties): Placed => ({
    Scaling: [
      TARGET,
      { ResourceId: { 'Fn::Sub': `service/shop/\${${of}.Name}` }, MaxCapacity: 9, ...bounds },
    ],
  });

  test.each<[string, Placed, string]>([
    ['one by default', { Web: service() }, NOT_MET],
    ['three', { Web: service({ DesiredCount: '3' }) }, MET],
    [
      'that of scaling without a desired count',
      { Web: service(), ...scaled('Web', { MinCapacity: 3 }) },
      MET,
    ],
    [
      'fewer by scaling',
      { Web: service({ DesiredCount: 3 }), ...scaled('Web', { MinCapacity: 2 }) },
      NOT_MET,
    ],
    [
      'fewer by scaling with its name',
      {
        Web: service({ DesiredCount: 3, ServiceName: 'web' }),
        Scaling: [TARGET, { ResourceId: 'service/shop/web', MinCapacity: 0 }],
      },
      NOT_MET,
    ],
    [
      'three, with scaling of another name',
      {
        Web: service({ DesiredCount: 3, ServiceName: 'web' }),
        Scaling: [TARGET, { ResourceId: 'service/shop/shop-web', MinCapacity: 0 }],
      },
      MET,
    ],
    ...[0, 3].map((MinCapacity): [string, Placed, string] => [
      `${MinCapacity} at night`,
      {
        Web: service({ DesiredCount: 3 }),
        ...scaled('Web', {
          MinCapacity: 3,
          ScheduledActions: [
            { ScalableTargetAction: { MaxCapacity: 9 } },
            { ScalableTargetAction: { MinCapacity } },
          ],
        }),
      },
      MinCapacity === 0 ? NOT_MET : MET,
    ]),
    ...[{ Ref: 'Hosts' }, 'hosts', 'others'].map((AutoScalingGroupName): [string, Placed, string] => [
      `none of ${JSON.stringify(AutoScalingGroupName)} at night`,
      {
        Hosts: [
          'AWS::AutoScaling::AutoScalingGroup',
          { AutoScalingGroupName: 'hosts', MinSize: '3', VPCZoneIdentifier: Subnets },
        ],
        Day: ['AWS::AutoScaling::ScheduledAction', { AutoScalingGroupName, MaxSize: 9 }],
        Night: ['AWS::AutoScaling::ScheduledAction', { AutoScalingGroupName, MinSize: 0 }],
      },
      AutoScalingGroupName === 'others' ? MET : NOT_MET,
    ]),
    [
      'three, with scaling of another service to one',
      {
        Web: service({ DesiredCount: 3 }),
        ...scaled('Other', { MinCapacity: 1 }),
      },
      MET,
    ],
  ])('%s', (_what, servers, state) => {
    expect(checkOutcome(OVER_ZONES, { ...three, ...servers }).state).toBe(state);
  });
});

describe('the Availability Zones of subnets', () => {
  const over = (subnets: Placed, declarations: Partial<Declarations> = {}, properties: Properties = {}) =>
    checkOutcome(OVER_ZONES, { ...subnets, Web: service({ DesiredCount: 3, ...properties }) }, declarations)
      .state;

  test.each<[string, Placed, string]>([
    ['by their indexes', placed(select(0), select(1), select('2')), MET],
    ['two with the same index', placed(select(0), select(1), select(1)), NOT_MET],
    [
      'by names and an index, which may be the same zone',
      placed('eu-west-1a', 'eu-west-1b', select(2)),
      UNKNOWN,
    ],
    [
      'by indexes that are known at deployment',
      placed(select(IMPORTED), select(IMPORTED), select(IMPORTED)),
      UNKNOWN,
    ],
    ['by indexes of an imported list', placed(...[0, 1, 2].map((index) => select(index, IMPORTED))), UNKNOWN],
    ['by indexes of a literal list', placed(...[0, 1, 2].map((one) => select(one, ['a', 'b', 'c']))), MET],
    [
      'by names and an id, which may be the same zone',
      placed('eu-west-1a', 'eu-west-1b', 'euw1-az2'),
      UNKNOWN,
    ],
    ['by their ids', placed('euw1-az1', 'euw1-az2', 'euw1-az3'), MET],
    ['that AWS chooses', placed(undefined, undefined, undefined), UNKNOWN],
  ])('%s', (_what, subnets, state) => {
    expect(over(subnets)).toBe(state);
  });

  test('of an existing network are declared', () => {
    const zones = (...ids: string[]) => ({
      network: {
        reason: 'it was there',
        evidence: 'wiki',
        subnets: ids.map((id) => ({ id, zone: `zone-of-${id}` })),
      },
    });
    const existing = {
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-1', 'subnet-2', 'subnet-3'] } },
    };

    expect(over({}, zones('subnet-1', 'subnet-2', 'subnet-3'), existing)).toBe(MET);
    expect(over({}, zones('subnet-1', 'subnet-2'), existing)).toBe(UNKNOWN);
    expect(over({}, {}, existing)).toBe(UNKNOWN);
  });

  test('an instance is in the zone of its network interface', () => {
    const { findings } = checkOutcome(OVER_ZONES, {
      ...three,
      Host: ['AWS::EC2::Instance', { NetworkInterfaces: [{ SubnetId: { Ref: 'Subnet0' } }] }],
    });

    expect(findings).toMatchObject([
      { id: 'CLU-1.too-few-instances', parameters: { count: '1', min: '3' } },
      { id: 'CLU-1.too-few-zones', parameters: { count: '1', min: '3' } },
    ]);
  });
});

test('a declared singleton is the component below that construct', () => {
  const stated = (path: string) => {
    const declarations = {
      ...DECLARATIONS,
      stage: StageKind.PRODUCTION,
      singletons: [{ component: 'Queue', reason: 'it holds a lock' }],
    };
    const server = { Type: SERVICE, Properties: {}, Metadata: { 'aws:cdk:path': path } };
    const [{ state, reason }] = runChecks(
      [OVER_ZONES],
      modelFromTemplate({ Resources: { Server: server } }),
      {
        declarations,
        profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
      },
    );
    return { state, reason };
  };

  expect(stated(`${DECLARATIONS.environment}/Queue/Service`)).toEqual({
    state: MET,
    reason: expect.stringMatching(/, declared singletons: 1\)\.$/) as unknown,
  });
  expect(stated(`${DECLARATIONS.environment}/Queues/Service`).state).toBe(NOT_MET);
  expect(stated('Other/Queue/Service').state).toBe(NOT_MET);
});

test('a declared singleton does not change the outcome of another component', () => {
  const singletons = [{ component: 'Queue', reason: 'it holds a lock' }];

  expect(
    checkOutcome(OVER_ZONES, { ...three, Web: service({ DesiredCount: 3 }) }, { singletons }).state,
  ).toBe(MET);
});

test('without a declared singleton the explanation has none', () => {
  const { reason } = checkOutcome(OVER_ZONES, { ...three, Web: service({ DesiredCount: 3 }) });

  expect(reason).toBe('Each cluster has at least 3 instances in 3 Availability Zones (clusters: 1).');
});
