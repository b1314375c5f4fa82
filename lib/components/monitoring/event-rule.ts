import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { EventNotification } from '../../spi/event-notification';

/** Notifies a topic of the events of a component. */
export function eventRule(
  scope: Construct,
  id: string,
  { title, eventPattern, messagePath }: EventNotification,
  environmentName: string,
  topic: ITopic,
): Rule {
  const description = `${title} of ${environmentName}`;
  const input = RuleTargetInput.fromText(
    `${description}: ${EventField.fromPath(messagePath)} (${EventField.time}, ${EventField.region})`,
  );
  return new Rule(scope, id, {
    description,
    eventPattern,
    // The CDK's own target would add a second statement to the topic's policy, which admits EventBridge already.
    targets: [{ bind: () => ({ arn: topic.topicArn, input }) }],
  });
}
