import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** Properties of the rule on backup jobs that completed with issues. */
export interface JobsWithIssuesProps {
  readonly environmentName: string;
  readonly vaultName: string;
  /** Who is notified. */
  readonly topic: ITopic;
}

/**
 * Notifies of backup jobs that completed with a message, such as a continuous backup that became a snapshot: they count as
 * completed in every metric.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html
 */
export function jobsWithIssuesRule(scope: Construct, id: string, props: JobsWithIssuesProps): Rule {
  const description = `Backup jobs of ${props.environmentName} that completed with issues`;
  const resource = EventField.fromPath('$.detail.resourceArn');
  const input = RuleTargetInput.fromText(
    `${description}: ${resource} in ${EventField.region}: ${EventField.fromPath('$.detail.statusMessage')}`,
  );
  return new Rule(scope, id, {
    description,
    eventPattern: {
      source: ['aws.backup'],
      detailType: ['Backup Job State Change'],
      detail: {
        state: ['COMPLETED'],
        backupVaultName: [props.vaultName],
        statusMessage: [{ 'anything-but': '' }],
      },
    },
    // The CDK's own target would add a second statement to the topic's policy, which admits EventBridge already.
    targets: [{ bind: () => ({ arn: props.topic.topicArn, input }) }],
  });
}
