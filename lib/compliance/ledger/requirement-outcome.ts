import { type Outcome, OutcomeState } from '../outcome';
import type { Declarations } from '../../requirements/declarations';
import type { Proof } from '../../requirements/requirement';
import type { ResolvedRequirement } from '../../requirements/stage-profile';
import { answerOf, leavesNothingToProve } from './declared-answers';
import type { ValidRecords } from '../records/valid-records';
import { outcomeStateOf } from '../records/waived-findings';
import { sentencesOf } from '../sentences';

/** A state, and the sentence that explains it. */
export interface RequirementOutcome {
  readonly state: OutcomeState;
  readonly reason: string;
}

/** From the worst to the best: of several parts that must all hold, the worst is the requirement's. */
const WORST_FIRST: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.UNKNOWN,
  // What is waived is never shown as met, also where checks have met the rest.
  OutcomeState.WAIVED,
  // What is signed is never shown as met, also where checks have met the rest.
  OutcomeState.ATTESTED,
  OutcomeState.MET,
  OutcomeState.DECLARED,
];

/** What is left to be seen to, the worst first. */
export const PENDING_STATES: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.NOT_CHECKED,
  OutcomeState.UNKNOWN,
];

const NOTHING_SIGNED: ValidRecords = { attested: new Map(), waived: new Map() };

/**
 * How a requirement stands, by the verdicts of its checks, what the environment's description declares, and what was
 * signed and waived.
 */
export function requirementOutcome(
  requirement: ResolvedRequirement,
  verdicts: readonly Outcome[],
  declarations: Declarations,
  validRecords: ValidRecords = NOTHING_SIGNED,
): RequirementOutcome {
  const outcome = outcomeWithoutWaiver(requirement, verdicts, declarations, validRecords);
  return requirement.required
    ? underWaiver(outcome, validRecords.waived.get(requirement.definition.id))
    : outcome;
}

/** How a requirement or a control stands if it is waived; a waiver changes nothing where it is not needed, or does not hold. */
export function underWaiver(
  outcome: RequirementOutcome,
  waiver: RequirementOutcome | undefined,
): RequirementOutcome {
  if (waiver === undefined || !isPending(outcome)) return outcome;
  return waiver.state === OutcomeState.WAIVED
    ? {
        ...waiver,
        reason: sentencesOf([waiver.reason, `Without the waiver it is ${outcome.state}: ${outcome.reason}`]),
      }
    : { ...outcome, reason: sentencesOf([outcome.reason, waiver.reason]) };
}

/** The reason of a requirement whose answer is missing. */
export function declarationMissing(asked: string): string {
  return `not declared: ${asked}`;
}

/** The reason of a requirement whose signature is missing. */
export function attestationMissing(asked: string): string {
  return `nobody has signed ${asked}`;
}

/** True if the requirement does not stand without a waiver. */
export function needsWaiver({ required }: ResolvedRequirement, outcome: RequirementOutcome): boolean {
  return required && isPending(outcome);
}

/** True for what a waiver can do without. */
export function isPending({ state }: RequirementOutcome): boolean {
  return PENDING_STATES.includes(state);
}

/** How a requirement would stand if nobody had waived the requirement. */
export function outcomeWithoutWaiver(
  requirement: ResolvedRequirement,
  verdicts: readonly Outcome[],
  declarations: Declarations,
  validRecords: ValidRecords,
): RequirementOutcome {
  const outcome = requirement.required
    ? required(requirement, verdicts, declarations, validRecords)
    : notRequired(requirement, verdicts);
  const inherited = declarations.inherited.find((one) => one.requirement === requirement.definition.id);
  if (inherited === undefined) return outcome;
  const { part, reason, evidence } = inherited;
  if (part === undefined) return { state: OutcomeState.INHERITED, reason: `${reason} (${evidence})` };
  if (outcome.state !== OutcomeState.UNKNOWN) return outcome;
  return {
    state: OutcomeState.INHERITED,
    reason: `${part}: ${reason} (${evidence}); in the templates: ${outcome.reason}`,
  };
}

function notRequired(
  { reason, optionalChecks }: ResolvedRequirement,
  verdicts: readonly Outcome[],
): RequirementOutcome {
  // First those of the optional checks, then that of the absence check.
  const optional = verdicts.slice(0, optionalChecks.length);
  const present = verdicts.slice(optionalChecks.length).find(({ state }) => state === OutcomeState.NOT_MET);
  if (present !== undefined) return { state: OutcomeState.NOT_REQUIRED_BUT_PRESENT, reason: present.reason };
  const looked = optional.filter(({ state }) => state !== OutcomeState.NOT_APPLICABLE);
  if (looked.length === 0) return { state: OutcomeState.NOT_REQUIRED, reason };
  const missed = looked.find(({ state }) => state !== OutcomeState.MET);
  return missed === undefined
    ? { state: OutcomeState.MET, reason: sentencesOf([reason, ...looked.map((one) => one.reason)]) }
    : {
        state: OutcomeState.NOT_REQUIRED,
        reason: sentencesOf([reason, `${missed.state}: ${missed.reason}`]),
      };
}

function required(
  requirement: ResolvedRequirement,
  verdicts: readonly Outcome[],
  declarations: Declarations,
  { attested, checklist }: ValidRecords,
): RequirementOutcome {
  const { proof, id } = requirement.definition;
  const template = templateParts(requirement, verdicts);
  const declared = proof.declared === undefined ? [] : [answered(id, proof.declared, declarations)];
  // The check reads the answer too.
  if (proof.either === true) return worst(template);
  if (leavesNothingToProve(id, declarations)) return worst(declared);
  return worst([
    ...template,
    ...declared,
    ...signedParts(requirement, attested),
    ...checklistParts(proof, checklist),
  ]);
}

function signedParts(
  { definition: { id, proof } }: ResolvedRequirement,
  attested: ValidRecords['attested'],
): RequirementOutcome[] {
  if (proof.attested === undefined) return [];
  const nobody = { state: OutcomeState.PENDING, reason: attestationMissing(proof.attested) };
  return [attested.get(id) ?? nobody];
}

function checklistParts({ checklist }: Proof, kept: RequirementOutcome | undefined): RequirementOutcome[] {
  if (checklist === undefined) return [];
  return [kept ?? { state: OutcomeState.PENDING, reason: `no checklist is kept, which shows ${checklist}` }];
}

function templateParts({ checks }: ResolvedRequirement, verdicts: readonly Outcome[]): RequirementOutcome[] {
  if (checks.length === 0) return [];
  const applicable = verdicts.filter(({ state }) => state !== OutcomeState.NOT_APPLICABLE);
  if (applicable.length === 0) {
    const reason = verdicts.at(0)?.reason ?? 'no check was run';
    return [{ state: OutcomeState.UNKNOWN, reason }];
  }
  return applicable.map(outcomeStateOf);
}

function answered(id: string, asked: string, declarations: Declarations): RequirementOutcome {
  const answer = answerOf(id, declarations);
  return answer === undefined
    ? { state: OutcomeState.PENDING, reason: declarationMissing(asked) }
    : { state: OutcomeState.DECLARED, reason: answer };
}

function worst(parts: readonly RequirementOutcome[]): RequirementOutcome {
  for (const state of WORST_FIRST) {
    const reasons = parts.filter((part) => part.state === state).map(({ reason }) => reason);
    // What leaves several checks undecided is told once.
    if (reasons.length > 0) return { state, reason: sentencesOf([...new Set(reasons)]) };
  }
  return { state: OutcomeState.NOT_CHECKED, reason: 'nothing proves it yet' };
}
