import {
  type Placed,
  MET,
  UNKNOWN,
  NOT_MET,
  IMPORTED,
  checkOutcome,
  type Properties,
} from '../../check-outcome';

const SERVICE = 'AWS::ECS::Service';

describe('the log of a container', () => {
  const withLog = (options: unknown, groups: Placed = {}): Placed => ({
    Web: [SERVICE, { TaskDefinition: { Ref: 'Task' } }],
    Task: [
      'AWS::ECS::TaskDefinition',
      {
        ContainerDefinitions: [
          {
            Name: 'web',
            ...(options !== undefined && { LogConfiguration: { LogDriver: 'awslogs', Options: options } }),
          },
        ],
      },
    ],
    ...groups,
  });
  const kept = (RetentionInDays: unknown, LogGroupName?: string): Placed => ({
    Logs: ['AWS::Logs::LogGroup', { RetentionInDays, LogGroupName }],
  });

  test.each<[string, Placed, string]>([
    ['in a group with a retention', withLog({ 'awslogs-group': { Ref: 'Logs' } }, kept(30)), MET],
    ['in a group by its name', withLog({ 'awslogs-group': 'shop' }, kept(30, 'shop')), MET],
    ['in a group of another name', withLog({ 'awslogs-group': 'shop' }, kept(30, 'other')), UNKNOWN],
    ['in a group without a name', withLog({}, kept(30)), UNKNOWN],
    ['without a retention', withLog({ 'awslogs-group': { Ref: 'Logs' } }, kept(undefined)), NOT_MET],
    [
      'with a retention that is known only at deployment',
      withLog({ 'awslogs-group': { Ref: 'Logs' } }, kept(IMPORTED)),
      UNKNOWN,
    ],
    ['nowhere', withLog(undefined), NOT_MET],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('OPS-1.log-retention', placed).state).toBe(state);
  });

  const alarmOn = (metric: Properties): Placed => ({ Bad: ['AWS::CloudWatch::Alarm', metric] });
  const filter = (LogGroupName: unknown): Placed => ({
    Errors: [
      'AWS::Logs::MetricFilter',
      { LogGroupName, MetricTransformations: [{ MetricNamespace: 'Shop', MetricName: 'Errors' }] },
    ],
  });
  const logged = withLog({ 'awslogs-group': { Ref: 'Logs' } }, kept(30));
  const byGroup = (Namespace: string) =>
    alarmOn({
      Namespace,
      MetricName: 'IncomingLogEvents',
      Dimensions: [{ Name: 'LogGroupName', Value: { Ref: 'Logs' } }],
    });

  test.each<[string, Placed, string]>([
    ['nothing', {}, NOT_MET],
    ['a metric without an alarm', filter({ Ref: 'Logs' }), NOT_MET],
    [
      'a metric and its alarm',
      { ...filter({ Ref: 'Logs' }), ...alarmOn({ Namespace: 'Shop', MetricName: 'Errors' }) },
      MET,
    ],
    [
      'an alarm on another metric',
      { ...filter({ Ref: 'Logs' }), ...alarmOn({ Namespace: 'Shop', MetricName: 'Orders' }) },
      NOT_MET,
    ],
    [
      'an alarm of another application',
      { ...filter({ Ref: 'Logs' }), ...alarmOn({ Namespace: 'Mail', MetricName: 'Errors' }) },
      NOT_MET,
    ],
    [
      'a metric of another log group',
      { ...filter('other'), ...alarmOn({ Namespace: 'Shop', MetricName: 'Errors' }) },
      NOT_MET,
    ],
    ['an alarm on the metrics of the log group', byGroup('AWS/Logs'), MET],
    ['an alarm on the errors of another dimension', byGroup('AWS/ECS'), NOT_MET],
  ])('it is monitored by %s', (_what, watching, state) => {
    expect(checkOutcome('OPS-1.log-alarms', { ...logged, ...watching }).state).toBe(state);
  });

  test('each of two services has its own finding', () => {
    const { Web, Task } = withLog(undefined);
    const both = { ...logged, ...byGroup('AWS/Logs'), Mail: Web, MailTask: Task };

    expect(checkOutcome('OPS-1.log-alarms', both).state).toBe(MET);
    expect(
      checkOutcome('OPS-1.log-alarms', { ...both, Mail: [SERVICE, { TaskDefinition: { Ref: 'MailTask' } }] })
        .findings,
    ).toMatchObject([{ resource: { logicalId: 'Mail' } }]);
  });
});
