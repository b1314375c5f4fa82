import {
  type Properties,
  type Placed,
  MET,
  NOT_MET,
  checkOutcome,
  UNRESOLVABLE,
  UNKNOWN,
} from '../../check-outcome';

const ALARM = 'AWS::CloudWatch::Alarm';

const on = (Value: unknown) => ({
  MetricName: 'Full',
  Namespace: 'AWS/RDS',
  Dimensions: [{ Name: 'x', Value }],
});

test.each<[string, Placed, string]>([
  ['enabled by default', { Busy: [ALARM, on('orders')] }, MET],
  ['enabled', { Busy: [ALARM, { ...on('orders'), ActionsEnabled: 'true' }] }, MET],
  ['disabled', { Busy: [ALARM, { ...on('orders'), ActionsEnabled: 'false' }] }, NOT_MET],
  [
    'enabled by a value that no scenario resolves',
    { Busy: [ALARM, { ...on('orders'), ActionsEnabled: UNRESOLVABLE }] },
    UNKNOWN,
  ],
])('an alarm with actions %s', (_what, placed, state) => {
  expect(checkOutcome('MON-1.alarms', placed).state).toBe(state);
});

describe('an alarm with disabled actions is', () => {
  const silenced = (alarm: Properties, rule: unknown): Placed => ({
    Busy: [ALARM, { ActionsEnabled: false, ...alarm }],
    All: ['AWS::CloudWatch::CompositeAlarm', { AlarmRule: rule }],
  });

  test.each<[string, Placed, string]>([
    ['a part by its name', silenced({ AlarmName: 'busy' }, 'ALARM("busy")'), MET],
    ['a part by its bare name', silenced({ AlarmName: 'busy' }, 'ALARM(busy)'), MET],
    ['a part by its reference', silenced({}, { 'Fn::Sub': 'ALARM(${Busy})' }), MET],
    ['a part by its ARN', silenced({}, { 'Fn::Sub': 'ALARM(${Busy.Arn})' }), MET],
    ['no part: the rule names another', silenced({ AlarmName: 'busy' }, 'ALARM("full")'), NOT_MET],
    ['no part: it has no name', silenced({}, 'ALARM("undefined")'), NOT_MET],
  ])('%s of a composite alarm', (_what, placed, state) => {
    expect(checkOutcome('MON-1.alarms', placed).state).toBe(state);
  });

  test('a composite alarm is no part of itself', () => {
    const all = { AlarmName: 'all', AlarmRule: 'ALARM("all")', ActionsEnabled: false };

    expect(checkOutcome('MON-1.alarms', { All: ['AWS::CloudWatch::CompositeAlarm', all] }).state).toBe(
      NOT_MET,
    );
  });
});
