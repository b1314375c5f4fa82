import type { DeclaredFramework } from '../../requirements/declarations';
import { VerdictState } from '../checks/check';
import type { CheckResult } from '../checks/checks';
import { RowState } from '../ledger';
import type { Holding } from '../records/holding';
import { signatureOf } from '../records/signature';
import { standingOfVerdict } from '../records/waived-findings';
import { type Standing, underWaiver } from '../row-state';
import type { PackName } from '../../requirements/pack-name';
import type { StockResult, StockRule } from '../stock-packs/stock-result';
import {
  type ControlAccount,
  type ControlEvidence,
  EvidenceKind,
  type FrameworkAccount,
} from './framework-account';
import type { Control, ControlProof, FrameworkTable } from './framework-table';

/** What the accounts of frameworks are made from. */
export interface AccountSource {
  readonly declared: readonly DeclaredFramework[];
  readonly tables: readonly FrameworkTable[];
  /** What every check says that a control names. */
  readonly results: readonly CheckResult[];
  /** What stock packs say; a pack that is not among them was not asked. */
  readonly stock: readonly StockResult[];
  /** How the CDK's own validation of the templates stands. */
  readonly validation: Standing;
  readonly holding: Holding;
}

/** From the worst to the best: of all the evidence of a control, the worst is the control's. */
const WORST_FIRST: readonly RowState[] = [
  RowState.NOT_MET,
  RowState.OPEN,
  RowState.NOT_CHECKED_YET,
  RowState.UNDECIDABLE,
  RowState.WAIVED,
  RowState.ATTESTED,
  // What is shown outside of the infrastructure is never shown as met, also where the rest is.
  RowState.OUTSIDE,
  RowState.MET,
  RowState.NOT_REQUIRED,
];

/** The account of each declared framework that has a table, control by control. */
export function frameworkAccounts(source: AccountSource): FrameworkAccount[] {
  const rules = new Map(
    source.stock.map(({ pack, rules: all, unasked = [] }) => [
      pack,
      { asked: new Map(all.map((one) => [one.rule, one])), unasked },
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
  readonly asked: ReadonlyMap<string, StockRule>;
  /** Why the pack could not be asked about some templates. */
  readonly unasked: readonly string[];
}

type RulesByPack = ReadonlyMap<string, PackRules>;

function accountOf(
  { id, title, proof }: Control,
  framework: string,
  { results, validation, holding }: AccountSource,
  rules: RulesByPack,
): ControlAccount {
  const row = `${framework}/${id}`;
  const evidence = [
    ...stockEvidence(proof, rules),
    ...(proof.checks ?? []).map((check) => checkEvidence(check, results)),
    ...validationEvidence(proof, validation),
    ...signedEvidence(proof, signatureOf(row, holding.attested)),
    ...outsideEvidence(proof),
  ];
  return { id, title, ...underWaiver(worst(evidence), holding.waived.get(row)), evidence };
}

function worst(evidence: readonly ControlEvidence[]): Standing {
  const state = WORST_FIRST.find((worse) => evidence.some((one) => one.state === worse));
  const [first, ...others] = evidence.filter((one) => one.state === state);
  if (state === undefined) return { state: RowState.NOT_CHECKED_YET, reason: 'nothing shows it yet' };
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  return { state, reason: `${first.id}: ${first.reason}${more}` };
}

function stockEvidence({ stock = {} }: ControlProof, rules: RulesByPack): ControlEvidence[] {
  return (Object.entries(stock) as [PackName, readonly string[]][]).flatMap(([pack, named]) =>
    named.map((rule) => {
      const id = `${pack}-${rule}`;
      const ofPack = rules.get(pack);
      const standing =
        ofPack === undefined
          ? { state: RowState.UNDECIDABLE, reason: `the pack ${pack} was not asked` }
          : heeding(ofPack.unasked, ruleStanding(ofPack.asked.get(id)));
      return { kind: EvidenceKind.STOCK_RULE, id, ...standing };
    }),
  );
}

/** A fault that was found stays one; what else a rule would have found is not known. */
function heeding(unasked: readonly string[], standing: Standing): Standing {
  if (unasked.length === 0 || standing.state === RowState.NOT_MET) return standing;
  return { state: RowState.UNDECIDABLE, reason: unasked.join('; ') };
}

/** A rule that was asked of nothing is not in the result of its pack. */
function ruleStanding(rule: StockRule | undefined): Standing {
  if (rule === undefined) return { state: RowState.NOT_REQUIRED, reason: 'there is nothing to ask it of' };
  const { passed, failed, acknowledged, undecided, waived } = rule;
  if (failed > 0) return { state: RowState.NOT_MET, reason: `${failed} not in order` };
  if (undecided > 0) return { state: RowState.UNDECIDABLE, reason: `${undecided} not to be decided` };
  if (waived + acknowledged > 0) return { state: RowState.WAIVED, reason: livedWith(waived, acknowledged) };
  return passed > 0
    ? { state: RowState.MET, reason: `${passed} in order` }
    : { state: RowState.NOT_REQUIRED, reason: 'nothing is of the kind that it speaks of' };
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

function checkStanding(result: CheckResult | undefined): Standing {
  if (result === undefined) return { state: RowState.NOT_CHECKED_YET, reason: 'the check was not run' };
  return result.state === VerdictState.NOT_APPLICABLE
    ? { state: RowState.NOT_REQUIRED, reason: result.reason }
    : standingOfVerdict(result);
}

function validationEvidence({ validation }: ControlProof, { state, reason }: Standing): ControlEvidence[] {
  if (validation === undefined) return [];
  const asked = `whether ${validation}: ${reason}`;
  return [{ kind: EvidenceKind.VALIDATION, id: 'CDK validation', state, reason: asked }];
}

function signedEvidence({ attested }: ControlProof, signed: Standing | undefined): ControlEvidence[] {
  if (attested === undefined) return [];
  const nobody = { state: RowState.OPEN, reason: 'nobody has signed it' };
  return [{ kind: EvidenceKind.ATTESTATION, id: attested, ...(signed ?? nobody) }];
}

function outsideEvidence({ outside }: ControlProof): ControlEvidence[] {
  if (outside === undefined) return [];
  return [
    { kind: EvidenceKind.OUTSIDE, id: 'outside infrastructure', state: RowState.OUTSIDE, reason: outside },
  ];
}
