/** What users will experience (DWN-1). */
export interface UserExperience {
  /** True if the solution cannot be used for a time. */
  readonly downtime: boolean;
  /** True if connected clients lose their connection. */
  readonly disconnection: boolean;
  /** True if users must upgrade their client before they can go on. */
  readonly clientUpgrade: boolean;
}

/** An event for which the system must be up: nothing is changed while it lasts. */
export interface SpecialEvent {
  /** What it is, such as `clearance sale`. */
  readonly name: string;
  /** Its first day in UTC, `YYYY-MM-DD`. */
  readonly firstDay: string;
  /** Its last day, which belongs to it; the first day or a later one. */
  readonly lastDay: string;
}

/** When the team is there to support and troubleshoot. */
export interface TeamAvailability {
  /** The first day in UTC, `YYYY-MM-DD`. */
  readonly from: string;
  /** The last day, which belongs to it; the first day or a later one. */
  readonly to: string;
}

/** Why the opening day is the right one (WHN-1). */
export interface LaunchMoment {
  /** When most users are there, such as `weekdays 17:00 to 21:00 UTC`. */
  readonly busiestHours: string;
  /**
   * Events for which the system must be up; empty if there are none. None of them is on the opening day. They stand as
   * freezes in a calendar of AWS Systems Manager (Change Calendar), which what deploys can ask.
   */
  readonly specialEvents: SpecialEvent[];
  /** When the team is there; the opening day is one of these days. */
  readonly teamAvailable: TeamAvailability;
}

/** When and how recipients are notified before the opening. */
export interface Notice {
  /** The channel, such as `e-mail` or `banner`. */
  readonly channel: string;
  /**
   * The day, `YYYY-MM-DD`, before the opening. At 9:00 UTC the environment's contacts receive the message, its recipient and
   * its channel, and notify the recipient: the environment has no other address than theirs.
   */
  readonly on: string;
  /**
   * Where a reviewer can see that they have been notified, such as a link. Nothing is then scheduled. Say it before a
   * deployment that makes or changes a notice of a day that has passed: Amazon EventBridge Scheduler does not say what
   * it does with one, and may refuse it.
   *
   * @default - not notified yet
   */
  readonly notifiedAt?: string;
}

/** A notice to users before the opening (NTF-1). */
export interface UserNotice extends Notice {
  /** The recipients. */
  readonly to: string;
  /** The message: the downtime, or what they must do. */
  readonly message: string;
}

/** A third party that provides data or services, and how it is notified (NTF-2). */
export interface ThirdParty extends Notice {
  /** Who it is. */
  readonly name: string;
  /** The data or service that it provides. */
  readonly provides: string;
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
  readonly parallelWithPrevious?: boolean;
  /** How it is rolled back (RBK-1). */
  readonly rollBack: RollBack;
}

/** The select group that a soft launch is for (LCH-2). */
export interface Audience {
  /** Who they are, such as `beta testers of the partner`. */
  readonly description: string;
  /** Where they come from: one to thirty IPv4 ranges (CIDR) of /8 or smaller that do not overlap. */
  readonly ranges: string[];
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
  /** The notices to users. An empty list is an answer only if they notice nothing. */
  readonly notices: UserNotice[];
  /** Third parties that provide data or services; an empty list says that there are none. */
  readonly thirdParties: ThirdParty[];
  /** The components that roll out, in their order; what is not named stays as it is. At least one. */
  readonly components: ComponentRollOut[];
}
