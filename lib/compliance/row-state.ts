import type { Declarations } from '../requirements/declarations';
import type { Proof } from '../requirements/requirement';
import type { ResolvedRequirement } from '../requirements/stage-profile';
import { answerOf, leavesNothingToProve } from './answers';
import { type Verdict, VerdictState } from './checks/check';
import { RowState } from './ledger';
import type { Holding } from './records/holding';
import { standingOfVerdict } from './records/waived-findings';

/** A state, and the sentence that explains it. */
export interface Standing {
  readonly state: RowState;
  readonly reason: string;
}

/** From the worst to the best: of several parts that must all hold, the worst is the row's. */
const WORST_FIRST: readonly RowState[] = [
  RowState.NOT_MET,
  RowState.OPEN,
  RowState.UNDECIDABLE,
  // What is waived is never shown as met, also where checks have met the rest.
  RowState.WAIVED,
  // What is signed is never shown as met, also where checks have met the rest.
  RowState.ATTESTED,
  RowState.MET,
  RowState.DECLARED,
];

/** What is left to be seen to, the worst first. */
export const WANTING: readonly RowState[] = [
  RowState.NOT_MET,
  RowState.OPEN,
  RowState.NOT_CHECKED_YET,
  RowState.UNDECIDABLE,
];

const NOTHING_SIGNED: Holding = { attested: new Map(), waived: new Map() };

/**
 * How a requirement stands, by the verdicts of its checks, what the environment's description declares, and what was
 * signed and waived.
 */
export function standingOf(
  row: ResolvedRequirement,
  verdicts: readonly Verdict[],
  declarations: Declarations,
  holding: Holding = NOTHING_SIGNED,
): Standing {
  const standing = standingWithoutWaiver(row, verdicts, declarations, holding);
  return row.required ? underWaiver(standing, holding.waived.get(row.requirement.id)) : standing;
}

/** How a row or a control stands if it is waived; a waiver changes nothing where it is not needed, or does not hold. */
export function underWaiver(standing: Standing, waiver: Standing | undefined): Standing {
  if (waiver === undefined || !isWanting(standing)) return standing;
  return waiver.state === RowState.WAIVED
    ? {
        ...waiver,
        reason: `${waiver.reason}; without the waiver it is ${standing.state}: ${standing.reason}`,
      }
    : { ...standing, reason: `${standing.reason}; ${waiver.reason}` };
}

/** The reason of a row whose answer is missing. */
export function notDeclared(asked: string): string {
  return `not declared: ${asked}`;
}

/** The reason of a row whose signature is missing. */
export function notSigned(asked: string): string {
  return `nobody has signed ${asked}`;
}

/** True if the row does not stand without a waiver. */
export function wantsWaiver({ required }: ResolvedRequirement, standing: Standing): boolean {
  return required && isWanting(standing);
}

/** True for what a waiver can do without. */
export function isWanting({ state }: Standing): boolean {
  return WANTING.includes(state);
}

/** How a requirement would stand if nobody had waived the row. */
export function standingWithoutWaiver(
  row: ResolvedRequirement,
  verdicts: readonly Verdict[],
  declarations: Declarations,
  holding: Holding,
): Standing {
  const standing = row.required ? required(row, verdicts, declarations, holding) : notRequired(row, verdicts);
  const elsewhere = declarations.elsewhere.find((one) => one.row === row.requirement.id);
  if (elsewhere === undefined) return standing;
  const { part, reason, evidence } = elsewhere;
  if (part === undefined) return { state: RowState.ELSEWHERE, reason: `${reason} (${evidence})` };
  if (standing.state !== RowState.UNDECIDABLE) return standing;
  return {
    state: RowState.ELSEWHERE,
    reason: `${part}: ${reason} (${evidence}); in the templates: ${standing.reason}`,
  };
}

function notRequired(
  { reason, optionalChecks }: ResolvedRequirement,
  verdicts: readonly Verdict[],
): Standing {
  // First those of the optional checks, then that of the absence check.
  const optional = verdicts.slice(0, optionalChecks.length);
  const present = verdicts.slice(optionalChecks.length).find(({ state }) => state === VerdictState.NOT_MET);
  if (present !== undefined) return { state: RowState.NOT_REQUIRED_BUT_PRESENT, reason: present.reason };
  const looked = optional.filter(({ state }) => state !== VerdictState.NOT_APPLICABLE);
  if (looked.length === 0) return { state: RowState.NOT_REQUIRED, reason };
  const missed = looked.find(({ state }) => state !== VerdictState.MET);
  return missed === undefined
    ? { state: RowState.MET, reason: `${reason}; ${looked.map((one) => one.reason).join('; ')}` }
    : { state: RowState.NOT_REQUIRED, reason: `${reason}; ${missed.state}: ${missed.reason}` };
}

function required(
  row: ResolvedRequirement,
  verdicts: readonly Verdict[],
  declarations: Declarations,
  { attested, checklist }: Holding,
): Standing {
  const { proof, id } = row.requirement;
  const template = templateParts(row, verdicts);
  const declared = proof.declared === undefined ? [] : [answered(id, proof.declared, declarations)];
  // The check reads the answer too.
  if (proof.either === true) return worst(template);
  if (leavesNothingToProve(id, declarations)) return worst(declared);
  return worst([
    ...template,
    ...declared,
    ...signedParts(row, attested),
    ...checklistParts(proof, checklist),
  ]);
}

function signedParts(
  { requirement: { id, proof } }: ResolvedRequirement,
  attested: Holding['attested'],
): Standing[] {
  if (proof.attested === undefined) return [];
  const nobody = { state: RowState.OPEN, reason: notSigned(proof.attested) };
  return [attested.get(id) ?? nobody];
}

function checklistParts({ checklist }: Proof, kept: Standing | undefined): Standing[] {
  if (checklist === undefined) return [];
  return [kept ?? { state: RowState.OPEN, reason: `no checklist is kept, which shows ${checklist}` }];
}

function templateParts({ checks }: ResolvedRequirement, verdicts: readonly Verdict[]): Standing[] {
  if (checks.length === 0) return [];
  const applicable = verdicts.filter(({ state }) => state !== VerdictState.NOT_APPLICABLE);
  if (applicable.length === 0) {
    const reason = verdicts.at(0)?.reason ?? 'no check was run';
    return [{ state: RowState.UNDECIDABLE, reason }];
  }
  return applicable.map(standingOfVerdict);
}

function answered(id: string, asked: string, declarations: Declarations): Standing {
  const answer = answerOf(id, declarations);
  return answer === undefined
    ? { state: RowState.OPEN, reason: notDeclared(asked) }
    : { state: RowState.DECLARED, reason: answer };
}

function worst(parts: readonly Standing[]): Standing {
  for (const state of WORST_FIRST) {
    const reasons = parts.filter((part) => part.state === state).map(({ reason }) => reason);
    // What leaves several checks undecided is told once.
    if (reasons.length > 0) return { state, reason: [...new Set(reasons)].join('; ') };
  }
  return { state: RowState.NOT_CHECKED_YET, reason: 'nothing proves it yet' };
}
