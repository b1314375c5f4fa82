import { OutcomeState } from '../outcome';
import type { DeclaredFramework } from '../../requirements/declarations';
import type { CheckResult } from '../checks/checks';
import type { ValidRecords } from '../records/valid-records';
import { attestationOf } from '../records/attestation-scope';
import { outcomeStateOf } from '../records/waived-findings';
import { type RequirementOutcome, underWaiver } from '../ledger/requirement-outcome';
import type { PackName } from '../../requirements/pack-name';
import type { NagResult, NagRule } from '../nag/nag-result';
import {
  type ControlResult,
  type ControlEvidence,
  EvidenceKind,
  type FrameworkResult,
} from './framework-result';
import type { Control, ControlProof, FrameworkTable } from './framework-table';

/** What the accounts of frameworks are made from. */
export interface AccountSource {
  readonly declared: readonly DeclaredFramework[];
  readonly tables: readonly FrameworkTable[];
  /** What every check says that a control names. */
  readonly results: readonly CheckResult[];
  /** What cdk-nag packs say; a pack that is not among them was not asked. */
  readonly nag: readonly NagResult[];
  /** How the CDK's own validation of the templates stands. */
  readonly validation: RequirementOutcome;
  readonly validRecords: ValidRecords;
}

/** From the worst to the best: of all the evidence of a control, the worst is the control's. */
const WORST_FIRST: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.NOT_CHECKED,
  OutcomeState.UNKNOWN,
  OutcomeState.WAIVED,
  OutcomeState.ATTESTED,
  // What is shown outside of the infrastructure is never shown as met, also where the rest is.
  OutcomeState.MANUAL,
  OutcomeState.MET,
  OutcomeState.NOT_REQUIRED,
];

/** The account of each declared framework that has a table, control by control. */
export function frameworkResults(source: AccountSource): FrameworkResult[] {
  const rules = new Map(
    source.nag.map(({ pack, rules: all, notEvaluated = [] }) => [
      pack,
      { asked: new Map(all.map((one) => [one.rule, one])), notEvaluated },
    ]),
  );
  return source.declared.flatMap(({ name }) =>
    source.tables
      .filter((table) => table.name === name)
      .map(({ controls, ...table }) => ({
        ...table,
        controls: controls.map((control) => accountOf(control, table.name, source, rules)),
      })),
  );
}

interface PackRules {
  readonly asked: ReadonlyMap<string, NagRule>;
  /** Why the pack could not be asked about some templates. */
  readonly notEvaluated: readonly string[];
}

type RulesByPack = ReadonlyMap<string, PackRules>;

function accountOf(
  { id, title, proof }: Control,
  framework: string,
  { results, validation, validRecords }: AccountSource,
  rules: RulesByPack,
): ControlResult {
  const requirement = `${framework}/${id}`;
  const evidence = [
    ...stockEvidence(proof, rules),
    ...(proof.checks ?? []).map((check) => checkEvidence(check, results)),
    ...validationEvidence(proof, validation),
    ...signedEvidence(proof, attestationOf(requirement, validRecords.attested)),
    ...outsideEvidence(proof),
  ];
  return { id, title, ...underWaiver(worst(evidence), validRecords.waived.get(requirement)), evidence };
}

function worst(evidence: readonly ControlEvidence[]): RequirementOutcome {
  const state = WORST_FIRST.find((worse) => evidence.some((one) => one.state === worse));
  const [first, ...others] = evidence.filter((one) => one.state === state);
  if (state === undefined) return { state: OutcomeState.NOT_CHECKED, reason: 'nothing shows it yet' };
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return { state, reason: `${first.id}: ${first.reason}${more}` };
}

function stockEvidence({ nag = {} }: ControlProof, rules: RulesByPack): ControlEvidence[] {
  return (Object.entries(nag) as [PackName, readonly string[]][]).flatMap(([pack, named]) =>
    named.map((rule) => {
      const id = `${pack}-${rule}`;
      const ofPack = rules.get(pack);
      const outcome =
        ofPack === undefined
          ? { state: OutcomeState.UNKNOWN, reason: `the pack ${pack} was not asked` }
          : heeding(ofPack.notEvaluated, ruleStanding(ofPack.asked.get(id)));
      return { kind: EvidenceKind.NAG_RULE, id, ...outcome };
    }),
  );
}

/** A fault that was found stays one; what else a rule would have found is not known. */
function heeding(notEvaluated: readonly string[], outcome: RequirementOutcome): RequirementOutcome {
  if (notEvaluated.length === 0 || outcome.state === OutcomeState.NOT_MET) return outcome;
  return { state: OutcomeState.UNKNOWN, reason: notEvaluated.join('; ') };
}

/** A rule that was asked of nothing is not in the result of its pack. */
function ruleStanding(rule: NagRule | undefined): RequirementOutcome {
  if (rule === undefined)
    return { state: OutcomeState.NOT_REQUIRED, reason: 'there is nothing to ask it of' };
  const { passed, failed, acknowledged, unknown, waived } = rule;
  if (failed > 0) return { state: OutcomeState.NOT_MET, reason: `${failed} not in order` };
  if (unknown > 0) return { state: OutcomeState.UNKNOWN, reason: `${unknown} not to be decided` };
  if (waived + acknowledged > 0)
    return { state: OutcomeState.WAIVED, reason: livedWith(waived, acknowledged) };
  return passed > 0
    ? { state: OutcomeState.MET, reason: `${passed} in order` }
    : { state: OutcomeState.NOT_REQUIRED, reason: 'nothing is of the kind that it speaks of' };
}

/** A waiver is signed and ends; an acknowledgement is only the word of whoever wrote the code. */
function livedWith(waived: number, acknowledged: number): string {
  const inCode = `${acknowledged} acknowledged in code with a reason`;
  if (waived === 0) return `${inCode}, and no waiver is signed`;
  return `${waived} waived for a time${acknowledged === 0 ? '' : `, ${inCode}`}`;
}

function checkEvidence(id: string, results: readonly CheckResult[]): ControlEvidence {
  const result = results.find(({ check }) => check === id);
  return { kind: EvidenceKind.CHECK, id, ...checkStanding(result) };
}

function checkStanding(result: CheckResult | undefined): RequirementOutcome {
  if (result === undefined) return { state: OutcomeState.NOT_CHECKED, reason: 'the check was not run' };
  return result.state === OutcomeState.NOT_APPLICABLE
    ? { state: OutcomeState.NOT_REQUIRED, reason: result.reason }
    : outcomeStateOf(result);
}

function validationEvidence(
  { validation }: ControlProof,
  { state, reason }: RequirementOutcome,
): ControlEvidence[] {
  if (validation === undefined) return [];
  const asked = `whether ${validation}: ${reason}`;
  return [{ kind: EvidenceKind.VALIDATION, id: 'CDK validation', state, reason: asked }];
}

function signedEvidence(
  { attested }: ControlProof,
  signed: RequirementOutcome | undefined,
): ControlEvidence[] {
  if (attested === undefined) return [];
  const nobody = { state: OutcomeState.PENDING, reason: 'nobody has signed it' };
  return [{ kind: EvidenceKind.ATTESTATION, id: attested, ...(signed ?? nobody) }];
}

function outsideEvidence({ manual }: ControlProof): ControlEvidence[] {
  if (manual === undefined) return [];
  return [{ kind: EvidenceKind.MANUAL, id: 'manual', state: OutcomeState.MANUAL, reason: manual }];
}
