import { type Placed, NOT_APPLICABLE, NOT_MET, MET, checkOutcome } from '../../check-outcome';

const ALARM = 'AWS::CloudWatch::Alarm';

const DATABASE = 'AWS::RDS::DBInstance';

const on = (Value: unknown) => ({
  MetricName: 'Full',
  Namespace: 'AWS/RDS',
  Dimensions: [{ Name: 'x', Value }],
});

const plan: Placed = {
  Plan: ['AWS::Backup::BackupPlan', {}],
  Selection: ['AWS::Backup::BackupSelection', {}],
};

const vaultOn = (event: string): Placed[string] => [
  'AWS::Backup::BackupVault',
  {
    Notifications: { SNSTopicArn: 'arn:aws:sns:eu-west-1:111122223333:ops', BackupVaultEvents: [event] },
  },
];

describe('alarm coverage', () => {
  test.each<[string, Placed, string]>([
    ['no resource that requires an alarm', { Network: ['AWS::EC2::VPC', {}] }, NOT_APPLICABLE],
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
      'a database with another name than that of the alarm',
      { One: [DATABASE, { DBInstanceIdentifier: 'orders' }], Full: [ALARM, on('users')] },
      NOT_MET,
    ],
    ['a database that an alarm refers to', { One: [DATABASE, {}], Full: [ALARM, on({ Ref: 'One' })] }, MET],
    [
      'a database without a name, and an alarm without a dimension value',
      { One: [DATABASE, {}], Full: [ALARM, on(undefined)] },
      NOT_MET,
    ],
    [
      'an Auto Scaling group with an alarm on its target group',
      {
        Servers: ['AWS::AutoScaling::AutoScalingGroup', { TargetGroupARNs: [{ Ref: 'Group' }] }],
        Group: ['AWS::ElasticLoadBalancingV2::TargetGroup', {}],
        Down: [ALARM, on({ 'Fn::GetAtt': ['Group', 'TargetGroupFullName'] })],
      },
      MET,
    ],
    ['backups without an alarm', plan, NOT_MET],
    ['a backup plan without data', { Plan: plan.Plan }, NOT_APPLICABLE],
    ['backups and a database without an alarm', { ...plan, One: [DATABASE, {}] }, NOT_MET],
    ['backups with notifications of the vault', { ...plan, Vault: vaultOn('BACKUP_JOB_COMPLETED') }, MET],
    ['a vault that notifies of copies only', { ...plan, Vault: vaultOn('COPY_JOB_FAILED') }, NOT_MET],
    [
      'a vault with an event that AWS no longer sends',
      { ...plan, Vault: vaultOn('BACKUP_JOB_FAILED') },
      NOT_MET,
    ],
    [
      'a logically air-gapped vault without an alarm',
      {
        Vault: ['AWS::Backup::LogicallyAirGappedBackupVault', {}],
        Selection: ['AWS::Backup::BackupSelection', {}],
      },
      NOT_MET,
    ],
    [
      'a vault with notifications without a topic',
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
      'backups with an alarm on one of several metrics',
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

  test('is counted in the explanation', () => {
    const placed: Placed = {
      ...plan,
      Vault: vaultOn('BACKUP_JOB_COMPLETED'),
      One: [DATABASE, {}],
      Full: [ALARM, on({ Ref: 'One' })],
    };

    expect(checkOutcome('MON-2.alarm-coverage', placed).reason).toMatch(/resources: 3/);
  });
});
