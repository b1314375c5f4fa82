import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** The lowest medium severity of GuardDuty, the first that it calls suspicious. */
const MEDIUM = 4;

/**
 * Notifies of GuardDuty findings in the account: intrusion, malicious use and stolen credentials. Whether GuardDuty is
 * enabled is a decision for the account.
 */
export function findingsRule(scope: Construct, environmentName: string, topic: ITopic): Rule {
  const message = RuleTargetInput.fromText(
    `GuardDuty in account ${EventField.account}, ${EventField.region}: ${EventField.fromPath('$.detail.title')} (severity ${EventField.fromPath('$.detail.severity')}, finding ${EventField.fromPath('$.detail.id')})`,
  );
  return new Rule(scope, 'Findings', {
    description: `GuardDuty findings for those who operate ${environmentName}`,
    eventPattern: {
      source: ['aws.guardduty'],
      detailType: ['GuardDuty Finding'],
      detail: { severity: [{ numeric: ['>=', MEDIUM] }] },
    },
    // The CDK's own target would add a second statement to the topic's policy, which admits EventBridge already.
    targets: [{ bind: () => ({ arn: topic.topicArn, input: message }) }],
  });
}
