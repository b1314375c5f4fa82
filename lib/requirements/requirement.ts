import { StageKind } from './stage-kind';

/** How strongly a stage is bound to a requirement. */
export enum Obligation {
  REQUIRED = 'required',
  /** Required if a named condition holds for the environment. */
  CONDITIONAL = 'conditional',
  /** Nice to have: off unless asked for. */
  NICE_TO_HAVE = 'nice to have',
  NOT_REQUIRED = 'not required',
}

/** Whose demand a cell is. */
export enum Basis {
  /** "Production Rollout Guidelines". */
  GUIDE = 'guide',
  /** "Planning for production". */
  PLAN = 'plan',
  /** The project's brief. */
  BRIEF = 'brief',
  /** Ours, where we go further than the documents ask. */
  OURS = 'ours',
}

/** What decides a conditional cell. */
export enum Condition {
  USER_DATA_RETAINED = 'user data is to be retained for the production launch',
  AVAILABILITY_ASKS_FOR_MONITORING = 'the declared availability asks for monitoring',
  PRIVATE_PATHS_EXIST = 'the environment has paths for backups or monitoring to another place',
  USERS_NOTICE = 'users notice the deployment',
  THIRD_PARTIES_DECLARED = 'third parties that provide data or services are declared',
  STAFF_IN_PLACE = 'named for the staff and processes that are in place',
}

/** A figure that a requirement sets for a stage. */
export interface Minimum {
  /** Instances of each service. */
  readonly instances?: number;
  /** Availability zones that the network and each service stand in. */
  readonly zones?: number;
}

/** What one requirement means for one stage. */
export interface Cell {
  readonly obligation: Obligation;
  /** Whose demand it is; a cell that demands nothing has the basis of the document that leaves it open. */
  readonly basis: Basis;
  /** Set if, and only if, the obligation is conditional. */
  readonly condition?: Condition;
  readonly minimum?: Minimum;
  /** A restriction of the requirement in this stage, such as `at the network`. */
  readonly note?: string;
}

/** Where a requirement stands. */
export interface Source {
  readonly document: 'Production Rollout Guidelines' | 'Planning for production' | 'Brief' | 'Ours';
  readonly section: string;
}

/**
 * What proves a requirement. A row may need several kinds at once; `checks` names rules that look at the synthesized
 * resources, and a template-proved row whose rules are not built yet must say so.
 */
export interface Proof<CheckId extends string = string> {
  readonly template?: { readonly checks: readonly [CheckId, ...CheckId[]] } | { readonly notBuiltYet: string };
  /** What a person signs, with date, name and evidence. */
  readonly attested?: string;
  /** What the description of the environment must answer. */
  readonly declared?: string;
  /** The checklist itself is the proof. */
  readonly checklist?: string;
  /** True if either the template or the declaration proves the row, false if both are needed. */
  readonly either?: boolean;
}

/** One row of the catalogue. */
export interface Requirement<Id extends string = string, CheckId extends string = string> {
  /** Stable identifier, such as `STG-1`. */
  readonly id: Id;
  /** A few words. */
  readonly title: string;
  /** One or two sentences, in our words. */
  readonly statement: string;
  readonly sources: readonly Source[];
  readonly stages: Readonly<Record<StageKind, Cell>>;
  readonly proof: Proof<CheckId>;
}
