import { copyTo, PLAN, properties, remove, ruleOf, selectionOf, turnsExactly } from '../backup-mutant';
import { type BackupTemplates, backupTemplates, ledgerOf, notMet } from '../compliant-backup';

const SELECTION = 'AWS::Backup::BackupSelection';

const states = (hours: number) => ({
  backup: { description: '', recoveryPoint: { here: hours * 60, there: hours * 60 }, preflight: [] },
});

describe('whether backups are taken', () => {
  turnsExactly([
    { broken: 'nothing', turns: {} },
    {
      broken: 'no selection names the table',
      inTemplates: (templates) => remove(templates, SELECTION, 'SelectCarts'),
      turns: { 'BAK-1': 'not met' },
    },
    {
      broken: 'a selection names another database',
      inTemplates: (templates) => {
        selectionOf(templates, 'Orders').Resources = ['arn:aws:rds:eu-west-1:111122223333:db:other'];
      },
      turns: { 'BAK-1': 'not met' },
    },
    {
      broken: 'a selection leaves the database out',
      inTemplates: (templates) => {
        const selection = selectionOf(templates, 'Orders');
        selection.NotResources = selection.Resources;
      },
      turns: { 'BAK-1': 'not met' },
    },
    {
      broken: 'a selection asks for a tag that the database has not',
      inTemplates: (templates) => {
        selectionOf(templates, 'Orders').Conditions = {
          StringEquals: [{ ConditionKey: 'aws:ResourceTag/backup', ConditionValue: 'hourly' }],
        };
      },
      turns: { 'BAK-1': 'not met' },
    },
    {
      broken: 'the selection is of a plan that no template holds',
      inTemplates: ({ home }) => {
        properties(home, SELECTION, 'SelectOrders').BackupPlanId = 'p-1';
      },
      turns: { 'BAK-1': 'not met' },
    },
    {
      broken: 'what is selected is known only at deployment',
      inTemplates: (templates) => {
        selectionOf(templates, 'Orders').Resources = [{ Ref: 'Stores' }];
      },
      turns: { 'BAK-1': 'unknown' },
    },
    {
      broken: 'a bucket that no service logs to is not selected',
      inTemplates: (templates) => remove(templates, 'AWS::S3::BucketPolicy'),
      turns: { 'BAK-1': 'not met', 'BAK-5': 'not met', 'BAK-6': 'not met' },
    },
    ...['*', 'arn:aws:rds:*', 'arn:aws:rds:*:*:db:*', 'arn:aws:rds:*:*:*', 'arn:aws:*:*:*:*'].map(
      (pattern) => ({
        broken: `nothing: databases are selected by ${pattern}`,
        inTemplates: (templates: BackupTemplates) => {
          selectionOf(templates, 'Orders').Resources = [pattern];
        },
        turns: {},
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
      turns: {},
    },
    {
      broken: 'nothing: a replica holds nothing that its source does not',
      inTemplates: ({ home }) => {
        home.Resources.Replica = {
          Type: 'AWS::RDS::DBInstance',
          Properties: { SourceDBInstanceIdentifier: { Ref: 'Orders' } },
        };
      },
      turns: {},
    },
  ]);
});

describe('where copies are kept', () => {
  turnsExactly([
    {
      broken: 'nothing is copied',
      inTemplates: (templates) => delete ruleOf(templates).CopyActions,
      turns: { 'BAK-2': 'not met' },
    },
    {
      broken: 'copies stay in the same Region',
      inTemplates: (templates) =>
        copyTo(templates, 'arn:aws:backup:eu-west-1:111122223333:backup-vault:backups'),
      turns: { 'BAK-2': 'not met' },
    },
    {
      broken: 'the Region of the copies is known only at deployment',
      inTemplates: (templates) => copyTo(templates, { Ref: 'CopyVaultArn' }),
      turns: { 'BAK-2': 'unknown', 'BAK-4': 'unknown' },
    },
    {
      broken: 'nothing: the vault for copies is named by the output of its stack',
      inTemplates: (templates) => {
        templates.other.Outputs = { Arn: { Value: { 'Fn::GetAtt': ['Vault', 'BackupVaultArn'] } } };
        copyTo(templates, {
          'Fn::GetStackOutput': { StackName: 'Copies', Region: 'eu-central-1', OutputName: 'Arn' },
        });
      },
      turns: {},
    },
  ]);
});

describe('how often backups are taken', () => {
  turnsExactly([
    {
      broken: 'backups run once a day',
      inTemplates: (templates) => {
        ruleOf(templates).ScheduleExpression = 'cron(0 5 ? * * *)';
      },
      turns: { 'BAK-3': 'not met' },
    },
    {
      broken: 'the rule has no schedule, so that backups run once a day',
      inTemplates: (templates) => delete ruleOf(templates).ScheduleExpression,
      turns: { 'BAK-3': 'not met' },
    },
    {
      broken: 'the schedule is none',
      inTemplates: (templates) => {
        ruleOf(templates).ScheduleExpression = 'rate(1 hour)';
      },
      turns: { 'BAK-3': 'unknown' },
    },
    {
      broken: 'nobody states the possible loss',
      inDeclarations: { backup: { description: '', preflight: [] } },
      turns: { 'BAK-3': 'not met' },
    },
    {
      broken: 'less is stated than can be kept',
      inDeclarations: states(0.5),
      turns: { 'BAK-3': 'not met' },
    },
    {
      broken: 'nothing: backups run on weekdays, and that loss is stated',
      inTemplates: (templates) => {
        ruleOf(templates).ScheduleExpression = 'cron(0 5 ? * MON-FRI *)';
      },
      inDeclarations: states(72),
      turns: {},
    },
    {
      broken: 'backups run on weekdays, and less is stated',
      inTemplates: (templates) => {
        ruleOf(templates).ScheduleExpression = 'cron(0 5 ? * MON-FRI *)';
      },
      inDeclarations: states(71),
      turns: { 'BAK-3': 'not met' },
    },
    {
      broken: 'backups are not continuous, and only minutes are stated here',
      inTemplates: (templates) => {
        ruleOf(templates).EnableContinuousBackup = false;
        remove(templates, 'AWS::DynamoDB::Table');
      },
      inDeclarations: { backup: { description: '', recoveryPoint: { here: 5, there: 60 }, preflight: [] } },
      turns: { 'BAK-3': 'not met' },
    },
  ]);
});

describe('an environment with nothing to lose', () => {
  test('needs no backup', () => {
    const { home, other } = backupTemplates();
    home.Resources = {};

    expect(notMet(ledgerOf({ home, other }))).toEqual({ 'OPS-2': 'unknown' });
  });
});

test('backups that the organization takes are shown as elsewhere, whatever the templates hold', () => {
  const templates = backupTemplates();
  remove(templates, PLAN);
  const inherited = ['BAK-1', 'BAK-2', 'BAK-3', 'BAK-4', 'BAK-5', 'BAK-6', 'OPS-2'].map((requirement) => ({
    requirement,
    reason: 'by the organization',
    evidence: 'policy p-1',
  }));

  expect(new Set(Object.values(notMet(ledgerOf(templates, { inherited }))))).toEqual(new Set(['inherited']));
});
