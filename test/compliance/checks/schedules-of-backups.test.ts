import { MET, NOT_MET, UNKNOWN, checkOutcome } from '../check-outcome';

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
