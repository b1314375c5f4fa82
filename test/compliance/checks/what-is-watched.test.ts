import {
  IMPORTED,
  UNRESOLVABLE,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  type Placed,
  type Properties,
  checkOutcome,
} from '../check-outcome';

const ALARM = 'AWS::CloudWatch::Alarm';
const DATABASE = 'AWS::RDS::DBInstance';
const on = (Value: unknown) => ({
  MetricName: 'Full',
  Namespace: 'AWS/RDS',
  Dimensions: [{ Name: 'x', Value }],
});
const plan: Placed = { Plan: ['AWS::Backup::BackupPlan', {}] };
const vaultOn = (event: string): Placed[string] => [
  'AWS::Backup::BackupVault',
  {
    Notifications: { SNSTopicArn: 'arn:aws:sns:eu-west-1:111122223333:ops', BackupVaultEvents: [event] },
  },
];

describe('what has an alarm', () => {
  test.each<[string, Placed, string]>([
    ['nothing that must be watched', { Network: ['AWS::EC2::VPC', {}] }, NOT_APPLICABLE],
    [
      'an instance of a cluster alone',
      { One: [DATABASE, { DBClusterIdentifier: 'c', DBInstanceClass: 'x' }] },
      NOT_APPLICABLE,
    ],
    ['a database without an alarm', { One: [DATABASE, { DBInstanceClass: 'x' }] }, NOT_MET],
    [
      'a cluster that has a name, without an alarm',
      { One: ['AWS::RDS::DBCluster', { DBClusterIdentifier: 'c' }] },
      NOT_MET,
    ],
    [
      'a database that an alarm names',
      { One: [DATABASE, { DBInstanceIdentifier: 'orders' }], Full: [ALARM, on('orders')] },
      MET,
    ],
    [
      'a database of another name than the alarm looks at',
      { One: [DATABASE, { DBInstanceIdentifier: 'orders' }], Full: [ALARM, on('users')] },
      NOT_MET,
    ],
    ['a database that an alarm refers to', { One: [DATABASE, {}], Full: [ALARM, on({ Ref: 'One' })] }, MET],
    [
      'a database without a name, and an alarm on nothing',
      { One: [DATABASE, {}], Full: [ALARM, on(undefined)] },
      NOT_MET,
    ],
    [
      'a group of servers whose target group an alarm looks at',
      {
        Servers: ['AWS::AutoScaling::AutoScalingGroup', { TargetGroupARNs: [{ Ref: 'Group' }] }],
        Group: ['AWS::ElasticLoadBalancingV2::TargetGroup', {}],
        Down: [ALARM, on({ 'Fn::GetAtt': ['Group', 'TargetGroupFullName'] })],
      },
      MET,
    ],
    ['backups that nothing tells of', plan, NOT_MET],
    ['backups, and as many databases, that nothing tells of', { ...plan, One: [DATABASE, {}] }, NOT_MET],
    ['backups that their vault tells of', { ...plan, Vault: vaultOn('BACKUP_JOB_COMPLETED') }, MET],
    ['a vault that tells of copies', { ...plan, Vault: vaultOn('COPY_JOB_FAILED') }, NOT_MET],
    [
      'a vault with an event that AWS sends no longer',
      { ...plan, Vault: vaultOn('BACKUP_JOB_FAILED') },
      NOT_MET,
    ],
    [
      'a vault that tells nobody',
      {
        ...plan,
        Vault: [
          'AWS::Backup::BackupVault',
          { Notifications: { BackupVaultEvents: ['BACKUP_JOB_COMPLETED'] } },
        ],
      },
      NOT_MET,
    ],
    [
      'backups that an alarm tells of, by one of its figures',
      {
        ...plan,
        Failed: [
          ALARM,
          {
            Metrics: [
              { Id: 'a', MetricStat: { Metric: { Namespace: 'AWS/Backup', MetricName: 'Failed' } } },
              { Id: 'b', MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Orders' } } },
              { Id: 'c', Expression: 'a + b' },
            ],
          },
        ],
      },
      MET,
    ],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('MON-2.alarm-coverage', placed).state).toBe(state);
  });

  test('is counted', () => {
    const placed: Placed = {
      ...plan,
      Vault: vaultOn('BACKUP_JOB_COMPLETED'),
      One: [DATABASE, {}],
      Full: [ALARM, on({ Ref: 'One' })],
    };

    expect(checkOutcome('MON-2.alarm-coverage', placed).reason).toMatch(/^3 /);
  });
});

