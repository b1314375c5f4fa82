import type { Duration } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** A step of an SSM Automation runbook. */
export interface AutomationStep {
  /** Unique in the component; letters and digits. */
  readonly name: string;
  /** An SSM Automation action, such as `aws:executeAwsApi`. */
  readonly action: string;
  /** The inputs of the action. */
  readonly inputs: { readonly [key: string]: unknown };
  /**
   * What the step does, where its name does not say it.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * Values of the response that later steps use as `{{ <component id>_<step>.<output> }}`, each a JSONPath selector of a text.
   * Only `aws:executeAwsApi` has outputs.
   *
   * @default - none
   */
  readonly outputs?: { readonly [name: string]: string };
  /**
   * Whether the runbook goes on when the step fails.
   *
   * @default false
   */
  readonly continueOnFailure?: boolean;
  /**
   * The name of a later step of the component with which the runbook goes on when the step fails.
   *
   * @default - as `continueOnFailure` says
   */
  readonly onFailureStep?: string;
  /**
   * After how long the step counts as failed.
   *
   * @default - one hour, the default of Systems Manager
   */
  readonly timeout?: Duration;
}

/** One operation on a component, as steps of an SSM Automation runbook. */
export interface Automation {
  /** The steps, in order. */
  readonly steps: AutomationStep[];
  /** The permissions that the runbook's own role needs. */
  readonly statements: PolicyStatement[];
}

/** The operations on a component that a partner may run without permission to change the component. */
export interface Automations {
  /** The permissions to view the component. */
  readonly view: PolicyStatement[];
  /** @default - the component cannot be started */
  readonly start?: Automation;
  /** @default - the component cannot be stopped */
  readonly stop?: Automation;
  /** @default - the component cannot be redeployed */
  readonly redeploy?: Automation;
}
