import { type Outcome, OutcomeState, PendingReason, type RequirementOutcome } from '../outcome';
import { pendingOutcome } from '../pending-outcome';
import type { Declarations } from '../../requirements/declarations';
import type { Proof } from '../../requirements/requirement';
import type { ResolvedRequirement } from '../../requirements/stage-profile';
import { answerOf, declaringKey, leavesNothingToProve } from './declared-answers';
import type { ValidRecords } from '../records/valid-records';
import { outcomeStateOf } from '../records/waived-findings';
import { sentencesOf } from '../sentences';

/** From worst to best: of several parts that must all be met, the worst decides. */
const WORST_FIRST: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.UNKNOWN,
  // A requirement with a waived or attested part is never shown as met, even if checks find the rest met.
  OutcomeState.WAIVED,
  OutcomeState.ATTESTED,
  OutcomeState.MET,
  OutcomeState.DECLARED,
];

/** The states that leave something to do, the worst first. */
export const PENDING_STATES: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.NOT_CHECKED,
  OutcomeState.UNKNOWN,
];

const NO_RECORDS: ValidRecords = { attested: new Map(), waived: new Map() };

/** The outcome of a requirement: from the results of its checks, the declarations, and the records. */
export function requirementOutcome(
  requirement: ResolvedRequirement,
  results: readonly Outcome[],
  declarations: Declarations,
  validRecords: ValidRecords = NO_RECORDS,
): RequirementOutcome {
  const outcome = outcomeWithoutWaiver(requirement, results, declarations, validRecords);
  return requirement.required
    ? underWaiver(outcome, validRecords.waived.get(requirement.definition.id))
    : outcome;
}

/** The outcome of a requirement or a control under its waiver, which changes nothing that leaves nothing to do. */
export function underWaiver(
  outcome: RequirementOutcome,
  waiver: RequirementOutcome | undefined,
): RequirementOutcome {
  if (waiver === undefined || !isPending(outcome)) return outcome;
  if (waiver.state === OutcomeState.WAIVED) {
    return {
      ...waiver,
      reason: sentencesOf([waiver.reason, `Without the waiver it is ${outcome.state}: ${outcome.reason}`]),
    };
  }
  return {
    ...outcome,
    reason: sentencesOf([outcome.reason, waiver.reason]),
    ...(outcome.pending && { pending: [...new Set([...outcome.pending, PendingReason.VALID_RECORD])] }),
  };
}

/** True if a requirement cannot do without a waiver. */
export function needsWaiver({ required }: ResolvedRequirement, outcome: RequirementOutcome): boolean {
  return required && isPending(outcome);
}

/** True if the outcome leaves something to do. */
export function isPending({ state }: RequirementOutcome): boolean {
  return PENDING_STATES.includes(state);
}

/** The outcome of a requirement if its waiver is left out of account. */
export function outcomeWithoutWaiver(
  requirement: ResolvedRequirement,
  results: readonly Outcome[],
  declarations: Declarations,
  validRecords: ValidRecords,
): RequirementOutcome {
  const outcome = requirement.required
    ? required(requirement, results, declarations, validRecords)
    : notRequired(requirement, results);
  const inherited = declarations.inherited.find((one) => one.requirement === requirement.definition.id);
  if (inherited === undefined) return outcome;
  const { part, from, evidence } = inherited;
  if (part === undefined) return { state: OutcomeState.INHERITED, reason: `${from} (${evidence})` };
  if (outcome.state !== OutcomeState.UNKNOWN) return outcome;
  return {
    state: OutcomeState.INHERITED,
    reason: `${part}: ${from} (${evidence}); in the templates: ${outcome.reason}`,
  };
}

function notRequired(
  { reason, optionalChecks }: ResolvedRequirement,
  results: readonly Outcome[],
): RequirementOutcome {
  // First those of the optional checks, then that of the absence check.
  const optional = results.slice(0, optionalChecks.length);
  const present = results.slice(optionalChecks.length).find(({ state }) => state === OutcomeState.NOT_MET);
  if (present !== undefined) return { state: OutcomeState.NOT_REQUIRED_BUT_PRESENT, reason: present.reason };
  const applicable = optional.filter(({ state }) => state !== OutcomeState.NOT_APPLICABLE);
  if (applicable.length === 0) return { state: OutcomeState.NOT_REQUIRED, reason };
  const missed = applicable.find(({ state }) => state !== OutcomeState.MET);
  return missed === undefined
    ? { state: OutcomeState.MET, reason: sentencesOf([reason, ...applicable.map((one) => one.reason)]) }
    : {
        state: OutcomeState.NOT_REQUIRED,
        reason: sentencesOf([reason, `${missed.state}: ${missed.reason}`]),
      };
}

