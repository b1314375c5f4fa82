import type { Declarations } from '../../../../lib/requirements/declarations';
import {
  MET,
  NOT_MET,
  NOT_APPLICABLE,
  UNKNOWN,
  checkOutcome,
  type Placed,
  type Properties,
  findingIds,
  ATTRIBUTE,
} from '../../check-outcome';

const DAY = 24 * 60;

/** The state for a plan with this schedule and a declared RPO of these minutes. */
function resultOf(ScheduleExpression: string | undefined, minutes: number): string {
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

describe('the longest interval between two backups', () => {
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
    expect(resultOf(schedule, minutes)).toBe(MET);
    expect(resultOf(schedule, minutes - 1)).toBe(NOT_MET);
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
  ])('of %s is unknown', (schedule) => {
    expect(resultOf(schedule, 366 * DAY)).toBe(UNKNOWN);
  });
});

describe('the RPO of a data store', () => {
  const loss = (there: number, ...rules: Properties[]) => lossOf('AWS::RDS::DBInstance', there, ...rules);
  const lossOf = (store: string, there: number, ...rules: Properties[]) =>
    findingIds('BAK-3.backup-interval', ...backedUp(store, there, rules));
  const reasonOf = (there: number, ...rules: Properties[]) =>
    checkOutcome('BAK-3.backup-interval', ...backedUp('AWS::RDS::DBInstance', there, rules)).reason;
  const backedUp = (store: string, there: number, rules: Properties[]): [Placed, Partial<Declarations>] => [
    {
      Orders: [store, {}],
      Plan: ['AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanRule: rules } }],
      Selection: [
        'AWS::Backup::BackupSelection',
        { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: ['*'] } },
      ],
    },
    { backup: { recoveryPoint: { here: 60, there } } as Declarations['backup'] },
  ];
  const rule = (ScheduleExpression: string, more: Properties = {}) => ({
    TargetBackupVault: 'shop',
    ScheduleExpression,
    ...more,
  });
  const copied = {
    CopyActions: [{ DestinationBackupVaultArn: 'arn:aws:backup:eu-central-1:111122223333:backup-vault:x' }],
  };

  test('is the interval of its most frequent rule', () => {
    expect(loss(60, rule('cron(0 5 * * ? *)'), rule('cron(0 * * * ? *)'))).toEqual([]);
    expect(loss(60, rule('cron(0 5 * * ? *)'))).toEqual(['BAK-3.rpo-exceeded']);
  });

  test('is that of continuous backup, if one rule of several enables it', () => {
    expect(
      loss(60, rule('cron(0 5 * * ? *)'), rule('cron(0 6 * * ? *)', { EnableContinuousBackup: true })),
    ).toEqual([]);
  });

  test('is the interval if the type does not support continuous backup', () => {
    const hourly = rule('cron(0 * * * ? *)', { EnableContinuousBackup: true });

    expect(lossOf('AWS::EFS::FileSystem', 60, hourly)).toEqual([]);
  });

  test('is unknown if the schedule is', () => {
    expect(loss(60, { TargetBackupVault: 'shop', ScheduleExpression: ATTRIBUTE })).toEqual([
      'BAK-3.interval-unknown',
    ]);
  });

  test('from the copies is the interval of the rule with a copy action', () => {
    const rules = [rule('cron(0 * * * ? *)'), rule('cron(0 5 * * ? *)', copied)];

    expect(loss(60, ...rules)).toEqual(['BAK-3.rpo-exceeded']);
    expect(loss(1440, ...rules)).toEqual([]);
  });

  test('is named with its unit', () => {
    const rules = [rule('cron(0 * * * ? *)'), rule('cron(0 5 * * ? *)', copied)];

    expect(reasonOf(1440, ...rules)).toBe('The RPO is 1 hour in the Region, and 24 hours from the copies.');
    expect(reasonOf(720, ...rules)).toMatch(
      /from the copies is up to 24 hours, and the declared one is 12 hours\./,
    );
  });
});

describe('without a declared RPO', () => {
  const outcome = (backup: Declarations['backup']) =>
    checkOutcome(
      'BAK-3.backup-interval',
      {
        Orders: ['AWS::DynamoDB::Table', {}],
        Plan: [
          'AWS::Backup::BackupPlan',
          { BackupPlan: { BackupPlanRule: [{ TargetBackupVault: 'shop' }] } },
        ],
        Selection: [
          'AWS::Backup::BackupSelection',
          { BackupPlanId: { Ref: 'Plan' }, BackupSelection: { Resources: ['*'] } },
        ],
      },
      { backup },
    );

  test('the requirement is pending where no backup is declared', () => {
    expect(outcome(undefined)).toMatchObject({
      state: NOT_APPLICABLE,
      requirementState: 'pending',
      findings: [],
    });
  });

  test('a declared backup without one is a fault', () => {
    expect(outcome({ description: 'daily', preflight: [] })).toMatchObject({
      state: NOT_MET,
      findings: [{ id: 'BAK-3.no-rpo-declared' }],
    });
  });
});
