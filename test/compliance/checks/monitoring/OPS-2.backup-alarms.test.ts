import {
  type Properties,
  type Placed,
  checkOutcome,
  MET,
  NOT_MET,
  NOT_APPLICABLE,
} from '../../check-outcome';
import { planOf, copies } from '../../backup-plan';

const ALARM = 'AWS::CloudWatch::Alarm';

describe('alarms', () => {
  const on = (MetricName: string, value = 'central') => ({
    Namespace: 'AWS/Backup',
    MetricName,
    Dimensions: [{ Name: 'BackupVaultName', Value: value }],
  });
  const failed = (kind: string, changed: Properties = {}): Placed[string] => [
    ALARM,
    {
      AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:ops'],
      ComparisonOperator: 'GreaterThanThreshold',
      ...on(`NumberOf${kind}JobsFailed`),
      ...changed,
    },
  ];
  const absent = (kind: string, changed: Properties = {}): Placed[string] => [
    ALARM,
    {
      AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:ops'],
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      ...on(`NumberOf${kind}JobsCompleted`),
      ...changed,
    },
  ];
  const backups: Placed = { Failed: failed('Backup'), Absent: absent('Backup') };
  const ofCopies: Placed = { CopyFailed: failed('Copy'), CopyAbsent: absent('Copy') };
  const resultOf = (rules: Properties[], alarms: Placed, inherited: string[] = []) =>
    checkOutcome(
      'OPS-2.backup-alarms',
      { ...planOf(...rules), ...alarms },
      {
        inherited: inherited.map((requirement) => ({
          requirement,
          from: 'the group monitors it',
          evidence: 'wiki',
        })),
      },
    ).state;

  test.each<[string, Properties[], Placed, string]>([
    ['on backups, without a copy action', [{}], backups, MET],
    ['on backups only, with a copy action in each rule', [copies('eu-central-1')], backups, NOT_MET],
    [
      'on backups only, with a copy action in one of two rules',
      [{}, copies('eu-central-1')],
      backups,
      NOT_MET,
    ],
    ['on backups and copies', [{}, copies('eu-central-1')], { ...backups, ...ofCopies }, MET],
    [
      'on another vault than the one in no template',
      [{}],
      { ...backups, Failed: failed('Backup', on('NumberOfBackupJobsFailed', 'other')) },
      NOT_MET,
    ],
    [
      'on a sum of failures and another metric',
      [{}],
      {
        ...backups,
        Failed: failed('Backup', {
          MetricName: undefined,
          Metrics: [
            { MetricStat: { Metric: on('NumberOfBackupJobsFailed') } },
            { MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Orders' } } },
          ],
        }),
      },
      MET,
    ],
  ])('%s', (_what, rules, alarms, state) => {
    expect(resultOf(rules, alarms)).toBe(state);
  });

  test('are not required with inherited monitoring', () => {
    expect(resultOf([{}], {}, ['MON-1'])).toBe(NOT_APPLICABLE);
    expect(resultOf([{}], {}, ['MON-2'])).toBe(NOT_MET);
  });
});
