import type { Trait } from '../../aws/traits';
import type { Declarations } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import type { CheckFinding, FindingDefinition } from '../findings';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { OutcomeState } from '../outcome';

/**
 * What a check may know besides the resources.
 *
 * @jsii ignore
 */
export interface CheckContext {
  readonly declarations: Declarations;
  readonly profile: StageProfile;
  /** The outcome of another check, which is evaluated once for all that ask. */
  readonly outcomeOfCheck: (check: string) => CheckOutcome;
}

/**
 * The outcome of a check before its findings are rendered.
 *
 * @jsii ignore
 */
export interface CheckOutcome {
  readonly state: OutcomeState;
  /** Why it is met or not applicable, in sentences; empty for the other states, which their findings explain. */
  readonly explanation: string;
  /** The evaluated resources. */
  readonly resources: readonly ModelResource[];
  readonly findings: readonly CheckFinding[];
  /**
   * The state of a requirement that rests on it, if it is not applicable.
   *
   * @default OutcomeState.UNKNOWN
   */
  readonly requirementState?: OutcomeState.NOT_REQUIRED | OutcomeState.PENDING;
  /**
   * True if it is not applicable whatever the resources are: the declarations, or the stage, decide.
   *
   * @default false
   */
  readonly isDeclared?: boolean;
}

/**
 * By which traits a type without facts may change the outcome of a check. A type that may be of any kind, such as a custom
 * resource, may change that of every check.
 *
 * @jsii ignore
 */
export interface Asks {
  /**
   * What it evaluates of every resource: one that is not evaluated may break what is met.
   *
   * @default - nothing
   */
  readonly every?: readonly Trait[];
  /**
   * What must be there for the check to apply, beside what it evaluates of every resource: one that is not
   * evaluated may be that.
   *
   * @default - nothing
   */
  readonly about?: readonly Trait[];
  /**
   * What it looks for: one that is not evaluated may be what is missing.
   *
   * @default - nothing
   */
  readonly any?: readonly Trait[];
  /**
   * The types without facts whose resources it evaluates itself.
   *
   * @default - none
   */
  readonly reads?: readonly string[];
}

/**
 * A check of the resources of an environment.
 *
 * @jsii ignore
 */
export interface Check<Id extends string = string> {
  /** Such as `BAK-2.copied-to-other-region`. */
  readonly id: Id;
  /** What it verifies, in a sentence without a period. */
  readonly title: string;
  /** What to do about its findings in general, in imperative sentences. */
  readonly remediation: string;
  /**
   * What it asks of types without facts.
   *
   * @default - nothing
   */
  readonly asks?: Asks;
  /** All that it can find. */
  readonly findings: readonly FindingDefinition[];
  evaluate(model: ResourceModel, context: CheckContext): CheckOutcome;
}

interface CheckProps<Id extends string> extends Omit<Check<Id>, 'findings'> {
  readonly findings: Readonly<Record<string, { readonly definition: FindingDefinition }>>;
}

/** Defines a check with its findings beside it. */
export function defineCheck<const Id extends string>({ findings, ...check }: CheckProps<Id>): Check<Id> {
  return { ...check, findings: Object.values(findings).map(({ definition }) => definition) };
}

/** From worst to best. */
const FINDING_STATES = [OutcomeState.NOT_MET, OutcomeState.PENDING, OutcomeState.UNKNOWN];

/**
 * The outcome of an evaluation: not met with one fault, pending with one missing declaration, unknown with one open
 * question, else met.
 */
export function outcomeOf(
  resources: readonly ModelResource[],
  findings: readonly CheckFinding[],
  explanation: string,
): CheckOutcome {
  const found = FINDING_STATES.flatMap((state) => findings.filter((finding) => finding.state === state));
  return found.length === 0
    ? { state: OutcomeState.MET, explanation, resources, findings: [] }
    : { state: found[0].state, explanation: '', resources, findings: found };
}

/** The outcome if the environment has nothing that the check applies to. */
export function notApplicable(explanation: string): CheckOutcome {
  return { state: OutcomeState.NOT_APPLICABLE, explanation, resources: [], findings: [] };
}

/** The outcome if the declarations or the stage leave nothing to evaluate, whatever the resources are. */
export function declaredNotApplicable(explanation: string): CheckOutcome {
  return { ...notApplicable(explanation), isDeclared: true };
}

/** The outcome if the environment has nothing, in any type, that the requirement is about. */
export function exempt(explanation: string): CheckOutcome {
  return { ...notApplicable(explanation), requirementState: OutcomeState.NOT_REQUIRED };
}

/** The outcome of a check of the launch while the environment is closed. */
export function noLaunchPlanned(): CheckOutcome {
  return {
    ...declaredNotApplicable('No launch is planned (publicAccess: open).'),
    requirementState: OutcomeState.PENDING,
  };
}

/** The outcome of a check of what comes with the second deployment only. */
export function firstDeployment(): CheckOutcome {
  return {
    ...declaredNotApplicable(
      'The environment is deployed for the first time, and the next deployment protects it from deletion.',
    ),
    requirementState: OutcomeState.PENDING,
  };
}

const WORST_FIRST = [...FINDING_STATES, OutcomeState.MET];

/**
 * The outcome of several evaluations that must all be met: the worst of them.
 *
 * @param explanation why it is not applicable, if none of them applies
 */
export function combinedOutcome(outcomes: readonly CheckOutcome[], explanation: string): CheckOutcome {
  const state = WORST_FIRST.find((worse) => outcomes.some((outcome) => outcome.state === worse));
  if (state === undefined) return notApplicable(explanation);
  const explanations = outcomes.filter((outcome) => outcome.state === state).map((one) => one.explanation);
  return {
    state,
    explanation: explanations.filter((text) => text !== '').join(' '),
    resources: outcomes.flatMap(({ resources }) => resources),
    findings: outcomes.flatMap(({ findings }) => findings),
  };
}
