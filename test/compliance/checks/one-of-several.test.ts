import type { Declarations } from '../../../lib/requirements/declarations';
import { PathCarrier, PathTraffic } from '../../../lib/requirements/declared-path';
import { modelOf } from '../../../lib/compliance/model/build-model';
import { readTemplate } from '../../../lib/compliance/model/template';
import { clu2MultiRegion } from '../../../lib/compliance/checks/compute/CLU-2.multi-region';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/stage-profile';
import { declaredLaunch } from '../compliant-launch';
import { DECLARATIONS } from '../compliant-staging';
import {
  ATTRIBUTE,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  type Placed,
  type Properties,
  checkOutcome,
  findingIds,
} from '../check-outcome';

const state = (check: string, placed: Placed, declarations: Partial<Declarations> = {}) =>
  checkOutcome(check, placed, declarations).state;

describe('traces of clusters', () => {
  const cluster = ['AWS::EKS::Cluster', {}] as const;
  const addOn = (of: string, AddonName = 'adot') =>
    ['AWS::EKS::Addon', { ClusterName: { Ref: of }, AddonName }] as const;

  test.each<[string, Placed, string]>([
    [
      'one that sends, by one add-on of two',
      { Pods: cluster, Net: addOn('Pods', 'vpc-cni'), Traces: addOn('Pods') },
      MET,
    ],
    ['two, of which one sends', { Pods: cluster, Jobs: cluster, Traces: addOn('Pods') }, NOT_MET],
  ])('%s', (_what, placed, expected) => {
    expect(state('OBS-1.tracing', placed)).toBe(expected);
  });
});

describe('paths', () => {
  const plan = (destination: unknown) =>
    [
      'AWS::Backup::BackupPlan',
      {
        BackupPlan: {
          BackupPlanRule: [{ CopyActions: [{ DestinationBackupVaultArn: destination }] }],
        },
      },
    ] as const;
  const vault = (region: string) => `arn:aws:backup:${region}:111122223333:backup-vault:x`;
  const to = (...regions: string[]) => ({
    paths: regions.map((region) => ({
      traffic: PathTraffic.BACKUPS,
      from: 'eu-west-1',
      to: region,
      over: PathCarrier.AWS_NETWORK,
      carrier: region,
    })),
  });

  test.each<[string, unknown, string[], string]>([
    ['that is taken', vault('eu-central-1'), ['eu-central-1'], MET],
    ['of two that is not taken', vault('eu-central-1'), ['eu-central-1', 'eu-north-1'], NOT_MET],
    ['that is told later', ATTRIBUTE, [], UNKNOWN],
  ])('one %s', (_what, destination, regions, expected) => {
    expect(state('SEC-3.private-paths', { Plan: plan(destination) }, to(...regions))).toBe(expected);
  });

  test('one that is not taken is named', () => {
    expect(findingIds('SEC-3.private-paths', {}, to('eu-north-1'))).toEqual(['SEC-3.copy-missing']);
  });
});

describe('the owner', () => {
  const table = (Tags: unknown): Placed => ({ Table: ['AWS::DynamoDB::Table', { Tags }] });

  test.each<[string, Placed, string, string]>([
    ['is declared though nothing carries it', {}, ' ', NOT_MET],
    ['is declared, and nothing has to carry it', {}, 'acme', NOT_APPLICABLE],
    ['stands in the tag', table([{ Key: 'owner', Value: 'acme' }]), 'acme', MET],
    [
      'stands beside other tags',
      table([
        { Key: 'team', Value: 'x' },
        { Key: 'Owner', Value: 'acme' },
      ]),
      'acme',
      MET,
    ],
    ['stands in a tag of another name', table([{ Key: 'team', Value: 'acme' }]), 'acme', NOT_MET],
  ])('%s', (_what, placed, owner, expected) => {
    expect(state('STG-1.owner-tags', placed, { owner })).toBe(expected);
  });
});

describe('regions', () => {
  const of = (...regions: (string | undefined)[]) => {
    const templates = regions.map((region, index) =>
      readTemplate({
        body: { Resources: { Web: { Type: 'AWS::ECS::Service' } } },
        bytes: 0,
        name: `Shop${index}`,
        region,
      }),
    );
    return clu2MultiRegion.evaluate(modelOf(templates), {
      declarations: DECLARATIONS,
      profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
      outcomeOfCheck: () => {
        throw new Error('no other check');
      },
    });
  };

  test.each<[(string | undefined)[], string]>([
    [['eu-west-1', 'eu-central-1'], MET],
    [['eu-west-1', 'eu-west-1'], NOT_MET],
    [['eu-west-1', undefined], UNKNOWN],
    [[undefined, undefined], UNKNOWN],
    [[undefined], NOT_MET],
    [['eu-west-1', 'eu-central-1', undefined], MET],
  ])('%j: %s', (regions, expected) => {
    expect(of(...regions).state).toBe(expected);
  });

  test('are told in one order, whatever that of the stacks', () => {
    expect(of('eu-west-1', 'eu-central-1').explanation).toBe('Servers run in eu-central-1 and eu-west-1.');
  });
});

