import { type Ledger, type LedgerRequirement } from '../../compliance/ledger/ledger';
import type { FrameworkResult } from '../../compliance/frameworks/framework-result';
import { type ReportItem, REQUIREMENTS } from '../../compliance/ledger/report-items';
import { OutcomeState, PendingReason } from '../../compliance/outcome';
import { pathOf } from '../../compliance/resource-name';
import { groupText, namesOf, worstGroups } from '../finding-groups';
import { shortPlaceOf } from '../finding-place';
import type { Paint, ReportContext } from '../reporter';
import { headed } from './headed';
import { actionItems, blockersBesideRecords } from './text-items';

const INDENT = '      ';
/** A line names so many controls, rules or resources. */
const NAMED = 4;

/** What is pending, by what is missing. */
const MISSING: Readonly<Record<PendingReason, string>> = {
  [PendingReason.DECLARATION]: 'to declare',
  [PendingReason.ATTESTATION]: 'to attest',
  [PendingReason.CHECKLIST]: 'the checklist is to do',
  [PendingReason.VALID_RECORD]: 'a record is not valid on the day',
};

/** Remediations are left to `--verbose` if the summary is longer with them. */
const SCREEN = 45;

interface Line {
  readonly state: string;
  readonly text: string;
  readonly remedies?: readonly string[];
}

/** The action items on one screen: each fault once, and together what is missing or unknown alike. */
export function summaryText(ledger: Ledger, context: ReportContext): string[] {
  const { paint } = context;
  const items = actionItems(ledger).filter(({ group }) => group === REQUIREMENTS);
  const isFault = ({ state }: ReportItem) => state === OutcomeState.NOT_MET;
  const lines = [
    ...blockersBesideRecords(ledger).map(blockerLine),
    ...items.filter(isFault).flatMap((item) => faultLines(item, requirementOf(item, ledger), context)),
    ...ledger.frameworks.flatMap(controlLines),
    ...alike(
      items.filter((item) => !isFault(item)),
      ledger,
    ),
  ];
  if (lines.length === 0) return [];
  const rendered = (hasRemedies: boolean) => lines.flatMap((line) => lineText(line, paint, hasRemedies));
  const withRemedies = rendered(true);
  return withRemedies.length <= SCREEN
    ? [...withRemedies, '  --verbose names every resource, and what each requirement needs.']
    : [...rendered(false), '  --verbose names every resource, the fix of each finding, and what is pending.'];
}

function lineText({ state, text, remedies = [] }: Line, paint: Paint, hasRemedies: boolean): string[] {
  const fixes = hasRemedies ? remedies.map((remediation) => `Fix: ${remediation}`) : [];
  return headed(state, [text, ...fixes].join(' '), paint, INDENT);
}

function requirementOf({ id }: ReportItem, { requirements }: Ledger): LedgerRequirement | undefined {
  return requirements.find((requirement) => requirement.id === id);
}

function blockerLine({ id, title, state, reason, resources }: ReportItem): Line {
  const paths = [...new Set(resources.map(pathOf))];
  const where = paths.length === 0 ? '' : ` ${countOf(paths, 'resource')}: ${namesOf(paths, NAMED)}`;
  return { state, text: `${id === title ? id : `${id} ${title}`}  ${reason}${where}` };
}

/** One line for each finding, with the number of its resources. */
function faultLines(
  item: ReportItem,
  requirement: LedgerRequirement | undefined,
  context: ReportContext,
): Line[] {
  const { id, state, reason, remedies } = item;
  const groups = worstGroups(requirement?.checks ?? []);
  if (groups.length === 0) {
    return [{ state, text: `${id}  ${reason}`, remedies }];
  }
  return groups.map((group) => {
    const [first] = group.findings;
    const place = shortPlaceOf(first, context);
    const found = place === undefined ? groupText(group) : `${place}: ${groupText(group)}`;
    return { state, text: `${id}  ${found}`, remedies: [first.remediation] };
  });
}

/** The controls of a framework that are not met, and the checks and rules that show it. */
function controlLines({ name, controls }: FrameworkResult): Line[] {
  const state = OutcomeState.NOT_MET;
  const failed = controls.filter((control) => control.state === state);
  if (failed.length === 0) return [];
  const evidence = failed.flatMap((control) => control.evidence.filter((one) => one.state === state));
  const proofs = [...new Set(evidence.map(({ id }) => id))];
  const ids = failed.map(({ id }) => id);
  const text = `${name}  ${countOf(ids, 'control')}: ${namesOf(ids, NAMED)}`;
  return [{ state, text: proofs.length === 0 ? text : `${text}; by ${namesOf(proofs, NAMED)}` }];
}

function countOf(all: readonly unknown[], what: string): string {
  return `${all.length} ${what}${all.length === 1 ? '' : 's'}`;
}

/** Requirements that miss the same, or have the same reason, in one line each. */
function alike(items: readonly ReportItem[], ledger: Ledger): Line[] {
  const lines = new Map<string, { readonly state: string; readonly what: string; readonly ids: string[] }>();
  for (const item of items) {
    const missing = requirementOf(item, ledger)?.pending;
    const what = missing === undefined ? item.reason : missing.map((one) => MISSING[one]).join(', ');
    const key = `${item.state} ${what}`;
    const known = lines.get(key) ?? { state: item.state, what, ids: [] };
    lines.set(key, { ...known, ids: [...known.ids, item.id] });
  }
  return [...lines.values()].map(({ state, what, ids }) => ({ state, text: `${ids.join(', ')}  ${what}` }));
}
