import { Duration } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Backup } from '../../lib/components/backup/backup';
import { VaultLock } from '../../lib/components/backup/vault-lock';
import { backedUp, copies, FRANKFURT } from './backed-up';
import { resource } from './reading';

const VAULT = 'AWS::Backup::BackupVault';

const it = backedUp();
const home = Template.fromStack(it.stack);

describe('the possible loss', () => {
  const table = {
    resourceArn: 'arn:aws:dynamodb:eu-west-1:111122223333:table/t',
    resourceType: 'DynamoDB',
    supportsContinuousBackup: false,
    restoreMetadata: {},
  };

  test('is minutes here and the interval from the copies, declared and as outputs', () => {
    expect(it.backup.declared?.recoveryPoint).toEqual({ here: 5, there: 60 });
    expect(Object.values(home.findOutputs('*')).map(({ Value }: { Value?: unknown }) => Value)).toEqual(
      expect.arrayContaining(['5', '60']),
    );
  });

  test.each([
    ['the interval, where a store has no continuous backup', table, 60],
    [
      'a quarter of an hour in Amazon S3',
      { ...table, resourceType: 'S3', supportsContinuousBackup: true },
      15,
    ],
  ])('is that of the store which loses most: %s', (_what, store, here) => {
    const described = backedUp();
    described.backup.attach('More', [store]);

    expect(described.backup.declared?.recoveryPoint).toEqual({ here, there: 60 });
  });

  test('names what no template can set: the opt-in to each kind of store, in both Regions', () => {
    const preflight = it.backup.declared?.preflight.map(({ what }) => what).join('\n');

    expect(preflight).toMatch(/--region eu-west-1 --resource-type-opt-in-preference RDS=true/);
    expect(preflight).toMatch(/--region eu-central-1 --resource-type-opt-in-preference RDS=true/);
  });

  test('names the remediation for vaults that an earlier environment left behind', () => {
    expect(it.backup.declared?.preflight.map(({ what }) => what).join('\n')).toMatch(
      /Shop-Env-\w+ .*--import-existing-resources.*backup: existing/,
    );
  });

  test('names the command that bootstraps the Region of the copies, with the account', () => {
    expect(it.backup.declared?.preflight.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/cdk bootstrap aws:\/\/111122223333\/eu-central-1$/),
    );
  });

  test('declares the path of backups', () => {
    expect(it.backup.paths).toEqual([
      expect.objectContaining({ traffic: 'backups', from: 'eu-west-1', to: FRANKFURT, carrier: FRANKFURT }),
    ]);
  });
});

describe('signals', () => {
  const [, vault] = resource(home, VAULT);
  const signal = (id: string) => {
    const found = it.backup.alarms.find((one) => one.id === id);
    if (found === undefined) throw new Error(`no signal ${id}`);
    return { ...found, ...found.metric.toMetricConfig().metricStat };
  };

  test.each([
    ['BackupFailed', 'NumberOfBackupJobsFailed'],
    ['BackupExpired', 'NumberOfBackupJobsExpired'],
    ['CopyFailed', 'NumberOfCopyJobsFailed'],
    ['RestoreFailed', 'NumberOfRestoreJobsFailed'],
  ])('%s goes on for one failed job, and not without', (id, metricName) => {
    expect(signal(id)).toMatchObject({
      namespace: 'AWS/Backup',
      metricName,
      dimensions: [{ name: 'BackupVaultName', value: vault.Properties?.BackupVaultName }],
      comparisonOperator: 'GreaterThanOrEqualToThreshold',
      threshold: 1,
      treatMissingData: 'notBreaching',
    });
  });

  test.each([1, 24])(
    'look back further than the interval of %i hours, and no further than CloudWatch can',
    (hours) => {
      const { backup } = backedUp({
        backup: Backup.toRegion(FRANKFURT, { interval: Duration.hours(hours) }),
      });

      const seconds = backup.alarms
        .filter(({ id }) => /^(Backup|Copy|RestoreTest)Missing$/.test(id))
        .map(({ metric, evaluationPeriods }) => {
          const period = metric.toMetricConfig().mathExpression?.period ?? 0;
          return period * evaluationPeriods;
        });

      expect(Math.min(...seconds)).toBeGreaterThan(hours * 3600);
      expect(Math.max(...seconds)).toBeLessThanOrEqual(7 * 24 * 3600);
    },
  );

  test('are none where nothing is backed up', () => {
    expect(backedUp({ protectedResources: [] }).backup.alarms).toEqual([]);
  });

  test('the vault notifies the alarm topic of copies that fail, and of continuous backups that stop', () => {
    const described = backedUp({ alarmTopic: (stack) => new Topic(stack, 'Alarms') });
    const template = Template.fromStack(described.stack);
    const [topic] = resource(template, 'AWS::SNS::Topic');

    const [, { Properties }] = resource(template, VAULT);

    expect(Properties?.Notifications).toEqual({
      SNSTopicArn: { Ref: topic },
      BackupVaultEvents: ['CONTINUOUS_BACKUP_INTERRUPTED', 'COPY_JOB_FAILED', 'RESTORE_JOB_COMPLETED'],
    });
  });

  test('the vault notifies of objects that could not be backed up where there is a bucket', () => {
    const described = backedUp({ alarmTopic: (stack) => new Topic(stack, 'Alarms') });
    const bucket = { resourceArn: 'arn:aws:s3:::b', supportsContinuousBackup: true, restoreMetadata: {} };
    described.backup.attach('Files', [{ ...bucket, resourceType: 'S3' }]);
    const [, { Properties }] = resource(Template.fromStack(described.stack), VAULT);

    expect((Properties?.Notifications as { BackupVaultEvents: unknown }).BackupVaultEvents).toContain(
      'S3_BACKUP_OBJECT_FAILED',
    );
  });

  test('a job that completes with a message is notified of, since no metric shows it', () => {
    const described = backedUp({ alarmTopic: (stack) => new Topic(stack, 'Alarms') });
    const template = Template.fromStack(described.stack);
    const [topic] = resource(template, 'AWS::SNS::Topic');
    const [, vault] = resource(template, VAULT);

    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.backup'],
        'detail-type': ['Backup Job State Change'],
        detail: {
          state: ['COMPLETED'],
          backupVaultName: [vault.Properties?.BackupVaultName],
          statusMessage: [{ 'anything-but': '' }],
        },
      },
      Targets: [Match.objectLike({ Arn: { Ref: topic } })],
    });
  });
});

