import { type Finding } from './outcome';

/**
 * What can keep an environment from passing.
 *
 * @jsii ignore
 */
export enum BlockerKind {
  /** A required requirement is not met on the opening day, or is pending in an environment that opens to its users. */
  REQUIREMENT = 'requirement',
  /** A cdk-nag rule has an error that is neither acknowledged nor was waived on the opening day. */
  NAG_RULE = 'cdk-nag rule',
  /**
   * The CDK's validation finds an error in a template that is not acknowledged. The CDK treats these errors as warnings
   * unless the context `@aws-cdk/core:validateAgainstDefaultRules` is set; they keep nothing from passing then.
   */
  TEMPLATE_ERROR = 'template error',
  /** A record names an environment that the application does not have. */
  UNKNOWN_ENVIRONMENT = 'unknown environment',
  /** A control of a declared framework is not met. Counts in a check only: a synthesis reports it. */
  CONTROL = 'control',
  /** A record has expired by the day of the ledger, or a record is unused. Counts in a strict check only. */
  RECORD = 'record',
}

/**
 * One thing that keeps an environment from passing.
 *
 * @jsii ignore
 */
export interface Blocker {
  readonly kind: BlockerKind;
  /** The requirement, rule, control, environment or record, such as `BAK-2` or `AwsSolutions-RDS3`. */
  readonly id: string;
  readonly title: string;
  /** Such as `not met`, `pending` or `expired`. */
  readonly state: string;
  readonly reason: string;
  /** The findings behind it, if resources show it. */
  readonly findings: readonly Pick<Finding, 'reason' | 'resource'>[];
}