test.each<[string, Placed, string]>([
  ['switched on, as it is unless somebody says otherwise', { Busy: [ALARM, on('orders')] }, MET],
  ['switched on', { Busy: [ALARM, { ...on('orders'), ActionsEnabled: 'true' }] }, MET],
  ['switched off', { Busy: [ALARM, { ...on('orders'), ActionsEnabled: 'false' }] }, NOT_MET],
  [
    'on or off as nobody knows',
    { Busy: [ALARM, { ...on('orders'), ActionsEnabled: UNRESOLVABLE }] },
    UNKNOWN,
  ],
])('an alarm is %s', (_what, placed, state) => {
  expect(checkOutcome('MON-1.alarms', placed).state).toBe(state);
});

describe('detailed metrics', () => {
  const CLUSTER = 'AWS::RDS::DBCluster';
  const seen = (cluster: string, properties: Properties = {}): Placed[string] => [
    DATABASE,
    { DBClusterIdentifier: { Ref: cluster }, ...properties },
  ];
  const insights = { EnablePerformanceInsights: true };

  test.each<[string, Placed, string[]]>([
    ['a cluster without instances', { Orders: [CLUSTER, {}] }, ['Orders']],
    ['a cluster by its instances', { Orders: [CLUSTER, {}], One: seen('Orders', insights) }, []],
    ['an instance of it without', { Orders: [CLUSTER, {}], One: seen('Orders') }, ['One']],
    [
      'a cluster beside one with instances',
      { Orders: [CLUSTER, {}], One: seen('Orders', insights), Users: [CLUSTER, {}] },
      ['Users'],
    ],
    ['the advanced mode', { Orders: [DATABASE, { DatabaseInsightsMode: 'advanced' }] }, []],
    ['the standard mode', { Orders: [DATABASE, { DatabaseInsightsMode: 'standard' }] }, ['Orders']],
    [
      'one setting of several',
      {
        Shop: [
          'AWS::ECS::Cluster',
          {
            ClusterSettings: [
              { Name: 'other', Value: 'disabled' },
              { Name: 'containerInsights', Value: 'enabled' },
            ],
          },
        ],
      },
      [],
    ],
    [
      'another setting',
      { Shop: ['AWS::ECS::Cluster', { ClusterSettings: [{ Name: 'other', Value: 'enabled' }] }] },
      ['Shop'],
    ],
  ])('%s', (_what, placed, wrong) => {
    const { findings } = checkOutcome('OBS-1.detailed-metrics', placed);

    expect(findings.map(({ resource }) => resource?.logicalId)).toEqual(wrong);
  });
});

describe('an alarm that is switched off', () => {
  const silenced = (alarm: Properties, rule: unknown): Placed => ({
    Busy: [ALARM, { ActionsEnabled: false, ...alarm }],
    All: ['AWS::CloudWatch::CompositeAlarm', { AlarmRule: rule }],
  });

  test.each<[string, Placed, string]>([
    ['a part by its name', silenced({ AlarmName: 'busy' }, 'ALARM("busy")'), MET],
    ['a part by its bare name', silenced({ AlarmName: 'busy' }, 'ALARM(busy)'), MET],
    ['a part by its reference', silenced({}, { 'Fn::Sub': 'ALARM(${Busy})' }), MET],
    ['a part by its ARN', silenced({}, { 'Fn::Sub': 'ALARM(${Busy.Arn})' }), MET],
    ['no part: the rule names another', silenced({ AlarmName: 'busy' }, 'ALARM("full")'), NOT_MET],
    ['no part: it has no name', silenced({}, 'ALARM("undefined")'), NOT_MET],
  ])('%s of a composite alarm', (_what, placed, state) => {
    expect(checkOutcome('MON-1.alarms', placed).state).toBe(state);
  });

  test('a composite alarm is no part of itself', () => {
    const all = { AlarmName: 'all', AlarmRule: 'ALARM("all")', ActionsEnabled: false };

    expect(checkOutcome('MON-1.alarms', { All: ['AWS::CloudWatch::CompositeAlarm', all] }).state).toBe(
      NOT_MET,
    );
  });
});

