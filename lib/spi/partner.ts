import type { Role } from 'aws-cdk-lib/aws-iam';
import type { CfnDocument } from 'aws-cdk-lib/aws-ssm';
import type { Automations } from './automation';

/** The access of a partner to its environment. */
export interface IPartnerAccess {
  /**
   * The role of the partner.
   *
   * @default - the environment stands in the partner's own account
   */
  readonly role?: Role;
  /**
   * The Automation runbook that starts the environment.
   *
   * @default - the environment stands in the partner's own account
   */
  readonly startDocument?: CfnDocument;
  /**
   * The Automation runbook that stops the environment.
   *
   * @default - the environment stands in the partner's own account
   */
  readonly stopDocument?: CfnDocument;
  /**
   * The Automation runbook that redeploys every service.
   *
   * @default - the environment stands in the partner's own account
   */
  readonly redeployDocument?: CfnDocument;
  /** Lets the partner operate a component. */
  attach(componentId: string, automations: Automations): void;
}
