import { OutcomeState, PendingReason, type RequirementOutcome } from '../outcome';
import { pendingOutcome } from '../pending-outcome';
import type { DeclaredFramework } from '../../requirements/declarations';
import type { CheckResult } from '../checks/check-result';
import type { ValidRecords } from '../records/valid-records';
import { attestationOf } from '../records/attestation-scope';
import { outcomeStateOf } from '../records/waived-findings';
import { underWaiver } from '../ledger/requirement-outcome';
import type { PackName } from '../../requirements/pack-name';
import type { NagResult, NagRule } from '../nag/nag-result';
import {
  type ControlResult,
  type ControlEvidence,
  EvidenceKind,
  type FrameworkResult,
} from './framework-result';
import type { Control, ControlProof, FrameworkTable } from './framework-table';

/** What frameworks are evaluated from. */
export interface FrameworkSource {
  readonly declared: readonly DeclaredFramework[];
  readonly tables: readonly FrameworkTable[];
  /** The results of all checks that a control names. */
  readonly results: readonly CheckResult[];
  /** The results of the cdk-nag packs that ran. */
  readonly nag: readonly NagResult[];
  /** The outcome of the CDK's own validation of the templates. */
  readonly validation: RequirementOutcome;
  readonly validRecords: ValidRecords;
}

/** From worst to best: of all the evidence of a control, the worst decides. */
const WORST_FIRST: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.PENDING,
  OutcomeState.NOT_CHECKED,
  OutcomeState.UNKNOWN,
  OutcomeState.WAIVED,
  OutcomeState.ATTESTED,
  // A control with a part outside of the infrastructure is never shown as met, even if the rest is.
  OutcomeState.MANUAL,
  OutcomeState.MET,
  OutcomeState.NOT_REQUIRED,
];

/** The result of each declared framework that has a table, control by control. */
export function frameworkResults(source: FrameworkSource): FrameworkResult[] {
  const packs = new Map(
    source.nag.map(({ pack, rules, notEvaluated = [] }) => [
      pack,
      { rules: new Map(rules.map((one) => [one.rule, one])), notEvaluated },
    ]),
  );
  return source.declared.flatMap(({ name }) =>
    source.tables
      .filter((table) => table.name === name)
      .map(({ controls, ...table }) => ({
        ...table,
        controls: controls.map((control) => controlResult(control, table.name, source, packs)),
      })),
  );
}

interface PackRules {
  readonly rules: ReadonlyMap<string, NagRule>;
  /** The templates that the pack could not evaluate, each with the reason. */
  readonly notEvaluated: readonly string[];
}

type RulesByPack = ReadonlyMap<string, PackRules>;

function controlResult(
  { id, title, proof }: Control,
  framework: string,
  { results, validation, validRecords }: FrameworkSource,
  packs: RulesByPack,
): ControlResult {
  const requirement = `${framework}/${id}`;
  const evidence = [
    ...nagEvidence(proof, packs),
    ...(proof.checks ?? []).map((check) => checkEvidence(check, results)),
    ...validationEvidence(proof, validation),
    ...attestationEvidence(proof, attestationOf(requirement, validRecords.attested)),
    ...manualEvidence(proof),
  ];
  return { id, title, ...underWaiver(worst(evidence), validRecords.waived.get(requirement)), evidence };
}

function worst(evidence: readonly ControlEvidence[]): RequirementOutcome {
  const state = WORST_FIRST.find((worse) => evidence.some((one) => one.state === worse));
  const ofState = evidence.filter((one) => one.state === state);
  if (state === undefined) return { state: OutcomeState.NOT_CHECKED, reason: 'nothing proves it yet' };
  const [first, ...others] = ofState;
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  const subject = first.kind === EvidenceKind.MANUAL ? '' : `${first.id}: `;
  const pending = [...new Set(ofState.flatMap((one) => one.pending ?? []))];
  // Before the period, if the reason is a sentence.
  const reason = `${subject}${first.reason}`.replace(/\.?$/, (period) => `${more}${period}`);
  return { state, reason, ...(pending.length > 0 && { pending }) };
}