describe('a store that is backed up', () => {
  const loss = (there: number, ...rules: Properties[]) => lossOf('AWS::RDS::DBInstance', there, ...rules);
  const lossOf = (store: string, there: number, ...rules: Properties[]) =>
    findingIds(
      'BAK-3.backup-interval',
      {
        Orders: [store, {}],
        Plan: ['AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanRule: rules } }],
        Selection: [
          'AWS::Backup::BackupSelection',
          { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: ['*'] } },
        ],
      },
      { backup: { recoveryPoint: { here: 60, there } } as Declarations['backup'] },
    );
  const rule = (ScheduleExpression: string, more: Properties = {}) => ({
    TargetBackupVault: 'shop',
    ScheduleExpression,
    ...more,
  });
  const copied = {
    CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:x' }],
  };

  test('is as safe as its most frequent rule', () => {
    expect(loss(60, rule('cron(0 5 * * ? *)'), rule('cron(0 * * * ? *)'))).toEqual([]);
    expect(loss(60, rule('cron(0 5 * * ? *)'))).toEqual(['BAK-3.rpo-exceeded']);
  });

  test('is as safe as continuous backup makes it, by one rule of several', () => {
    expect(
      loss(60, rule('cron(0 5 * * ? *)'), rule('cron(0 6 * * ? *)', { EnableContinuousBackup: true })),
    ).toEqual([]);
  });

  test('is as safe as its schedule where it knows no continuous backup', () => {
    const hourly = rule('cron(0 * * * ? *)', { EnableContinuousBackup: true });

    expect(lossOf('AWS::EFS::FileSystem', 60, hourly)).toEqual([]);
  });

  test('is as safe as nobody can tell where its schedule is told later', () => {
    expect(loss(60, { TargetBackupVault: 'shop', ScheduleExpression: ATTRIBUTE })).toEqual([
      'BAK-3.interval-unknown',
    ]);
  });

  test('loses more where the copies are rarer', () => {
    const rules = [rule('cron(0 * * * ? *)'), rule('cron(0 5 * * ? *)', copied)];

    expect(loss(60, ...rules)).toEqual(['BAK-3.rpo-exceeded']);
    expect(loss(1440, ...rules)).toEqual([]);
  });
});

describe('restores of a store that two rules keep', () => {
  const arn = (name: string) => `arn:aws:backup:eu-west-1:111122223333:backup-vault:${name}`;
  const tested = (IncludeVaults: unknown[]): Placed => ({
    Orders: ['AWS::RDS::DBInstance', {}],
    Plan: [
      'AWS::Backup::BackupPlan',
      { BackupPlan: { BackupPlanRule: [{ TargetBackupVault: 'one' }, { TargetBackupVault: 'two' }] } },
    ],
    Selection: [
      'AWS::Backup::BackupSelection',
      { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: ['*'] } },
    ],
    Tests: [
      'AWS::Backup::RestoreTestingPlan',
      {
        RestoreTestingPlanName: 'weekly',
        ScheduleExpression: 'cron(0 5 ? * SUN *)',
        RecoveryPointSelection: { IncludeVaults },
      },
    ],
    Chosen: [
      'AWS::Backup::RestoreTestingSelection',
      { RestoreTestingPlanName: 'weekly', ProtectedResourceType: 'RDS', ProtectedResourceArns: ['*'] },
    ],
  });

  test.each<[string, unknown[], string]>([
    ['one of the vaults, which no template holds', [arn('two')], MET],
    ['a vault of neither', [arn('three')], NOT_MET],
  ])('from %s', (_what, vaults, expected) => {
    expect(state('BAK-6.restore-testing', tested(vaults))).toBe(expected);
  });

  test('are tested by one selection, whatever another is of', () => {
    const lost = {
      Lost: [
        'AWS::Backup::RestoreTestingSelection',
        { RestoreTestingPlanName: 'gone', ProtectedResourceType: 'RDS', ProtectedResourceArns: ['*'] },
      ],
    } as const;

    expect(state('BAK-6.restore-testing', { ...tested([arn('two')]), ...lost })).toBe(MET);
  });

  test.each(['BAK-5.restore-runbooks', 'BAK-6.restore-testing'])(
    'are not asked for without a store: %s',
    (check) => {
      expect(checkOutcome(check, { Topic: ['AWS::SNS::Topic', {}] }).reason).toBe(
        'The environment has no data store that AWS Backup can protect.',
      );
    },
  );

  test('to a point in time are told of the store that has none', () => {
    const { findings } = checkOutcome('PRB-4.point-in-time-restore', {
      Orders: ['AWS::RDS::DBInstance', { BackupRetentionPeriod: 0 }],
    });

    expect(findings.map(({ resource }) => resource?.logicalId)).toEqual(['Orders']);
  });
});