function required(
  requirement: ResolvedRequirement,
  results: readonly Outcome[],
  declarations: Declarations,
  { attested, checklist }: ValidRecords,
): RequirementOutcome {
  const { proof, id } = requirement.definition;
  const template = templateParts(requirement, results);
  const declared = proof.declared === undefined ? [] : [declaredPart(id, proof.declared, declarations)];
  // The check reads the declaration too.
  if (proof.either === true) return worst(template);
  if (leavesNothingToProve(id, declarations)) return worst(declared);
  const exemption = exemptionOf(results);
  if (exemption !== undefined) return exemption;
  return worst([
    ...template,
    ...declared,
    ...attestedParts(requirement, attested),
    ...checklistParts(proof, checklist),
  ]);
}

/** The outcome of a requirement that is about nothing that the environment has. */
function exemptionOf(results: readonly Outcome[]): RequirementOutcome | undefined {
  const isExempt =
    results.length > 0 &&
    results.every(({ requirementState }) => requirementState === OutcomeState.NOT_REQUIRED);
  return isExempt ? { state: OutcomeState.NOT_REQUIRED, reason: results[0].reason } : undefined;
}

function attestedParts(
  { definition: { id, proof } }: ResolvedRequirement,
  attested: ValidRecords['attested'],
): RequirementOutcome[] {
  if (proof.attested === undefined) return [];
  const missing = pendingOutcome(PendingReason.ATTESTATION, `attestation missing: ${proof.attested}`);
  return [attested.get(id) ?? missing];
}

function checklistParts({ checklist }: Proof, kept: RequirementOutcome | undefined): RequirementOutcome[] {
  if (checklist === undefined) return [];
  return [kept ?? pendingOutcome(PendingReason.CHECKLIST, `no checklist is kept, which shows ${checklist}`)];
}

function templateParts(
  { checks, definition }: ResolvedRequirement,
  results: readonly Outcome[],
): RequirementOutcome[] {
  if (checks.length === 0) return [];
  const applicable = results.filter(({ state }) => state !== OutcomeState.NOT_APPLICABLE);
  if (applicable.length === 0) {
    const [{ reason, requirementState }] = [...results, NO_RESULT];
    const isUndeclared = definition.proof.declared === undefined && requirementState === OutcomeState.PENDING;
    return isUndeclared
      ? [pendingOutcome(PendingReason.DECLARATION, reason)]
      : [{ state: OutcomeState.UNKNOWN, reason }];
  }
  return applicable.map(outcomeStateOf);
}

const NO_RESULT: Pick<Outcome, 'reason' | 'requirementState'> = { reason: 'no check ran' };

function declaredPart(id: string, asked: string, declarations: Declarations): RequirementOutcome {
  const answer = answerOf(id, declarations);
  return answer === undefined
    ? pendingOutcome(PendingReason.DECLARATION, `not declared: ${asked}${declaredBy(id)}`)
    : { state: OutcomeState.DECLARED, reason: answer };
}

/** The key of a stages file, or of the declarations of external templates, that declares it. */
function declaredBy(requirement: string): string {
  const key = declaringKey(requirement);
  return key === undefined ? '' : ` (${key})`;
}

function worst(parts: readonly RequirementOutcome[]): RequirementOutcome {
  for (const state of WORST_FIRST) {
    const ofState = parts.filter((part) => part.state === state);
    if (ofState.length === 0) continue;
    const pending = [...new Set(ofState.flatMap((part) => part.pending ?? []))];
    return {
      state,
      // Several checks may give the same reason.
      reason: sentencesOf([...new Set(ofState.map(({ reason }) => reason))]),
      ...(pending.length > 0 && { pending }),
    };
  }
  return { state: OutcomeState.NOT_CHECKED, reason: 'nothing proves it yet' };
}
