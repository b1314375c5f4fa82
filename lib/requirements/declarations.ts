import type { DeclaredPublicAccess } from './declared-public-access';
import type { DeclaredConsumer } from './declared-consumer';
import type { DeclaredBackup } from './declared-backup';
import type { DeclaredObjectives, DeclaredSingleton } from './declared-objectives';
import type { DeclaredLaunch } from './declared-launch';
import type { DeclaredPath } from './declared-path';
import type { DeclaredDataResidency } from './declared-data-residency';
import type { DeclaredResourceType } from './declared-resource-type';
import type { FrameworkDefinition } from './framework-definition';
import type { PackName } from './pack-name';
import type { StageKind } from './stage-kind';
import { InheritedOptions } from './inherited-options';
import { WaiverTerms } from './waiver-terms';

/** How people and systems get into the environment. */
export interface DeclaredTeamAccess {
  /** The kind of team access, such as `networks`, `session manager` or `existing`. */
  readonly kind: string;
  /** One line for the report. */
  readonly description: string;
  /** Address ranges (IPv4 or IPv6 CIDR) that may reach the environment. */
  readonly ranges: string[];
  /** Managed prefix lists that may reach the environment. */
  readonly prefixLists: string[];
  /** Security groups outside of the environment whose members may reach the environment. */
  readonly securityGroups: string[];
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
  readonly additionalManagedPolicies?: string[];
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
export interface DeclaredInherited extends InheritedOptions {
  /** The requirement, such as `SEC-1`. */
  readonly requirement: string;
  /**
   * The part of the requirement that it answers, such as `the rules of the web firewall`: only what the templates leave
   * undecided, never a fault that they show.
   *
   * @default - the whole requirement
   */
  readonly part?: string;
}

/** A network that was there before the environment, with what its description says of it. */
export interface DeclaredNetwork {
  /** Why the environment stands in a network that is not its own. */
  readonly reason: string;
  /** Where a reviewer can see how it is built. */
  readonly evidence: string;
  /** The zones of its subnets, as the description gives them. */
  readonly subnets: DeclaredSubnet[];
}

/** A subnet that no template holds. */
export interface DeclaredSubnet {
  readonly id: string;
  readonly zone: string;
}

/** A requirement that the environment need not meet for a time, with the approval of a person who has the authority. */
export interface DeclaredWaiver extends WaiverTerms {
  /** The requirement, such as `SEC-2`. */
  readonly requirement: string;
}

/** A formal or legal framework that applies to the environment, or the answer that none does (FRM-1). */
export interface DeclaredFramework {
  /** The framework's name; `none` if none applies. */
  readonly name: string;
  /** Why none applies. */
  readonly noneBecause?: string;
  /** The packs of cdk-nag rules that show some of its controls. */
  readonly packs: PackName[];
  /**
   * Its controls, for a framework of the application's own.
   *
   * @default - it is built in
   */
  readonly definition?: FrameworkDefinition;
}

/** What a description may answer; what it leaves out is not answered, which is shown as open where a stage asks for it. */
export interface DeclaredAnswers {
  /** @default - not declared */
  readonly teamAccess?: DeclaredTeamAccess;
  /** @default - there is no partner */
  readonly partner?: DeclaredPartner;
  /**
   * What components live without for a time.
   *
   * @default - nothing
   */
  readonly waivers?: DeclaredWaiver[];
  /**
   * The formal and legal frameworks.
   *
   * @default - not declared
   */
  readonly frameworks?: DeclaredFramework[];
  /**
   * Where its data has to stay.
   *
   * @default - anywhere
   */
  readonly dataResidency?: DeclaredDataResidency;
  /**
   * The plan by which the environment is open to its users.
   *
   * @default - it is closed
   */
  readonly launch?: DeclaredLaunch;
  /**
   * Who passes the public face.
   *
   * @default - there is none
   */
  readonly publicAccess?: DeclaredPublicAccess;
  /**
   * What is kept of the data.
   *
   * @default - not declared
   */
  readonly backup?: DeclaredBackup;
  /**
   * The paths that backups and monitoring take.
   *
   * @default - none
   */
  readonly paths?: DeclaredPath[];
  /**
   * Services that run once.
   *
   * @default - none
   */
  readonly singletons?: DeclaredSingleton[];
  /**
   * Consumers outside of the environment.
   *
   * @default - none
   */
  readonly consumers?: DeclaredConsumer[];
  /**
   * Whether it is deployed for the first time, without protection from deletion.
   *
   * @default false
   */
  readonly firstDeployment?: boolean;
  /**
   * What the business needs of the capacity.
   *
   * @default - not declared
   */
  readonly objectives?: DeclaredObjectives;
  /**
   * The network that is there already, and whose it is.
   *
   * @default - the network is the environment's own
   */
  readonly network?: DeclaredNetwork;
  /**
   * Custom resources and other types without facts.
   *
   * @default - none: such a type makes unknown what its resources could change
   */
  readonly resourceTypes?: DeclaredResourceType[];
}

/**
 * What the description of an environment declares: the typed answers that stand next to the resources when they are
 * checked. Never a component's claim about its own resources.
 */
export interface Declarations extends DeclaredAnswers {
  /** The environment, as its construct path tells it. */
  readonly environment: string;
  readonly stage: StageKind;
  readonly owner: string;
  readonly egress: DeclaredEgress[];
  readonly inherited: DeclaredInherited[];
}