describe('a client VPN', () => {
  const group = (rules: Properties[] = []) =>
    ['AWS::EC2::SecurityGroup', { SecurityGroupIngress: rules }] as const;
  const of = (type: string, properties: Properties = {}) =>
    [type, { ClientVpnEndpointId: { Ref: 'Vpn' }, ...properties }] as const;
  const vpn = (SecurityGroupIds: unknown, TargetNetworkCidr = '10.0.0.0/16'): Placed => ({
    Team: group(),
    Web: group([
      { IpProtocol: 'tcp', CidrIp: '10.0.0.0/16' },
      { IpProtocol: 'tcp', SourceSecurityGroupId: 'sg-9' },
    ]),
    Vpn: [
      'AWS::EC2::ClientVpnEndpoint',
      { SecurityGroupIds, ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: 'vpn' } },
    ],
    Subnet: of('AWS::EC2::ClientVpnTargetNetworkAssociation'),
    Rule: of('AWS::EC2::ClientVpnAuthorizationRule', { TargetNetworkCidr }),
  });
  const admits = {
    Admits: [
      'AWS::EC2::SecurityGroupIngress',
      { GroupId: { Ref: 'Web' }, SourceSecurityGroupId: { Ref: 'Team' }, IpProtocol: 'tcp' },
    ],
  } as const;

  test.each<[string, Placed, string[]]>([
    ['as it should be', { ...vpn([{ Ref: 'Team' }]), ...admits }, []],
    [
      'that leads nowhere, since ranges and others are admitted',
      vpn([{ Ref: 'Team' }]),
      ['SEC-2.no-ingress-from-vpn'],
    ],
    ['with a group that no template holds', vpn(['sg-1']), ['SEC-2.no-ingress-from-vpn']],
    ['without a group', vpn(undefined), ['SEC-2.no-security-group']],
    [
      'for every network',
      { ...vpn([{ Ref: 'Team' }], '0.0.0.0/0'), ...admits },
      ['SEC-2.every-network-authorized'],
    ],
  ])('%s', (_what, placed, expected) => {
    expect(findingIds('SEC-2.vpn', placed)).toEqual(expected);
  });
});

describe('what a launch keeps running', () => {
  const launched = (
    target: Properties,
    balancer: Properties,
    ListenerArn: unknown = { Ref: 'Listener' },
  ): Placed => ({
    Web: ['AWS::ECS::Service', { LoadBalancers: [{ TargetGroupArn: { Ref: 'Target' } }] }],
    Target: ['AWS::ElasticLoadBalancingV2::TargetGroup', target],
    Balancer: ['AWS::ElasticLoadBalancingV2::LoadBalancer', balancer],
    Listener: ['AWS::ElasticLoadBalancingV2::Listener', { LoadBalancerArn: { Ref: 'Balancer' } }],
    Rule: [
      'AWS::ElasticLoadBalancingV2::ListenerRule',
      { ListenerArn, Actions: [{ Type: 'forward', TargetGroupArn: { Ref: 'Target' } }] },
    ],
  });
  const drains = (Value: string) => ({
    TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value }],
  });
  const idle = (Value: unknown) => ({
    LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value }],
  });
  const asked = (placed: Placed) => {
    const launch = declaredLaunch();
    return checkOutcome('DWN-2.zero-downtime', placed, { launch });
  };

  test.each<[string, Placed, string]>([
    ['that waits as long as it drains', launched(drains('120'), idle('120')), MET],
    ['that waits longer than it drains', launched(drains('60'), idle('120')), NOT_MET],
    ['that waits for as long as is told later', launched(drains('60'), idle(ATTRIBUTE)), MET],
    ['that no template holds', launched(drains('5'), {}, 'arn:aws:elasticloadbalancing:x'), MET],
  ])('behind a load balancer %s', (_what, placed, expected) => {
    expect(asked(placed).state).toBe(expected);
  });

  test('is looked at by its services and its target groups', () => {
    expect(asked(launched({}, {})).resources.map(({ logicalId }) => logicalId)).toEqual(['Web', 'Target']);
  });
});
