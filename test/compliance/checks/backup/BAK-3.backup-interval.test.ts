import type { Declarations } from '../../../../lib/requirements/declarations';
import {
  MET,
  NOT_MET,
  UNKNOWN,
  checkOutcome,
  type Properties,
  findingIds,
  ATTRIBUTE,
} from '../../check-outcome';

const DAY = 24 * 60;

/** Whether a plan that backs up so keeps the loss within this. */
function says(ScheduleExpression: string | undefined, minutes: number): string {
  const backup = { description: '', preflight: [], recoveryPoint: { here: minutes, there: minutes } };
  return checkOutcome(
    'BAK-3.backup-interval',
    {
      Orders: ['AWS::DynamoDB::Table', {}],
      Plan: [
        'AWS::Backup::BackupPlan',
        { BackupPlan: { BackupPlanRule: [{ TargetBackupVault: 'shop', ScheduleExpression }] } },
      ],
      Selection: [
        'AWS::Backup::BackupSelection',
        { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: ['*'] } },
      ],
    },
    { backup },
  ).state;
}

describe('the most time between two backups', () => {
  test.each<[string | undefined, number]>([
    [undefined, DAY],
    ['cron(0 5 ? * * *)', DAY],
    ['cron(0 5,17 ? * * *)', DAY / 2],
    ['cron(0 22,4 ? * * *)', 18 * 60],
    ['cron(0 10,2 ? * * *)', 16 * 60],
    ['cron(0 0/4 ? * * *)', 4 * 60],
    ['cron(15,45 * ? * * *)', 30],
    ['cron(0 8-18 ? * * *)', 14 * 60],
    ['cron(0 5 ? * MON-FRI *)', 3 * DAY],
    ['cron(0 5 ? * MON,SAT *)', 5 * DAY],
    ['cron(0 5 ? * SAT,MON *)', 5 * DAY],
    ['cron(0 5 ? * SUN *)', 7 * DAY],
    ['cron(0 5 1 * ? *)', 31 * DAY],
    ['cron(0 5 1 1 ? *)', 366 * DAY],
    ['cron(0 0,6-12/3 ? * * *)', 12 * 60],
    [' cron( 0  5,17 ? * * * ) ', DAY / 2],
  ])('of %s is %d minutes', (schedule, minutes) => {
    expect(says(schedule, minutes)).toBe(MET);
    expect(says(schedule, minutes - 1)).toBe(NOT_MET);
  });

  test.each([
    'rate(1 day)',
    'cron(0 5 ? * *)',
    'cron(0 25 ? * * *)',
    'cron(0 5 ? * 2#1 *)',
    'cron(0 5 ? * MON,2#1 *)',
    'cron(0 5 ? * FRI-MON *)',
    'cron(0 5 ? * * 2027)',
    'cron(0 x ? * * *)',
    'cron(x 5 ? * * *)',
    'cron(0 0/0 ? * * *)',
    'cron(0 5 ? * 0-3 *)',
    'at cron(0 5 ? * * *)',
    'cron(0 5 ? * * *) UTC',
  ])('of %s is not read', (schedule) => {
    expect(says(schedule, 366 * DAY)).toBe(UNKNOWN);
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
