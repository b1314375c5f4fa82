import type { Declarations } from '../requirements/declarations';
import type { ResolvedRequirement } from '../requirements/stage-profile';
import { type Verdict, VerdictState } from './checks/check';
import { RowState } from './ledger';

/** A state, and the sentence that explains it. */
export interface Standing {
  readonly state: RowState;
  readonly reason: string;
}

/** What the description of an environment answers, by requirement. */
const ANSWERS: Readonly<Partial<Record<string, (declarations: Declarations) => string | undefined>>> = {
  'STG-1': ({ owner }) => (owner.trim() === '' ? undefined : `the owner is ${owner}`),
};

/** From the worst to the best: of several parts that must all hold, the worst is the row's. */
const WORST_FIRST: readonly RowState[] = [
  RowState.NOT_MET,
  RowState.OPEN,
  RowState.NOT_CHECKED_YET,
  RowState.UNDECIDABLE,
  RowState.MET,
  RowState.DECLARED,
];

/** How a requirement stands, by the verdicts of its checks and what the environment's description declares. */
export function standingOf(
  row: ResolvedRequirement,
  verdicts: readonly Verdict[],
  declarations: Declarations,
): Standing {
  const elsewhere = declarations.elsewhere.find((one) => one.row === row.requirement.id);
  if (elsewhere !== undefined) {
    return { state: RowState.ELSEWHERE, reason: `${elsewhere.reason} (${elsewhere.evidence})` };
  }
  return row.required ? required(row, verdicts, declarations) : notRequired(row, verdicts);
}

function notRequired({ reason }: ResolvedRequirement, verdicts: readonly Verdict[]): Standing {
  const present = verdicts.find(({ state }) => state === VerdictState.NOT_MET);
  if (present !== undefined) return { state: RowState.NOT_REQUIRED_BUT_PRESENT, reason: present.reason };
  return { state: RowState.NOT_REQUIRED, reason };
}

function required(
  row: ResolvedRequirement,
  verdicts: readonly Verdict[],
  declarations: Declarations,
): Standing {
  const { proof, id } = row.requirement;
  const template = templateParts(row, verdicts);
  const declared = proof.declared === undefined ? [] : [answered(id, proof.declared, declarations)];
  if (proof.either === true && template.length > 0) {
    const checked = worst(template);
    return checked.state === RowState.MET ? checked : (declared.find(isAnswered) ?? checked);
  }
  const signed = [proof.attested, proof.checklist].flatMap((what) =>
    what === undefined ? [] : [{ state: RowState.OPEN, reason: `nobody has signed ${what}` }],
  );
  return worst([...template, ...declared, ...signed]);
}

/** What templates have to prove: by the checks there are, and by those that are not built. */
function templateParts(
  { checks, notBuiltYet }: ResolvedRequirement,
  verdicts: readonly Verdict[],
): Standing[] {
  const unbuilt =
    notBuiltYet === undefined
      ? []
      : [{ state: RowState.NOT_CHECKED_YET, reason: `no check looks yet: ${notBuiltYet}` }];
  if (checks.length === 0) return unbuilt;
  const applicable = verdicts.filter(({ state }) => state !== VerdictState.NOT_APPLICABLE);
  if (applicable.length === 0) {
    const reason = verdicts.at(0)?.reason ?? 'no check was run';
    return [{ state: RowState.UNDECIDABLE, reason }, ...unbuilt];
  }
  return [...applicable.map(({ state, reason }) => ({ state: STATES[state], reason })), ...unbuilt];
}

const STATES: Readonly<Record<VerdictState, RowState>> = {
  [VerdictState.MET]: RowState.MET,
  [VerdictState.NOT_MET]: RowState.NOT_MET,
  [VerdictState.UNDECIDABLE]: RowState.UNDECIDABLE,
  [VerdictState.NOT_APPLICABLE]: RowState.UNDECIDABLE,
};

function answered(id: string, asked: string, declarations: Declarations): Standing {
  const answer = ANSWERS[id]?.(declarations);
  return answer === undefined
    ? { state: RowState.OPEN, reason: `not declared: ${asked}` }
    : { state: RowState.DECLARED, reason: answer };
}

function isAnswered({ state }: Standing): boolean {
  return state === RowState.DECLARED;
}

function worst(parts: readonly Standing[]): Standing {
  for (const state of WORST_FIRST) {
    const reasons = parts.filter((part) => part.state === state).map(({ reason }) => reason);
    if (reasons.length > 0) return { state, reason: reasons.join('; ') };
  }
  return { state: RowState.NOT_CHECKED_YET, reason: 'nothing proves it yet' };
}
