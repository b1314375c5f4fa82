import { type Properties, type Placed, NOT_MET, MET, UNKNOWN, checkOutcome } from '../../check-outcome';

const ALARM = 'AWS::CloudWatch::Alarm';

describe('the log of a function', () => {
  const one = (properties: Properties = {}): Placed => ({ Mail: ['AWS::Lambda::Function', properties] });
  const group = (LogGroupName: unknown): Placed => ({
    Logs: ['AWS::Logs::LogGroup', { LogGroupName, RetentionInDays: 30 }],
  });
  const to = (LogGroup: unknown) => ({ LoggingConfig: { LogGroup } });

  test.each<[string, Placed, string]>([
    ['is kept by default', one(), NOT_MET],
    ['is in the group that the function refers to', { ...one(to({ Ref: 'Logs' })), ...group('x') }, MET],
    ['is in the group that the function names', { ...one(to('shop')), ...group('shop') }, MET],
    ['is in a group in no template', { ...one(to('shop')), ...group('other') }, UNKNOWN],
    [
      'is in the group with the name of the function',
      { ...one({ FunctionName: 'mail' }), ...group('/aws/lambda/mail') },
      MET,
    ],
    [
      'is in the group with a reference to the function',
      { ...one(), ...group({ 'Fn::Sub': '/aws/lambda/${Mail}' }) },
      MET,
    ],
    [
      'is not in the group of another function',
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
    ['an alarm on another metric of it', errors({ ...on('mail'), MetricName: 'Duration' }), NOT_MET],
    ['an alarm of another service', errors({ ...on('mail'), Namespace: 'Shop' }), NOT_MET],
    [
      'an alarm on the errors of a version of it',
      errors({ Dimensions: [{ Name: 'Resource', Value: 'mail:1' }, ...on('mail').Dimensions] }),
      MET,
    ],
    [
      'an alarm on its errors among other metrics',
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
      'a metric of its log, and an alarm on the metric',
      { ...group('/aws/lambda/mail'), ...figure({ Ref: 'Logs' }) },
      MET,
    ],
    ['a metric of another log', { ...group('/aws/lambda/mail'), ...figure('web') }, NOT_MET],
  ])('is monitored by %s', (_what, watching, state) => {
    const placed = { ...one({ FunctionName: 'mail' }), ...watching };

    expect(checkOutcome('OPS-1.log-alarms', placed).state).toBe(state);
  });
});
