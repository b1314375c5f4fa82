import { GIVEN, MADE, MET, NO, NONE, PENDING, type Placed, type Properties, verdictOf } from '../verdict-of';

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
    ['nothing that must be watched', { Network: ['AWS::EC2::VPC', {}] }, NONE],
    [
      'an instance of a cluster alone',
      { One: [DATABASE, { DBClusterIdentifier: 'c', DBInstanceClass: 'x' }] },
      NONE,
    ],
    ['a database without an alarm', { One: [DATABASE, { DBInstanceClass: 'x' }] }, NO],
    [
      'a cluster that has a name, without an alarm',
      { One: ['AWS::RDS::DBCluster', { DBClusterIdentifier: 'c' }] },
      NO,
    ],
    [
      'a database that an alarm names',
      { One: [DATABASE, { DBInstanceIdentifier: 'orders' }], Full: [ALARM, on('orders')] },
      MET,
    ],
    [
      'a database of another name than the alarm looks at',
      { One: [DATABASE, { DBInstanceIdentifier: 'orders' }], Full: [ALARM, on('users')] },
      NO,
    ],
    ['a database that an alarm refers to', { One: [DATABASE, {}], Full: [ALARM, on({ Ref: 'One' })] }, MET],
    [
      'a database without a name, and an alarm on nothing',
      { One: [DATABASE, {}], Full: [ALARM, on(undefined)] },
      NO,
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
    ['backups that nothing tells of', plan, NO],
    ['backups, and as many databases, that nothing tells of', { ...plan, One: [DATABASE, {}] }, NO],
    ['backups that their vault tells of', { ...plan, Vault: vaultOn('BACKUP_JOB_COMPLETED') }, MET],
    ['a vault that tells of copies', { ...plan, Vault: vaultOn('COPY_JOB_FAILED') }, NO],
    ['a vault with an event that AWS sends no longer', { ...plan, Vault: vaultOn('BACKUP_JOB_FAILED') }, NO],
    [
      'a vault that tells nobody',
      {
        ...plan,
        Vault: [
          'AWS::Backup::BackupVault',
          { Notifications: { BackupVaultEvents: ['BACKUP_JOB_COMPLETED'] } },
        ],
      },
      NO,
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
    expect(verdictOf('MON-2.alarm-coverage', placed).state).toBe(state);
  });

  test('is counted', () => {
    const placed: Placed = {
      ...plan,
      Vault: vaultOn('BACKUP_JOB_COMPLETED'),
      One: [DATABASE, {}],
      Full: [ALARM, on({ Ref: 'One' })],
    };

    expect(verdictOf('MON-2.alarm-coverage', placed).reason).toContain('(3)');
  });
});

test.each<[string, Placed, string]>([
  ['switched on, as it is unless somebody says otherwise', { Busy: [ALARM, on('orders')] }, MET],
  ['switched on', { Busy: [ALARM, { ...on('orders'), ActionsEnabled: 'true' }] }, MET],
  ['switched off', { Busy: [ALARM, { ...on('orders'), ActionsEnabled: 'false' }] }, NO],
  ['on or off as nobody knows', { Busy: [ALARM, { ...on('orders'), ActionsEnabled: MADE }] }, PENDING],
])('an alarm is %s', (_what, placed, state) => {
  expect(verdictOf('MON-1.alarms', placed).state).toBe(state);
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
    const { findings } = verdictOf('OBS-1.detailed-metrics', placed);

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
    ['no part: the rule names another', silenced({ AlarmName: 'busy' }, 'ALARM("full")'), NO],
    ['no part: it has no name', silenced({}, 'ALARM("undefined")'), NO],
  ])('%s of a composite alarm', (_what, placed, state) => {
    expect(verdictOf('MON-1.alarms', placed).state).toBe(state);
  });

  test('a composite alarm is no part of itself', () => {
    const all = { AlarmName: 'all', AlarmRule: 'ALARM("all")', ActionsEnabled: false };

    expect(verdictOf('MON-1.alarms', { All: ['AWS::CloudWatch::CompositeAlarm', all] }).state).toBe(NO);
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

  expect(verdictOf('PRB-3.detection', rule('aws.health')).state).toBe(MET);
  expect(verdictOf('PRB-3.detection', rule('aws.health', 'DISABLED')).state).toBe(NO);
  expect(verdictOf('PRB-3.detection', rule('aws.ec2')).state).toBe(NO);
});

