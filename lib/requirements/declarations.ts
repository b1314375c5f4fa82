import { StageKind } from './stage-kind';

/** How people and systems get into the environment. */
export interface DeclaredEntry {
  /** The kind of way in, such as `networks`, `session manager` or `existing`. */
  readonly kind: string;
  /** One line for the report. */
  readonly description: string;
  /** Address ranges (IPv4 or IPv6 CIDR) that may reach the environment. */
  readonly ranges: readonly string[];
  /** Managed prefix lists that may reach the environment. */
  readonly prefixLists: readonly string[];
  /** Security groups made elsewhere whose members may reach the environment. */
  readonly securityGroups: readonly string[];
}

/** By what a partner or client controls an environment. */
export enum PartnerControl {
  /** The environment stands in the partner's own account. */
  OWN_ACCOUNT = 'own account',
  /** The partner's account may assume a role. */
  ROLE = 'role',
}

/** How the partner or client controls the environment. */
export interface DeclaredPartner {
  readonly name: string;
  readonly control: PartnerControl;
  /** The partner's AWS account, twelve digits. */
  readonly account: string;
  /**
   * ARNs of the policies by which the owner lets the partner do more than look, start, stop and redeploy.
   *
   * @default - none
   */
  readonly widenedBy?: readonly string[];
}

/** Traffic that leaves the environment, as its components declared it. */
export interface DeclaredEgress {
  /** The component that sends. */
  readonly component: string;
  /** Destination range (CIDR). */
  readonly destination: string;
  readonly port: number;
  readonly reason: string;
}

/** A requirement that the organization meets outside of this environment. */
export interface DeclaredElsewhere {
  /** The requirement, such as `SEC-1`. */
  readonly row: string;
  readonly reason: string;
  /** Where a reviewer can see it. */
  readonly evidence: string;
}

/**
 * What the description of an environment declares: the typed answers that stand next to the resources when they are
 * checked. Never a component's claim about its own resources.
 */
export interface Declarations {
  /** The environment, as its construct path tells it. */
  readonly environment: string;
  readonly stage: StageKind;
  readonly owner: string;
  readonly entry?: DeclaredEntry;
  readonly partner?: DeclaredPartner;
  readonly egress: readonly DeclaredEgress[];
  readonly elsewhere: readonly DeclaredElsewhere[];
}