test('a rule on the health of AWS tells of infrastructure that fails', () => {
  const rule = (source: string, State = 'ENABLED'): Placed => ({
    Told: [
      'AWS::Events::Rule',
      {
        State,
        EventPattern: { source: [source] },
        Targets: [{ Arn: 'arn:aws:sns:eu-west-1:111122223333:operations' }],
      },
    ],
  });

  expect(checkOutcome('PRB-3.detection', rule('aws.health')).state).toBe(MET);
  expect(checkOutcome('PRB-3.detection', rule('aws.health', 'DISABLED')).state).toBe(NOT_MET);
  expect(checkOutcome('PRB-3.detection', rule('aws.ec2')).state).toBe(NOT_MET);
});

describe('events that tell of a problem', () => {
  const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:operations';
  const subscribed = (changed: Properties): Placed => ({
    Told: ['AWS::RDS::EventSubscription', { SnsTopicArn: TOPIC, ...changed }],
  });

  test.each<[string, string, Placed, string]>([
    ['every event of databases', 'PRB-4.detection', subscribed({}), MET],
    ['failures of databases', 'PRB-4.detection', subscribed({ EventCategories: ['backup', 'failure'] }), MET],
    ['other events of databases', 'PRB-4.detection', subscribed({ EventCategories: ['backup'] }), NOT_MET],
    ['a subscription that is switched off', 'PRB-4.detection', subscribed({ Enabled: false }), NOT_MET],
    ['events of databases, which are no attack', 'PRB-5.detection', subscribed({}), NOT_MET],
  ])('%s: %s is %s', (_what, check, placed, state) => {
    expect(checkOutcome(check, placed).state).toBe(state);
  });
});

test('only what monitoring itself is elsewhere for is watched elsewhere', () => {
  const inherited = (...requirements: string[]) => ({
    inherited: requirements.map((requirement) => ({
      requirement,
      reason: 'the group does it',
      evidence: 'https://wiki.example.com',
    })),
  });

  expect(checkOutcome('PRB-1.detection', {}, inherited('BAK-1')).state).toBe(NOT_MET);
  expect(checkOutcome('PRB-1.detection', {}, inherited('BAK-1', 'MON-1')).state).toBe(NOT_APPLICABLE);
});

describe('hosts and engines are updated by themselves', () => {
  test.each<[string, Properties, string]>([
    ['AWS::RDS::DBInstance', {}, MET],
    ['AWS::RDS::DBInstance', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::RDS::DBCluster', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::ElastiCache::ReplicationGroup', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::ElastiCache::CacheCluster', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::MemoryDB::Cluster', { AutoMinorVersionUpgrade: false }, NOT_MET],
    ['AWS::Neptune::DBInstance', {}, NOT_MET],
    ['AWS::Neptune::DBInstance', { AutoMinorVersionUpgrade: true }, MET],
    ['AWS::AmazonMQ::Broker', {}, NOT_MET],
    ['AWS::Redshift::Cluster', {}, MET],
    ['AWS::Redshift::Cluster', { AllowVersionUpgrade: false }, NOT_MET],
    ['AWS::OpenSearchService::Domain', {}, NOT_MET],
    ['AWS::OpenSearchService::Domain', { SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true } }, MET],
    ['AWS::ECS::Service', {}, MET],
    ['AWS::ECS::Service', { PlatformVersion: '1.4.0' }, NOT_MET],
    ['AWS::Lambda::Function', {}, MET],
    ['AWS::Lambda::Function', { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual' } }, NOT_MET],
    ['AWS::Lambda::Function', { RuntimeManagementConfig: { UpdateRuntimeOn: IMPORTED } }, 'unknown'],
    ['AWS::EC2::Instance', {}, 'unknown'],
    ['AWS::EC2::VPC', {}, NOT_APPLICABLE],
  ])('%s with %j: %s', (type, properties, state) => {
    expect(checkOutcome('OPS-3.security-updates', { It: [type, properties] }).state).toBe(state);
  });

  test.each<[string, Placed[string], string]>([
    ['an association that patches', ['AWS::SSM::Association', { Name: 'AWS-RunPatchBaseline' }], MET],
    ['a task that patches', ['AWS::SSM::MaintenanceWindowTask', { TaskArn: 'AWS-RunPatchBaseline' }], MET],
    ['an association that does not', ['AWS::SSM::Association', { Name: 'AWS-RunShellScript' }], 'unknown'],
  ])('a host beside %s', (_what, patching, state) => {
    expect(
      checkOutcome('OPS-3.security-updates', { Host: ['AWS::EC2::Instance', {}], Patching: patching }).state,
    ).toBe(state);
  });
});
