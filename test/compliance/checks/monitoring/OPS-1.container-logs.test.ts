import {
  type Placed,
  MET,
  UNKNOWN,
  NOT_MET,
  NOT_APPLICABLE,
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

describe('a log group to which no service or function writes', () => {
  const group = (LogGroupName?: unknown): Placed => ({
    AppLog: ['AWS::Logs::LogGroup', { RetentionInDays: 365, LogGroupName }],
  });
  const ref = { Ref: 'AppLog' };
  const arn = { 'Fn::GetAtt': ['AppLog', 'Arn'] };
  const filter = (LogGroupName: unknown): Placed => ({
    Errors: [
      'AWS::Logs::MetricFilter',
      { LogGroupName, MetricTransformations: [{ MetricNamespace: 'Shop', MetricName: 'Errors' }] },
    ],
  });
  const alarm: Placed = { Bad: ['AWS::CloudWatch::Alarm', { Namespace: 'Shop', MetricName: 'Errors' }] };
  const named = (type: string, properties: Properties): Placed => ({ Writer: [type, properties] });

  test.each<[string, Placed, string]>([
    ['nothing names', group('/shop/app'), UNKNOWN],
    ['is counted without an alarm', { ...group('/shop/app'), ...filter(ref) }, UNKNOWN],
    ['is counted with an alarm', { ...group('/shop/app'), ...filter(ref), ...alarm }, MET],
    ['another is counted beside', { ...group('/shop/app'), ...filter('/shop/other'), ...alarm }, UNKNOWN],
    ['has the name of a function in no template', group('/aws/lambda/mail'), UNKNOWN],
    [
      'an instance names',
      { ...group('/shop/app'), ...named('AWS::EC2::Instance', { UserData: { 'Fn::Base64': ref } }) },
      UNKNOWN,
    ],
    [
      'a flow log names another',
      { ...group('/shop/app'), ...named('AWS::EC2::FlowLog', { LogGroupName: '/shop/app2' }) },
      UNKNOWN,
    ],
    ['has a flow log', { ...group(), ...named('AWS::EC2::FlowLog', { LogGroupName: ref }) }, NOT_APPLICABLE],
    [
      'has a flow log by its name',
      { ...group('/shop/app'), ...named('AWS::EC2::FlowLog', { LogGroupName: '/shop/app' }) },
      NOT_APPLICABLE,
    ],
    [
      'has a flow log by the name in its ARN',
      {
        ...group('flows'),
        ...named('AWS::EC2::FlowLog', {
          LogDestination: 'arn:aws:logs:eu-west-1:111122223333:log-group:flows:*',
        }),
      },
      NOT_APPLICABLE,
    ],
    [
      'has the connections of a Client VPN',
      {
        ...group(),
        ...named('AWS::EC2::ClientVpnEndpoint', {
          ConnectionLogOptions: { Enabled: true, CloudwatchLogGroup: ref },
        }),
      },
      NOT_APPLICABLE,
    ],
    [
      'has the trail of an account',
      { ...group(), ...named('AWS::CloudTrail::Trail', { CloudWatchLogsLogGroupArn: arn }) },
      NOT_APPLICABLE,
    ],
    ['has the name of AWS WAF', group('aws-waf-logs-shop'), NOT_APPLICABLE],
    [
      'has the name of AWS WAF, joined',
      group({ 'Fn::Sub': 'aws-waf-logs-${AWS::StackName}' }),
      NOT_APPLICABLE,
    ],
    ['has a name like that of AWS WAF', group('shop-aws-waf-logs'), UNKNOWN],
    ['has the name of a log of a database', group('/aws/rds/instance/shop/postgresql'), NOT_APPLICABLE],
  ])('%s', (_what, placed, state) => {
    expect(checkOutcome('OPS-1.log-alarms', placed).state).toBe(state);
  });
});
