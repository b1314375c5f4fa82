import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { StageKind } from '../requirements/stage-kind';

/** A finding of a stock rule that an environment is to have, with the reason that a reviewer would accept. */
export interface ReviewedAcknowledgement {
  /** The rule, with its pack before the first hyphen. */
  readonly rule: string;
  /** What the finding is on. */
  readonly construct: string;
  /** The stages in which the reason holds; in all others the finding stands. */
  readonly stages: readonly StageKind[];
  readonly reason: string;
}

const BEFORE_LAUNCH = [StageKind.DEVELOPMENT, StageKind.STAGING];
const EVERYWHERE = Object.values(StageKind);

/** The one reviewed list of what is acknowledged. A real fix beats an entry here. */
export const ACKNOWLEDGEMENTS = {
  DATABASE_IN_ONE_ZONE: {
    rule: 'AwsSolutions-RDS3',
    construct: 'the database',
    stages: BEFORE_LAUNCH,
    reason:
      'The guideline asks one instance of servers of this stage and no cluster; the database holds test data only and may fail with its zone.',
  },
  DATABASE_WITHOUT_DELETION_PROTECTION: {
    rule: 'AwsSolutions-RDS10',
    construct: 'the database',
    stages: BEFORE_LAUNCH,
    reason:
      "The environment leaves nothing behind when it is destroyed: it holds test data only, never customers'.",
  },
  DATABASE_WITHOUT_BACKUP: {
    rule: 'AwsSolutions-RDS13',
    construct: 'the database',
    stages: BEFORE_LAUNCH,
    reason: 'The guideline asks no backup of this stage; its data is test data that can be made again.',
  },
  BALANCER_WITHOUT_ACCESS_LOGS: {
    rule: 'AwsSolutions-ELB2',
    construct: 'the load balancer',
    stages: BEFORE_LAUNCH,
    reason:
      'The guideline asks no monitoring of this stage; only the declared entry reaches the balancer, and flow logs record who did.',
  },
  CLUSTER_WITHOUT_CONTAINER_INSIGHTS: {
    rule: 'AwsSolutions-ECS4',
    construct: 'the cluster',
    stages: BEFORE_LAUNCH,
    reason:
      'The guideline has monitoring and observability as not required of this stage, and Container Insights is billed by metric.',
  },
  INSTANCE_WITHOUT_DETAILED_MONITORING: {
    rule: 'AwsSolutions-EC28',
    construct: 'the instance that people enter through',
    stages: BEFORE_LAUNCH,
    reason:
      'The guideline asks no monitoring of this stage; the instance carries sessions of the team and no load.',
  },
  INSTANCE_WITHOUT_TERMINATION_PROTECTION: {
    rule: 'AwsSolutions-EC29',
    construct: 'the instance that people enter through',
    stages: BEFORE_LAUNCH,
    reason: 'The instance holds no state, and the environment leaves nothing behind when it is destroyed.',
  },
  STREAMS_OF_ONE_LOG_GROUP: {
    rule: 'AwsSolutions-IAM5',
    construct: 'a policy that writes to a log group',
    stages: EVERYWHERE,
    reason:
      'The names of log streams are made at run time; the wildcard stands behind the ARN of one log group.',
  },
  ACTION_WITHOUT_RESOURCES: {
    rule: 'AwsSolutions-IAM5',
    construct: 'a policy with actions that AWS authorizes on all resources only',
    stages: EVERYWHERE,
    reason: 'AWS knows no resource-level permission for these actions; they only describe or authenticate.',
  },
} as const satisfies Readonly<Record<string, ReviewedAcknowledgement>>;

/** The name of an entry of the reviewed list. */
export type AcknowledgementName = keyof typeof ACKNOWLEDGEMENTS;

/**
 * Acknowledges a finding on the construct that has it, if the stage is one for which the reason holds. To be called with
 * the resource's own construct: an acknowledgement silences the rule for everything below it.
 *
 * @param finding the part in brackets, for a rule that has several findings on one resource
 */
export function acknowledged(
  construct: IConstruct,
  stage: StageKind,
  name: AcknowledgementName,
  finding?: string,
): void {
  const { rule, stages, reason }: ReviewedAcknowledgement = ACKNOWLEDGEMENTS[name];
  if (!stages.includes(stage)) return;
  const id = `${rule}${finding === undefined ? '' : `[${finding}]`}`;
  Validations.of(construct).acknowledge({ id: `${packOf(rule)}::${id}`, reason });
}

/** Without the pack before it, an acknowledgement is missing from the validation report. */
function packOf(rule: string): string {
  return rule.slice(0, rule.indexOf('-'));
}
