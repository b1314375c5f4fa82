import { remove, PLAN, changesExactly, ruleOf, copyTo, selectionOf, properties } from '../../backup-mutant';
import { backupTemplates, notMet, ledgerOf, type BackupTemplates } from '../../compliant-backup';

const SELECTION = 'AWS::Backup::BackupSelection';

const rpoOf = (hours: number) => ({
  backup: { description: '', recoveryPoint: { here: hours * 60, there: hours * 60 }, preflight: [] },
});

describe('BAK-1.data-stores-backed-up', () => {
  changesExactly([
    { broken: 'nothing', changes: {} },
    {
      broken: 'no selection names the table',
      inTemplates: (templates) => remove(templates, SELECTION, 'SelectCarts'),
      changes: { 'BAK-1': 'not met' },
    },
    {
      broken: 'a selection names another database',
      inTemplates: (templates) => {
        selectionOf(templates, 'Orders').Resources = ['arn:aws:rds:eu-west-1:111122223333:db:other'];
      },
      changes: { 'BAK-1': 'not met' },
    },
    {
      broken: 'a selection excludes the database',
      inTemplates: (templates) => {
        const selection = selectionOf(templates, 'Orders');
        selection.NotResources = selection.Resources;
      },
      changes: { 'BAK-1': 'not met' },
    },
    {
      broken: 'a selection requires a tag that the database does not have',
      inTemplates: (templates) => {
        selectionOf(templates, 'Orders').Conditions = {
          StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'hourly' }],
        };
      },
      changes: { 'BAK-1': 'not met' },
    },
    {
      broken: 'the selection is of a plan in no template',
      inTemplates: ({ home }) => {
        properties(home, SELECTION, 'SelectOrders').BackupPlanId = 'p-1';
      },
      changes: { 'BAK-1': 'not met' },
    },
    {
      broken: 'the selected resources are known only at deployment',
      inTemplates: (templates) => {
        selectionOf(templates, 'Orders').Resources = [{ Ref: 'Stores' }];
      },
      changes: { 'BAK-1': 'unknown' },
    },
    {
      broken: 'a bucket that is no log bucket is not selected',
      inTemplates: (templates) => remove(templates, 'AWS::S3::BucketPolicy'),
      changes: { 'BAK-1': 'not met', 'BAK-5': 'not met', 'BAK-6': 'not met' },
    },
    ...['*', 'arn:aws:rds:*', 'arn:aws:rds:*:*:db:*', 'arn:aws:rds:*:*:*', 'arn:aws:*:*:*:*'].map(
      (pattern) => ({
        broken: `nothing: databases are selected by ${pattern}`,
        inTemplates: (templates: BackupTemplates) => {
          selectionOf(templates, 'Orders').Resources = [pattern];
        },
        changes: {},
      }),
    ),
    {
      broken: 'nothing: the database is selected by its tag',
      inTemplates: (templates) => {
        const selection = selectionOf(templates, 'Orders');
        delete selection.Resources;
        selection.ListOfTags = [
          { ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'hourly' },
        ];
        properties(templates.home, 'AWS::RDS::DBInstance').Tags = [{ Key: 'backup', Value: 'hourly' }];
      },
      changes: {},
    },
    {
      broken: 'nothing: a replica has the data of its source',
      inTemplates: ({ home }) => {
        home.Resources.Replica = {
          Type: 'AWS::RDS::DBInstance',
          Properties: { SourceDBInstanceIdentifier: { Ref: 'Orders' } },
        };
      },
      changes: {},
    },
  ]);
});

describe('BAK-2.copied-to-other-region', () => {
  changesExactly([
    {
      broken: 'there is no copy action',
      inTemplates: (templates) => delete ruleOf(templates).CopyActions,
      changes: { 'BAK-2': 'not met' },
    },
    {
      broken: 'copies stay in the same Region',
      inTemplates: (templates) =>
        copyTo(templates, 'arn:aws:backup:eu-west-1:111122223333:backup-vault:backups'),
      changes: { 'BAK-2': 'not met' },
    },
    {
      broken: 'the Region of the copies is known only at deployment',
      inTemplates: (templates) => copyTo(templates, { Ref: 'CopyVaultArn' }),
      changes: { 'BAK-2': 'unknown', 'BAK-4': 'unknown' },
    },
    {
      broken: 'nothing: the vault of the copies is referred to by an output of its stack',
      inTemplates: (templates) => {
        templates.other.Outputs = { Arn: { Value: { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] } } };
        copyTo(templates, {
          'Fn::GetStackOutput': { StackName: 'Copies', Region: 'eu-central-1', OutputName: 'Arn' },
        });
      },
      changes: {},
    },
  ]);
});

describe('BAK-3.backup-interval', () => {
  changesExactly([
    {
      broken: 'backups run once a day',
      inTemplates: (templates) => {
        ruleOf(templates).ScheduleExpression = 'cron(0 5 ? * * *)';
      },
      changes: { 'BAK-3': 'not met' },
    },
    {
      broken: 'the rule has no schedule, so that backups run once a day',
      inTemplates: (templates) => delete ruleOf(templates).ScheduleExpression,
      changes: { 'BAK-3': 'not met' },
    },
    {
      broken: 'the schedule is no cron expression',
      inTemplates: (templates) => {
        ruleOf(templates).ScheduleExpression = 'rate(1 hour)';
      },
      changes: { 'BAK-3': 'unknown' },
    },
    {
      broken: 'no RPO is declared',
      inDeclarations: { backup: { description: '', preflight: [] } },
      changes: { 'BAK-3': 'not met' },
    },
    {
      broken: 'the declared RPO is shorter than the interval',
      inDeclarations: rpoOf(0.5),
      changes: { 'BAK-3': 'not met' },
    },
    {
      broken: 'nothing: backups run on weekdays, and the declared RPO includes the weekend',
      inTemplates: (templates) => {
        ruleOf(templates).ScheduleExpression = 'cron(0 5 ? * MON-FRI *)';
      },
      inDeclarations: rpoOf(72),
      changes: {},
    },
    {
      broken: 'backups run on weekdays, and the declared RPO does not include the weekend',
      inTemplates: (templates) => {
        ruleOf(templates).ScheduleExpression = 'cron(0 5 ? * MON-FRI *)';
      },
      inDeclarations: rpoOf(71),
      changes: { 'BAK-3': 'not met' },
    },
    {
      broken: 'backups are not continuous, and the declared RPO is of minutes',
      inTemplates: (templates) => {
        ruleOf(templates).EnableContinuousBackup = false;
        remove(templates, 'AWS::DynamoDB::Table');
      },
      inDeclarations: { backup: { description: '', recoveryPoint: { here: 5, there: 60 }, preflight: [] } },
      changes: { 'BAK-3': 'not met' },
    },
  ]);
});

describe('an environment without data stores', () => {
  test('needs no backup', () => {
    const { home, other } = backupTemplates();
    home.Resources = {};

    expect(notMet(ledgerOf({ home, other }))).toEqual({ 'OPS-2': 'not required' });
  });
});

test('backups of the organization are inherited, whatever is in the templates', () => {
  const templates = backupTemplates();
  remove(templates, PLAN);
  const inherited = ['BAK-1', 'BAK-2', 'BAK-3', 'BAK-4', 'BAK-5', 'BAK-6', 'OPS-2'].map((requirement) => ({
    requirement,
    from: 'by the organization',
    evidence: 'policy p-1',
  }));

  expect(new Set(Object.values(notMet(ledgerOf(templates, { inherited }))))).toEqual(new Set(['inherited']));
});
