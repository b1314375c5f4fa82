import { GIVEN, MET, NO, PENDING, type Placed, type Properties, verdictOf } from '../verdict-of';

const SERVICE = 'AWS::ECS::Service';

describe('where the log of a container is kept', () => {
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
    ['in a group for a stated time', withLog({ 'awslogs-group': { Ref: 'Logs' } }, kept(30)), MET],
    ['in a group by its name', withLog({ 'awslogs-group': 'shop' }, kept(30, 'shop')), MET],
    ['in a group of another name', withLog({ 'awslogs-group': 'shop' }, kept(30, 'other')), PENDING],
    ['in no group that is named', withLog({}, kept(30)), PENDING],
    ['without end', withLog({ 'awslogs-group': { Ref: 'Logs' } }, kept(undefined)), NO],
    ['as long as nobody knows', withLog({ 'awslogs-group': { Ref: 'Logs' } }, kept(GIVEN)), PENDING],
    ['nowhere', withLog(undefined), NO],
  ])('%s', (_what, placed, state) => {
    expect(verdictOf('OPS-1.log-retention', placed).state).toBe(state);
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
    ['nothing', {}, NO],
    ['a figure that no alarm looks at', filter({ Ref: 'Logs' }), NO],
    [
      'a figure and its alarm',
      { ...filter({ Ref: 'Logs' }), ...alarmOn({ Namespace: 'Shop', MetricName: 'Errors' }) },
      MET,
    ],
    [
      'an alarm on another figure',
      { ...filter({ Ref: 'Logs' }), ...alarmOn({ Namespace: 'Shop', MetricName: 'Orders' }) },
      NO,
    ],
    [
      'an alarm of another application',
      { ...filter({ Ref: 'Logs' }), ...alarmOn({ Namespace: 'Mail', MetricName: 'Errors' }) },
      NO,
    ],
    [
      'a figure of another log',
      { ...filter('other'), ...alarmOn({ Namespace: 'Shop', MetricName: 'Errors' }) },
      NO,
    ],
    ['an alarm on the log group’s own figures', byGroup('AWS/Logs'), MET],
    ['an alarm that names it elsewhere', byGroup('AWS/ECS'), NO],
  ])('it is watched by %s', (_what, watching, state) => {
    expect(verdictOf('OPS-1.log-alarms', { ...logged, ...watching }).state).toBe(state);
  });

  test('each of two services is watched by itself', () => {
    const { Web, Task } = withLog(undefined);
    const both = { ...logged, ...byGroup('AWS/Logs'), Mail: Web, MailTask: Task };

    expect(verdictOf('OPS-1.log-alarms', both).state).toBe(MET);
    expect(
      verdictOf('OPS-1.log-alarms', { ...both, Mail: [SERVICE, { TaskDefinition: { Ref: 'MailTask' } }] })
        .findings,
    ).toMatchObject([{ resource: { logicalId: 'Mail' } }]);
  });
});
