import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { StageProfile } from '../requirements/stage-profile';

/** A finding of a stock rule that stays after every real fix, and why a reviewer would accept it. */
export interface Acknowledgement {
  /** Rules of stock packs, such as `AwsSolutions-RDS3`. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** The requirement whose absence explains the finding: where it is required, nothing is acknowledged. */
  readonly whereNotRequired?: string;
  /** True if the finding is explained only where data need not outlive the environment. */
  readonly whereDisposable?: boolean;
}

const list = {
  ONE_ZONE_BY_GUIDELINE: {
    rules: ['AwsSolutions-RDS3'],
    reason:
      'The guideline asks this stage for one instance of the servers and for no cluster: a database in one zone.',
    whereNotRequired: 'CLU-1',
  },
  NO_BACKUP_BY_GUIDELINE: {
    rules: ['AwsSolutions-RDS13'],
    reason: 'The guideline says of this stage: no backup. What it holds is not carried into production.',
    whereNotRequired: 'BAK-1',
  },
  DISPOSABLE_BY_GUIDELINE: {
    rules: ['AwsSolutions-RDS10'],
    reason:
      'This stage leaves nothing behind when it is destroyed, so its database is not protected from deletion.',
    whereDisposable: true,
  },
  NO_ACCESS_LOGS_BY_GUIDELINE: {
    rules: ['AwsSolutions-ELB2'],
    reason:
      'The guideline asks this stage for no monitoring; only the declared entry reaches the load balancer.',
    whereNotRequired: 'OPS-1',
  },
  NO_INSIGHT_BY_GUIDELINE: {
    rules: ['AwsSolutions-ECS4'],
    reason:
      'The guideline asks this stage for no monitoring, and calls an observability platform nice to have.',
    whereNotRequired: 'MON-1',
  },
  JUMP_HOST_IS_NOT_WATCHED: {
    rules: ['AwsSolutions-EC28'],
    reason:
      'The jump host forwards sessions and serves nobody; the guideline asks this stage for no monitoring.',
    whereNotRequired: 'MON-1',
  },
  JUMP_HOST_IS_DISPOSABLE: {
    rules: ['AwsSolutions-EC29'],
    reason:
      'The jump host holds no data and is made anew at any time; protecting it would keep the stage from being destroyed.',
    whereDisposable: true,
  },
  PLAIN_VARIABLES_TELL_WHERE: {
    rules: ['AwsSolutions-ECS2'],
    reason:
      'The variables that components add say where they are; secrets are passed by ARN or from Secrets Manager, and a variable of the user whose name says secret brings a warning.',
  },
  ACTIONS_WITHOUT_RESOURCE: {
    rules: ['AwsSolutions-IAM5[Resource::*]'],
    reason:
      'These actions cannot be narrowed to a resource (service authorization reference); conditions narrow them where the service has any.',
  },
  EXECUTIONS_OF_NAMED_DOCUMENTS: {
    rules: [
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:automation-execution/*]',
    ],
    reason:
      'The id of an execution is known only once it runs; which documents may be run is named one by one.',
  },
} as const satisfies Record<string, Acknowledgement>;

/** The name of an acknowledgement in the one reviewed list. */
export type AcknowledgementName = keyof typeof list;

/** The one reviewed list of what is acknowledged anywhere, and why. */
export const ACKNOWLEDGEMENTS: Readonly<Record<AcknowledgementName, Acknowledgement>> = list;

/**
 * Acknowledges findings on one resource, if the stage explains them. Give the resource's own construct, never one
 * higher up: an acknowledgement silences all below it.
 */
export function acknowledge(resource: IConstruct, name: AcknowledgementName, profile: StageProfile): void {
  const { rules, reason, whereNotRequired, whereDisposable = false } = ACKNOWLEDGEMENTS[name];
  if (whereNotRequired !== undefined && profile.requirements[whereNotRequired].required) return;
  if (whereDisposable && profile.retainsData) return;
  // With its pack's name in front the acknowledgement is also listed in the validation report.
  Validations.of(resource).acknowledge(...rules.map((rule) => ({ id: `${packOf(rule)}::${rule}`, reason })));
}

function packOf(rule: string): string {
  return rule.slice(0, rule.indexOf('-'));
}
