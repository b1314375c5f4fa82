/** Who comes first. */
export enum LaunchKind {
  /** Every user at the same time. */
  HARD = 'hard',
  /** A select group of users before the others. */
  SOFT = 'soft',
}

/** What users will experience (DWN-1). */
export interface UserExperience {
  /** True if the solution cannot be used for a time. */
  readonly downtime: boolean;
  /** True if connected clients lose their connection. */
  readonly disconnection: boolean;
  /** True if users must upgrade their client before they can go on. */
  readonly clientUpgrade: boolean;
}

/** Why the opening day is the right one (WHN-1). */
export interface LaunchMoment {
  /** When most users are there, such as `weekdays 17:00 to 21:00 UTC`. */
  readonly busiestHours: string;
  /** Events for which the system must be up, such as `clearance sale, 2027-01-02 to 2027-01-09`; empty if there are none. */
  readonly specialEvents: readonly string[];
  /** When the team is there to support and troubleshoot, such as `2027-03-30 06:00 to 2027-04-02 20:00 UTC`. */
  readonly teamAvailable: string;
}

/** What users are told before the opening (NTF-1). */
export interface UserNotice {
  /** Who is told. */
  readonly to: string;
  /** What they are told: the downtime, or what they must do. */
  readonly message: string;
  /** By what they are told, such as `e-mail` or `banner`. */
  readonly channel: string;
  /** The day, `YYYY-MM-DD`, before the opening. */
  readonly on: string;
}

/** A third party that provides data or services, and how it is told (NTF-2). */
export interface ThirdParty {
  readonly name: string;
  /** The data or service that it provides. */
  readonly provides: string;
  /** By what it is told, such as `e-mail`. */
  readonly channel: string;
  /** The day, `YYYY-MM-DD`, before the opening. */
  readonly on: string;
}

/** How a component goes back to what was there before (RBK-1). */
export interface RollBack {
  /** How it is done, such as `ECS deploys the former task definition`. */
  readonly how: string;
  /** What triggers it, such as `the deployment alarms`. */
  readonly trigger: string;
  /** How long it takes, such as `10 minutes`. */
  readonly takes: string;
  /** What happens to data, such as `written by both versions; nothing is lost`. */
  readonly data: string;
}

/** A component that rolls out (DEP-1). */
export interface ComponentRollOut {
  /** The id under which the component was added. */
  readonly component: string;
  /** True if it is deployed with the environment's stacks, false if people do it by hand (DEP-2). */
  readonly automated: boolean;
  /**
   * True if it rolls out side by side with the component before it, false if it waits for it.
   *
   * @default false
   */
  readonly besidePrevious?: boolean;
  /** How it is rolled back (RBK-1). */
  readonly rollBack: RollBack;
}

/** The select group that a soft launch is for (LCH-2). */
export interface Audience {
  /** Who they are, such as `beta testers of the partner`. */
  readonly description: string;
  /** Where they come from: one to thirty IPv4 ranges (CIDR) of /8 or smaller that do not overlap. */
  readonly ranges: readonly string[];
}

/** What the plan of a launch answers. */
export interface LaunchPlanOptions {
  /**
   * The day on which users come, `YYYY-MM-DD` (WHN-1). Attestations and waivers must be valid on it. It stays in the plan
   * once it has passed.
   */
  readonly opensOn: string;
  /** What users will experience. */
  readonly experience: UserExperience;
  /** Why that day. */
  readonly moment: LaunchMoment;
  /** What users are told in advance. An empty list is an answer only if they notice nothing. */
  readonly notices: readonly UserNotice[];
  /** Third parties that provide data or services; an empty list says that there are none. */
  readonly thirdParties: readonly ThirdParty[];
  /** The components that roll out, in their order; what is not named stays as it is. At least one. */
  readonly components: readonly ComponentRollOut[];
}

/** How the environment goes live. */
export interface DeclaredLaunch extends LaunchPlanOptions {
  /** Hard or soft (LCH-1). */
  readonly kind: LaunchKind;
  /** The select group of a soft launch. */
  readonly audience?: Audience;
}
