/** How strongly a stage is bound to a requirement. */
export enum Obligation {
  REQUIRED = 'required',
  /** Required if a named condition holds for the environment. */
  CONDITIONAL = 'conditional',
  /** Nice to have. */
  NICE_TO_HAVE = 'nice to have',
  /** Off by default, may be switched on. */
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
  /** A check of the application that uses this package. */
  APPLICATION = 'application',
}

/** What decides a conditional cell: a clause that holds for an environment or does not. */
export enum Condition {
  USER_DATA_RETAINED = 'user data must be retained for the production launch',
  AVAILABILITY_ASKS_FOR_MONITORING = 'the declared availability asks for monitoring',
  PRIVATE_PATHS_EXIST = 'the environment has paths for backups or monitoring to another place',
  USERS_NOTICE = 'users notice the deployment',
  THIRD_PARTIES_DECLARED = 'third parties that provide data or services are declared',
  STAFFED = 'staff and processes to operate the environment are in place',
}

/**
 * A figure that a requirement sets for a stage.
 *
 * @jsii ignore
 */
export interface Minimum {
  /** Instances of each service. */
  readonly instances?: number;
  /** Availability zones that the network and each service stand in. */
  readonly zones?: number;
}

/**
 * What one requirement means for one stage.
 *
 * @jsii ignore
 */
export interface Cell {
  readonly obligation: Obligation;
  /** Whose demand it is; a cell that demands nothing has the basis of the document that leaves it open. */
  readonly basis: Basis;
  /** Set if, and only if, the obligation is conditional. */
  readonly condition?: Condition;
  /**
   * The condition without which the part that a template proves is not asked for; the rest of a required requirement stays.
   *
   * @default - the whole requirement is asked for
   */
  readonly templateCondition?: Condition;
  readonly minimum?: Minimum;
  /** A restriction of the requirement in this stage, or the document's own words on it. */
  readonly note?: string;
}

/** The texts that requirements come from. */
export enum SourceDocument {
  GUIDE = 'Production Rollout Guidelines',
  PLAN = 'Planning for production',
  BRIEF = 'Brief',
  OURS = 'Ours',
}

/**
 * Where a requirement stands.
 *
 * @jsii ignore
 */
export interface Source {
  readonly document: SourceDocument;
  /** The heading in the document, the words of the brief, or our own reason. */
  readonly section: string;
}

/**
 * How synthesized resources prove a requirement.
 *
 * @jsii ignore
 */
export interface TemplateProof {
  /** Identifiers of the rules that look at the resources. */
  readonly checks: readonly string[];
}

/**
 * What proves a requirement. A requirement may need several kinds at once.
 *
 * @jsii ignore
 */
export interface Proof {
  readonly template?: TemplateProof;
  /** What a person signs, with date, name and evidence. */
  readonly attested?: string;
  /** What the description of the environment must answer. */
  readonly declared?: string;
  /** Why the checklist itself is the proof. */
  readonly checklist?: string;
  /**
   * True if either the template or the declaration proves the requirement, false if all kinds are needed.
   *
   * @default false
   */
  readonly either?: boolean;
  /**
   * The rule that finds what this requirement asks for in an environment that is not bound to it. It proves nothing and fails
   * nothing that is required: what it finds is shown as not required, but present.
   *
   * @default - not checked
   */
  readonly absenceCheck?: string;
}

/**
 * One requirement of the catalogue.
 *
 * @jsii ignore
 */
export interface Requirement {
  /** Stable identifier, such as `STG-1`. */
  readonly id: string;
  /** A few words. */
  readonly title: string;
  /** One or two sentences. */
  readonly statement: string;
  readonly sources: readonly Source[];
  /** By stage, the keys being the values of `StageKind`. */
  readonly stages: { readonly [stage: string]: Cell };
  readonly proof: Proof;
}