describe('events that tell of a problem', () => {
  const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:operations';
  const subscribed = (changed: Properties): Placed => ({
    Told: ['AWS::RDS::EventSubscription', { SnsTopicArn: TOPIC, ...changed }],
  });

  test.each<[string, string, Placed, string]>([
    ['every event of databases', 'PRB-4.detection', subscribed({}), MET],
    ['failures of databases', 'PRB-4.detection', subscribed({ EventCategories: ['backup', 'failure'] }), MET],
    ['other events of databases', 'PRB-4.detection', subscribed({ EventCategories: ['backup'] }), NO],
    ['a subscription that is switched off', 'PRB-4.detection', subscribed({ Enabled: false }), NO],
    ['events of databases, which are no attack', 'PRB-5.detection', subscribed({}), NO],
  ])('%s: %s is %s', (_what, check, placed, state) => {
    expect(verdictOf(check, placed).state).toBe(state);
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

  expect(verdictOf('PRB-1.detection', {}, inherited('BAK-1')).state).toBe(NO);
  expect(verdictOf('PRB-1.detection', {}, inherited('BAK-1', 'MON-1')).state).toBe(NONE);
});

describe('hosts and engines are updated by themselves', () => {
  test.each<[string, Properties, string]>([
    ['AWS::RDS::DBInstance', {}, MET],
    ['AWS::RDS::DBInstance', { AutoMinorVersionUpgrade: false }, NO],
    ['AWS::RDS::DBCluster', { AutoMinorVersionUpgrade: false }, NO],
    ['AWS::ElastiCache::ReplicationGroup', { AutoMinorVersionUpgrade: false }, NO],
    ['AWS::ElastiCache::CacheCluster', { AutoMinorVersionUpgrade: false }, NO],
    ['AWS::MemoryDB::Cluster', { AutoMinorVersionUpgrade: false }, NO],
    ['AWS::Neptune::DBInstance', {}, NO],
    ['AWS::Neptune::DBInstance', { AutoMinorVersionUpgrade: true }, MET],
    ['AWS::AmazonMQ::Broker', {}, NO],
    ['AWS::Redshift::Cluster', {}, MET],
    ['AWS::Redshift::Cluster', { AllowVersionUpgrade: false }, NO],
    ['AWS::OpenSearchService::Domain', {}, NO],
    ['AWS::OpenSearchService::Domain', { SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: true } }, MET],
    ['AWS::ECS::Service', {}, MET],
    ['AWS::ECS::Service', { PlatformVersion: '1.4.0' }, NO],
    ['AWS::Lambda::Function', {}, MET],
    ['AWS::Lambda::Function', { RuntimeManagementConfig: { UpdateRuntimeOn: 'Manual' } }, NO],
    ['AWS::Lambda::Function', { RuntimeManagementConfig: { UpdateRuntimeOn: GIVEN } }, 'unknown'],
    ['AWS::EC2::Instance', {}, 'unknown'],
    ['AWS::EC2::VPC', {}, NONE],
  ])('%s with %j: %s', (type, properties, state) => {
    expect(verdictOf('OPS-3.security-updates', { It: [type, properties] }).state).toBe(state);
  });

  test.each<[string, Placed[string], string]>([
    ['an association that patches', ['AWS::SSM::Association', { Name: 'AWS-RunPatchBaseline' }], MET],
    ['a task that patches', ['AWS::SSM::MaintenanceWindowTask', { TaskArn: 'AWS-RunPatchBaseline' }], MET],
    ['an association that does not', ['AWS::SSM::Association', { Name: 'AWS-RunShellScript' }], 'unknown'],
  ])('a host beside %s', (_what, patching, state) => {
    expect(
      verdictOf('OPS-3.security-updates', { Host: ['AWS::EC2::Instance', {}], Patching: patching }).state,
    ).toBe(state);
  });
});
