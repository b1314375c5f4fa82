import { CATALOG, type RequirementId } from './catalog';
import { deepFreeze } from './deep-freeze';
import { Basis, type Cell, Condition, type Minimum, Obligation, type Requirement } from './requirement';
import { STAGE_FACTS } from './stage-facts';
import type { StageKind } from './stage-kind';

/** What an environment's description decides about its requirements. */
export interface StageDecisions {
  /** The conditions that hold, in any order. */
  readonly conditions: readonly Condition[];
}

/** A requirement as it stands for one environment. */
export interface ResolvedRequirement {
  readonly definition: Requirement;
  readonly cell: Cell;
  /** True if the environment must meet it. */
  readonly required: boolean;
  /** Why it is, or is not, required. */
  readonly reason: string;
  /** The rules that look at this environment's resources to prove the requirement; none if it is not required. */
  readonly checks: readonly string[];
  /**
   * The rules that tell whether it is there although no stage asks for it; none for a requirement that some stage requires. They
   * prove nothing, and what they miss is no fault.
   */
  readonly optionalChecks: readonly string[];
  /**
   * The rule that finds what the environment need not have.
   *
   * @default - the requirement is required, or absence is not checked
   */
  readonly absenceCheck?: string;
}

/** The figures that a stage asks for. */
export interface StageMinimum {
  /** Instances of each service. */
  readonly instances: number;
  /** Availability zones that the network and each service stand in. */
  readonly zones: number;
}

/** What a stage demands of one environment: pure data, frozen. */
export interface StageProfile {
  readonly stage: StageKind;
  /** Every requirement of the catalogue, by its id, in the catalogue's order. */
  readonly requirements: { readonly [id: string]: ResolvedRequirement };
  /** The largest figure that any required requirement sets. */
  readonly minimum: StageMinimum;
  /** True if stores, vaults and keys outlive the environment (soft launch and production). */
  readonly retainsData: boolean;
  /** The conditions that hold, each once. */
  readonly conditions: readonly Condition[];
}

/** Two zones, since load balancers and database subnet groups take no fewer. */
const LEAST: StageMinimum = { instances: 1, zones: 2 };

const WHO: Readonly<Record<Basis, string>> = {
  [Basis.GUIDE]: 'the guide',
  [Basis.PLAN]: 'the plan',
  [Basis.BRIEF]: 'the brief',
  [Basis.OURS]: 'this package, beyond the documents',
  [Basis.APPLICATION]: 'the application',
};

/** What a stage demands of an environment for which these decisions were made. Depends on nothing else. */
export function resolveProfile(stage: StageKind, decisions: StageDecisions): StageProfile {
  const conditions = Object.values(Condition).filter((condition) => decisions.conditions.includes(condition));
  const resolved = CATALOG.map((definition) => resolve(definition, stage, conditions));
  const minimums = resolved
    .filter((requirement) => requirement.required)
    .map((requirement) => requirement.cell.minimum ?? {});
  return deepFreeze({
    stage,
    requirements: Object.fromEntries(resolved.map((requirement) => [requirement.definition.id, requirement])),
    minimum: {
      instances: largest(minimums, 'instances'),
      zones: largest(minimums, 'zones'),
    },
    retainsData: STAGE_FACTS[stage].retainsData,
    conditions,
  });
}

/** True if the environment must meet the requirement. */
export function isRequired(profile: StageProfile, id: RequirementId): boolean {
  return profile.requirements[id].required;
}

function resolve(
  definition: Requirement,
  stage: StageKind,
  conditions: readonly Condition[],
): ResolvedRequirement {
  const cell = definition.stages[stage];
  const { template, absenceCheck } = definition.proof;
  const holds = (condition?: Condition) => condition === undefined || conditions.includes(condition);
  const required = isBinding(cell) && holds(cell.condition);
  const asksTemplate = required && holds(cell.templateCondition);
  const isOptional =
    cell.obligation === Obligation.NICE_TO_HAVE && !Object.values(definition.stages).some(isBinding);
  return {
    definition,
    cell,
    required,
    reason: reasonOf(cell, required, asksTemplate),
    checks: asksTemplate ? (template?.checks ?? []) : [],
    optionalChecks: isOptional ? (template?.checks ?? []) : [],
    absenceCheck: required || !STAGE_FACTS[stage].staysLean ? undefined : absenceCheck,
  };
}

function isBinding({ obligation }: Cell): boolean {
  return obligation === Obligation.REQUIRED || obligation === Obligation.CONDITIONAL;
}

function reasonOf(cell: Cell, required: boolean, asksTemplate: boolean): string {
  const note = cell.note === undefined ? '' : ` (${cell.note})`;
  const exception =
    required && !asksTemplate
      ? `; no template has to prove it, since this does not hold: ${cell.templateCondition}`
      : '';
  switch (cell.obligation) {
    case Obligation.REQUIRED:
      return `required by ${WHO[cell.basis]}${note}${exception}`;
    case Obligation.CONDITIONAL:
      return required
        ? `conditional: required by ${WHO[cell.basis]}${note}, since ${cell.condition}${exception}`
        : `conditional: not required, since this does not hold: ${cell.condition}`;
    case Obligation.NICE_TO_HAVE:
      return 'nice to have';
    case Obligation.NOT_REQUIRED:
      return `not required by ${WHO[cell.basis]}${note}`;
  }
}

function largest(minimums: readonly Minimum[], figure: keyof StageMinimum): number {
  return Math.max(LEAST[figure], ...minimums.map((minimum) => minimum[figure] ?? 0));
}
