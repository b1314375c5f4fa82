import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Monitoring } from '../../lib/components/monitoring/monitoring';
import { MonitoredKind } from '../../lib/spi/monitored-kind';
import { IRELAND } from './described';
import { aHost, ALARM, aSignal, monitored, nestedIn } from './monitored';

describe('events of a component', () => {
  const EVENTS = {
    id: 'Events',
    title: 'Events of database Orders',
    eventPattern: { source: ['aws.rds'], detailType: ['RDS DB Instance Event'] },
    messagePath: '$.detail.Message',
  };

  test('notify the topic from a rule beside the alarms of the kind', () => {
    const { stack, monitoring } = monitored();
    monitoring.attach('Orders', [aSignal('Cpu')], MonitoredKind.DATABASES);
    monitoring.notifyOf('Orders', [EVENTS], MonitoredKind.DATABASES);
    const nested = nestedIn(stack)[MonitoredKind.DATABASES.name];

    nested.resourceCountIs(ALARM, 1);
    nested.hasResourceProperties('AWS::Events::Rule', {
      Description: 'Events of database Orders of Shop/Env',
      EventPattern: { source: ['aws.rds'], 'detail-type': ['RDS DB Instance Event'] },
      Targets: [
        Match.objectLike({
          Arn: { Ref: Match.stringLikeRegexp('Topic') },
          InputTransformer: Match.objectLike({
            InputPathsMap: Match.objectLike({ 'detail-Message': '$.detail.Message' }),
          }),
        }),
      ],
    });
  });

  test('are left to the organization where it monitors the environment', () => {
    const stack = new Stack(new App(), 'Shop', { env: IRELAND });
    const monitoring = Monitoring.inherited({
      from: 'the platform team',
      evidence: 'https://wiki.example.com',
    })._bind(stack, { host: aHost(), contacts: [] });
    monitoring.notifyOf('Orders', [EVENTS], MonitoredKind.DATABASES);

    Template.fromStack(stack).resourceCountIs('AWS::Events::Rule', 0);
  });
});