function nagEvidence({ nag = {} }: ControlProof, packs: RulesByPack): ControlEvidence[] {
  return (Object.entries(nag) as [PackName, readonly string[]][]).flatMap(([pack, named]) =>
    named.map((rule) => {
      const id = `${pack}-${rule}`;
      const ofPack = packs.get(pack);
      const outcome =
        ofPack === undefined
          ? { state: OutcomeState.UNKNOWN, reason: `the pack ${pack} did not run` }
          : withTemplateGaps(ofPack.notEvaluated, ruleOutcome(ofPack.rules.get(id)));
      return { kind: EvidenceKind.NAG_RULE, id, ...outcome };
    }),
  );
}

/** A fault stays a fault; any other result is unknown if the pack could not evaluate all templates. */
function withTemplateGaps(notEvaluated: readonly string[], outcome: RequirementOutcome): RequirementOutcome {
  if (notEvaluated.length === 0 || outcome.state === OutcomeState.NOT_MET) return outcome;
  return { state: OutcomeState.UNKNOWN, reason: notEvaluated.join('; ') };
}

/** A rule without a resource is not in the result of its pack. */
function ruleOutcome(rule: NagRule | undefined): RequirementOutcome {
  if (rule === undefined) return { state: OutcomeState.NOT_REQUIRED, reason: 'there is no resource' };
  const { passed, failed, acknowledged, unknown, waived } = rule;
  if (failed > 0) return { state: OutcomeState.NOT_MET, reason: `${failed} non-compliant` };
  if (unknown > 0) return { state: OutcomeState.UNKNOWN, reason: `${unknown} unknown` };
  if (waived + acknowledged > 0)
    return { state: OutcomeState.WAIVED, reason: acceptedText(waived, acknowledged) };
  return passed > 0
    ? { state: OutcomeState.MET, reason: `${passed} compliant` }
    : { state: OutcomeState.NOT_REQUIRED, reason: 'it does not apply to any resource' };
}

/** A waiver is approved and expires; an acknowledgement is the statement of whoever wrote the code. */
function acceptedText(waived: number, acknowledged: number): string {
  const inCode = `${acknowledged} acknowledged in code with a reason`;
  if (waived === 0) return `${inCode}, without a waiver`;
  return `${waived} waived${acknowledged === 0 ? '' : `, ${inCode}`}`;
}

function checkEvidence(id: string, results: readonly CheckResult[]): ControlEvidence {
  const result = results.find(({ check }) => check === id);
  return { kind: EvidenceKind.CHECK, id, ...checkOutcome(result) };
}

function checkOutcome(result: CheckResult | undefined): RequirementOutcome {
  if (result === undefined) return { state: OutcomeState.NOT_CHECKED, reason: 'the check did not run' };
  if (result.requirementState === OutcomeState.PENDING) {
    return pendingOutcome(PendingReason.CHECKLIST, result.reason);
  }
  return result.state === OutcomeState.NOT_APPLICABLE
    ? { state: OutcomeState.NOT_REQUIRED, reason: result.reason }
    : outcomeStateOf(result);
}

function validationEvidence(
  { validation }: ControlProof,
  { state, reason }: RequirementOutcome,
): ControlEvidence[] {
  if (validation === undefined) return [];
  return [{ kind: EvidenceKind.VALIDATION, id: 'CDK validation', state, reason: `${validation}: ${reason}` }];
}

function attestationEvidence(
  { attested }: ControlProof,
  outcome: RequirementOutcome | undefined,
): ControlEvidence[] {
  if (attested === undefined) return [];
  const missing = pendingOutcome(PendingReason.ATTESTATION, 'attestation missing');
  return [{ kind: EvidenceKind.ATTESTATION, id: attested, ...(outcome ?? missing) }];
}

function manualEvidence({ manual }: ControlProof): ControlEvidence[] {
  if (manual === undefined) return [];
  return [{ kind: EvidenceKind.MANUAL, id: 'manual', state: OutcomeState.MANUAL, reason: manual }];
}
