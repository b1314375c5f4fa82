import { CATALOG } from './catalog';
import { deepFreeze } from './deep-freeze';
import { Basis, type Cell, Condition, type Minimum, Obligation, type Requirement } from './requirement';
import { STAGE_FACTS } from './stage-facts';
import type { StageKind } from './stage-kind';
import type { ResolvedRequirement, StageMinimum, StageProfile } from './stage-profile';

/** What an environment's description decides about its requirements. */
export interface StageDecisions {
  /** The conditions that hold, in any order. */
  readonly conditions: readonly Condition[];
  /**
   * Whether the environment is deployed for the first time.
   *
   * @default false
   */
  readonly firstDeployment?: boolean;
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
    protectsFromDeletion: STAGE_FACTS[stage].retainsData && decisions.firstDeployment !== true,
    conditions,
  });
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
