import { type Properties, type Placed, NOT_MET, MET, UNKNOWN, checkOutcome } from '../../check-outcome';

const ALARM = 'AWS::CloudWatch::Alarm';

describe('the log of a function', () => {
  const one = (properties: Properties = {}): Placed => ({ Mail: ['AWS::Lambda::Function', properties] });
  const group = (LogGroupName: unknown): Placed => ({
    Logs: ['AWS::Logs::LogGroup', { LogGroupName, RetentionInDays: 30 }],
  });
  const to = (LogGroup: unknown) => ({ LoggingConfig: { LogGroup } });

  test.each<[string, Placed, string]>([
    ['is kept without end', one(), NOT_MET],
    ['is kept in the group that it refers to', { ...one(to({ Ref: 'Logs' })), ...group('x') }, MET],
    ['is kept in the group that it names', { ...one(to('shop')), ...group('shop') }, MET],
    ['is kept in a group in no template', { ...one(to('shop')), ...group('other') }, UNKNOWN],
    [
      'is kept in the group of its name',
      { ...one({ FunctionName: 'mail' }), ...group('/aws/lambda/mail') },
      MET,
    ],
    [
      'is kept in the group of its reference',
      { ...one(), ...group({ 'Fn::Sub': '/aws/lambda/${Mail}' }) },
      MET,
    ],
    [
      'is not in the group of another',
      { ...one({ FunctionName: 'mail' }), ...group('/aws/lambda/web') },
      NOT_MET,
    ],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('OPS-1.log-retention', placed).state).toBe(state);
  });

  const errors = (changed: Properties): Placed => ({
    Bad: [ALARM, { Namespace: 'AWS/Lambda', MetricName: 'Errors', ...changed }],
  });
  const on = (Value: unknown) => ({ Dimensions: [{ Name: 'FunctionName', Value }] });

  const figure = (LogGroupName: unknown): Placed => ({
    Lines: [
      'AWS::Logs::MetricFilter',
      { LogGroupName, MetricTransformations: [{ MetricNamespace: 'Shop', MetricName: 'Bad' }] },
    ],
    Bad: [
      ALARM,
      {
        Metrics: [
          { MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Bad' } } },
          { MetricStat: { Metric: { Namespace: 'Shop', MetricName: 'Orders' } } },
        ],
      },
    ],
  });

  test.each<[string, Placed, string]>([
    ['nothing', {}, NOT_MET],
    ['an alarm on its errors', errors(on({ Ref: 'Mail' })), MET],
    ['an alarm on the errors of its name', errors(on('mail')), MET],
    ['an alarm on the errors of another', errors(on('web')), NOT_MET],
    ['an alarm on all errors', errors({}), MET],
    ['an alarm on something else of it', errors({ ...on('mail'), MetricName: 'Duration' }), NOT_MET],
    ['an alarm of another service', errors({ ...on('mail'), Namespace: 'Shop' }), NOT_MET],
    [
      'an alarm on the errors of a version of it',
      errors({ Dimensions: [{ Name: 'Resource', Value: 'mail:1' }, ...on('mail').Dimensions] }),
      MET,
    ],
    [
      'an alarm on its errors among other figures',
      errors({
        Namespace: undefined,
        MetricName: undefined,
        Metrics: [
          { MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName: 'Errors', ...on('mail') } } },
          { MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName: 'Invocations', ...on('mail') } } },
        ],
      }),
      MET,
    ],
    [
      'a figure of its log, and an alarm on that',
      { ...group('/aws/lambda/mail'), ...figure({ Ref: 'Logs' }) },
      MET,
    ],
    ['a figure of another log', { ...group('/aws/lambda/mail'), ...figure('web') }, NOT_MET],
  ])('is watched by %s', (_what, watching, state) => {
    const placed = { ...one({ FunctionName: 'mail' }), ...watching };

    expect(checkOutcome('OPS-1.log-alarms', placed).state).toBe(state);
  });
});
