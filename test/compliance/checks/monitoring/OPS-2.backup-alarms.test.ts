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

  describe('on a heartbeat without jobs', () => {
    const heartbeat = { Namespace: 'Shop/Backup', MetricName: 'BackupsScheduled' };
    const Dimensions = [{ Name: 'BackupPlanName', Value: 'shop' }];
    const publishes = (changed: Properties = {}, target: Properties = {}): Placed[string] => [
      'AWS::Scheduler::Schedule',
      {
        ScheduleExpression: 'rate(20 minutes)',
        Target: {
          Arn: 'arn:aws:scheduler:::aws-sdk:cloudwatch:putMetricData',
          Input: JSON.stringify({
            Namespace: heartbeat.Namespace,
            MetricData: [{ MetricName: heartbeat.MetricName, Dimensions, Value: 1 }],
          }),
          ...target,
        },
        ...changed,
      },
    ];
    const compares = (changed: Properties = {}, expression = 'scheduled > jobs'): Placed[string] =>
      absent('Backup', {
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        Threshold: 1,
        TreatMissingData: 'notBreaching',
        MetricName: undefined,
        Metrics: [
          { Id: 'expression', Expression: expression },
          {
            Id: 'scheduled',
            ReturnData: false,
            MetricStat: { Metric: { ...heartbeat, Dimensions }, Stat: 'Maximum' },
          },
          { Id: 'jobs', ReturnData: false, MetricStat: { Metric: on('NumberOfBackupJobsCompleted') } },
        ],
        ...changed,
      });
    const result = (alarm: Placed[string], schedule = publishes()) =>
      resultOf([{}], { ...backups, Absent: alarm, Heartbeat: schedule });

    test.each([
      ['alone', 'scheduled > jobs'],
      ['in parentheses', '(scheduled > jobs)'],
      ['in each of two vaults', '(scheduled > jobs) AND (scheduled > jobs)'],
    ])('suffice: %s', (_what, expression) => {
      expect(result(compares({}, expression))).toBe(MET);
    });

    test('suffice with a threshold above 0', () => {
      expect(result(compares({ ComparisonOperator: 'GreaterThanThreshold', Threshold: 0 }))).toBe(MET);
    });

    test.each([
      ['the expression is on for jobs', compares({}, 'jobs > scheduled')],
      ['the expression is on for jobs, too', compares({}, '(scheduled > jobs) AND (jobs > scheduled)')],
      ['the expression is another', compares({}, 'scheduled > jobs OR jobs > scheduled')],
      ['the alarm is on for 0', compares({ Threshold: 0 })],
      ['the alarm is never on', compares({ Threshold: 2 })],
      ['the alarm is on below', compares({ ComparisonOperator: 'LessThanThreshold' })],
    ])('do not suffice if %s', (_what, alarm) => {
      expect(result(alarm)).toBe(NOT_MET);
    });

    test.each([
      ['another metric is published', publishes({}, { Input: '{"Namespace":"Shop/Backup"}' })],
      ['what is published is unreadable', publishes({}, { Input: 'heartbeat' })],
      ['the schedule is disabled', publishes({ State: 'DISABLED' })],
      ['the schedule does something else', publishes({}, { Arn: 'arn:aws:sns:eu-west-1:1:ops' })],
    ])('do not suffice if %s', (_what, schedule) => {
      expect(result(compares(), schedule)).toBe(NOT_MET);
    });

    test('do not suffice if no schedule publishes the heartbeat', () => {
      expect(resultOf([{}], { ...backups, Absent: compares() })).toBe(NOT_MET);
    });
  });
});