describe('changes of the protection', () => {
  const described = backedUp({
    alarmTopic: (stack) => new Topic(stack, 'Alarms'),
    alarmTopicIn: (scope) => new Topic(scope, 'Alarms'),
  });
  const both: [string, Template, string[]][] = [
    ['here', Template.fromStack(described.stack), ['BackupVault', 'DataKey']],
    ['in the other Region', copies(described), ['Vault']],
  ];

  test.each(both)('of the vault %s are notified of', (_where, template) => {
    const [topic] = resource(template, 'AWS::SNS::Topic');
    const [, vault] = resource(template, VAULT);

    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.backup'],
        'detail-type': ['AWS API Call via CloudTrail'],
        detail: {
          eventName: Match.arrayWith(['DeleteBackupVaultLockConfiguration', 'PutBackupVaultAccessPolicy']),
          requestParameters: { backupVaultName: [vault.Properties?.BackupVaultName] },
        },
      },
      Targets: [Match.objectLike({ Arn: { Ref: topic } })],
    });
  });

  test.each(both)('of the keys %s are notified of', (_where, template, names) => {
    const keys = names.map((name) => resource(template, 'AWS::KMS::Key', name)[0]);

    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.kms'],
        detail: {
          eventName: Match.arrayWith(['DisableKey', 'ScheduleKeyDeletion']),
          resources: { ARN: keys.map((key) => ({ 'Fn::GetAtt': [key, 'Arn'] })) },
        },
      },
    });
  });

  test('are seen through a trail, which no template of the environment has', () => {
    expect(described.backup.declared?.preflight).toContainEqual({
      id: 'backup-trail',
      what: expect.stringMatching(/CloudTrail.*eu-west-1 and eu-central-1/) as unknown,
    });
  });

  test('in the other Region are a task where the only contact is an existing topic', () => {
    const here = backedUp({
      alarmTopic: (stack) => new Topic(stack, 'Alarms'),
      alarmTopicIn: () => undefined,
    });

    copies(here).resourceCountIs('AWS::Events::Rule', 0);
    expect(here.backup.declared?.preflight.map(({ id }) => id)).toContain('backup-watch.eu-central-1');
  });

  test('have no rules where the environment has no alarms', () => {
    home.resourceCountIs('AWS::Events::Rule', 0);
    copies(it).resourceCountIs('AWS::Events::Rule', 0);
  });
});

describe('compliance mode', () => {
  test('is only there where it was asked for by its whole name', () => {
    const lock = VaultLock.compliance({ acknowledgeIrreversible: true, changeableFor: Duration.days(7) });
    const described = backedUp({
      backup: Backup.toRegion(FRANKFURT, { interval: Duration.hours(1), lock }),
    });

    for (const template of [Template.fromStack(described.stack), copies(described)]) {
      template.hasResourceProperties(VAULT, { LockConfiguration: { ChangeableForDays: 7 } });
    }
    expect(described.backup.declared?.description).toContain('locks: compliance, irreversible');
  });
});
