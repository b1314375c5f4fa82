import { Match } from 'aws-cdk-lib/assertions';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { PostgresDatabaseProps, spi } from '../../lib';
import { aDatabase, development, templateOf } from './described';
import { production, softLaunch } from './going-live';
import { resource, resourcesOf, statementsOf } from './reading';

const INSTANCE = 'AWS::RDS::DBInstance';

function withOrders(options: Partial<PostgresDatabaseProps> = {}) {
  const described = production({ databases: { Orders: aDatabase(options) } });
  return { ...described, orders: described.component('Orders').config };
}

function alarmsOf(options: Partial<PostgresDatabaseProps> = {}): Map<string, spi.AlarmDefinition> {
  return new Map((withOrders(options).orders.alarms ?? []).map((alarm) => [alarm.id, alarm]));
}

describe('a database in production', () => {
  const described = withOrders();
  const template = templateOf(described);
  const [key] = resource(template, 'AWS::KMS::Key', 'DataKey');

  test('has a standby in another zone', () => {
    template.hasResourceProperties(INSTANCE, { MultiAZ: true });
  });

  test('is protected from deletion, and leaves a snapshot to who lifts the protection', () => {
    template.hasResource(INSTANCE, {
      DeletionPolicy: 'Snapshot',
      UpdateReplacePolicy: 'Snapshot',
      Properties: { DeletionProtection: true, DeleteAutomatedBackups: false },
    });
  });

  test('leaves the retention of its automated backups to AWS Backup, which refuses any other', () => {
    template.hasResourceProperties(INSTANCE, {
      BackupRetentionPeriod: Match.absent(),
      PreferredBackupWindow: Match.absent(),
    });
  });

  test('writes its logs to groups under the customer key, which stand before it', () => {
    const [, instance] = resource(template, INSTANCE);
    const name = String(instance.Properties?.DBInstanceIdentifier);
    const groups = resourcesOf(template, 'AWS::Logs::LogGroup').filter(([id]) => id.includes('Orders'));
    expect(instance.Properties?.EnableCloudwatchLogsExports).toEqual(['postgresql', 'upgrade']);
    expect(groups.map(([, { Properties }]) => Properties?.LogGroupName)).toEqual([
      `/aws/rds/instance/${name}/postgresql`,
      `/aws/rds/instance/${name}/upgrade`,
    ]);
    for (const [id, group] of groups) {
      expect(group.Properties).toMatchObject({
        KmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] },
        RetentionInDays: 365,
      });
      expect(instance.DependsOn).toContain(id);
    }
  });

  test('keeps its logs, but not in the way of a first deployment that is tried again', () => {
    const [, group] = resource(template, 'AWS::Logs::LogGroup', 'postgresqlLogs');
    expect(group).toMatchObject({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' });
  });

  test('has a name that RDS takes, however long its path is', () => {
    const id = `Orders${'Of'.repeat(17)}`;
    const long = templateOf(production({ databases: { [id]: aDatabase() } }));
    const [, instance] = resource(long, INSTANCE);
    expect(instance.Properties?.DBInstanceIdentifier).toMatch(/^(?=.{1,63}$)[a-z](-?[a-z0-9])*$/);
  });

  test('sends the metrics of its operating system, by a role that can do nothing else', () => {
    template.hasResourceProperties(INSTANCE, { MonitoringInterval: 60, MonitoringRoleArn: Match.anyValue() });
    const statements = statementsOf(template, 'MonitoringRole');
    expect(JSON.stringify(statements.map(({ Resource }) => Resource))).not.toContain('"*"');
    expect(new Set(statements.flatMap(({ Action }) => Action).map((action) => action.split(':')[0]))).toEqual(
      new Set(['logs']),
    );
  });

  test('may only be monitored for its own account', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
            Effect: 'Allow',
            Principal: { Service: 'monitoring.rds.amazonaws.com' },
          },
        ],
      },
    });
  });

  test('can be backed up continuously, and restored next to itself', () => {
    const [protectedResource] = described.orders.protectedResources ?? [];
    expect(protectedResource).toMatchObject({ resourceType: 'RDS', supportsContinuousBackup: true });
    expect(described.stack.resolve(protectedResource)).toMatchObject({
      restoreMetadata: {
        DBSubnetGroupName: { Ref: resource(template, 'AWS::RDS::DBSubnetGroup')[0] },
      },
    });
  });
});

test('a database in production notifies of failovers, recovery, maintenance and low storage', () => {
  const [events] = withOrders().orders.eventNotifications ?? [];
  expect(events.eventPattern).toMatchObject({
    source: ['aws.rds'],
    detailType: ['RDS DB Instance Event'],
    detail: {
      EventCategories: expect.arrayContaining([
        'failover',
        'low storage',
        'maintenance',
        'recovery',
      ]) as unknown,
    },
  });
});

describe('the alarms on a database', () => {
  test('its silence, CPU, connections, storage and old transactions', () => {
    expect([...alarmsOf().keys()]).toEqual(['NoData', 'Cpu', 'Connections', 'FreeStorage', 'TransactionIds']);
  });

  test('a silent engine is noticed within minutes, also while its host goes on', () => {
    const silence = alarmsOf().get('NoData');
    expect(silence).toMatchObject({ evaluationPeriods: 5, datapointsToAlarm: 5 });
    expect((silence?.metric as Metric).metricName).toBe('DatabaseConnections');
    expect((silence?.metric as Metric).period.toMinutes()).toBe(1);
  });

  test('silence counts as trouble', () => {
    expect(alarmsOf().get('NoData')).toMatchObject({
      treatMissingData: 'breaching',
      incidentCategory: 'PRB-1',
    });
  });

  test('a tenth of the storage that was given, from which RDS lets it grow', () => {
    expect(alarmsOf({ allocatedStorage: 100 }).get('FreeStorage')?.threshold).toBe(10 * 1024 ** 3);
  });

  test('a fifth of storage that does not grow', () => {
    const options = { allocatedStorage: 100, maxAllocatedStorage: 100 };
    expect(alarmsOf(options).get('FreeStorage')?.threshold).toBe(20 * 1024 ** 3);
  });

  // The instance's memory, less a tenth for the system, by 9531392 bytes a connection; four fifths of it.
  test.each([
    ['t4g.micro', 80],
    ['t4g.medium', 324],
    ['m7g.large', 648],
    ['r7g.xlarge', 2595],
    ['m7g.16xlarge', 4000],
  ])('%s alarms at more than %d connections', (instanceType, threshold) => {
    const connections = alarmsOf({ instanceType: new InstanceType(instanceType) }).get('Connections');
    expect(connections?.threshold).toBe(threshold);
  });
});

describe('a database in a soft launch that retains no data', () => {
  const template = templateOf(softLaunch({ databases: { Orders: aDatabase() } }));

  test('stands in one zone without backups, and without figures of its operating system', () => {
    template.hasResourceProperties(INSTANCE, {
      MultiAZ: false,
      BackupRetentionPeriod: 0,
      MonitoringInterval: Match.absent(),
    });
  });

  test('has the name that it will have in production, since another name would be another database', () => {
    const [, now] = resource(template, INSTANCE);
    const [, then] = resource(templateOf(withOrders()), INSTANCE);
    expect(now.Properties?.DBInstanceIdentifier).toBe(then.Properties?.DBInstanceIdentifier);
  });
});

test('a database in development has no name and no log groups', () => {
  const template = templateOf(development({ databases: { Orders: aDatabase() } }));
  template.hasResourceProperties(INSTANCE, {
    DBInstanceIdentifier: Match.absent(),
    EnableCloudwatchLogsExports: Match.absent(),
  });
});
