import { type Ledger } from '../../compliance/ledger/ledger';
import { type ReportItem, REQUIREMENTS } from '../../compliance/ledger/report-items';
import { type Finding, OutcomeState } from '../../compliance/outcome';
import { pathOf } from '../../compliance/resource-name';
import { type FindingGroup, findingGroups } from '../finding-groups';
import { placeOf } from '../finding-place';
import type { ReportContext } from '../reporter';
import { headed } from './headed';
import { actionItems, blockersBesideRecords } from './text-items';
import { wrapped } from './wrapped';

const INDENT = '      ';
const INNER = '        ';

/** Every action item with its title, each of its findings with every resource, and the remediation. */
export function verboseText(ledger: Ledger, context: ReportContext): string[] {
  const checksOf = (item: ReportItem) => ledger.requirements.find(({ id }) => id === item.id)?.checks ?? [];
  return [...blockersBesideRecords(ledger), ...actionItems(ledger)].flatMap((item) => [
    ...headed(item.state, item.id === item.title ? item.id : `${item.id} ${item.title}`, context.paint),
    ...itemLines(item, findingGroups(checksOf(item)), context),
  ]);
}

function itemLines(item: ReportItem, groups: readonly FindingGroup[], context: ReportContext): string[] {
  const { reason, remedies, resources } = item;
  const found = groups.flatMap((group) => groupLines(group, context));
  if (item.state !== OutcomeState.NOT_MET) return [...wrapped(reason, INDENT), ...found];
  if (found.length > 0) return found;
  const isRequirement = item.group === REQUIREMENTS;
  return [
    ...wrapped(reason, INDENT),
    ...(isRequirement ? [] : resources.flatMap((resource) => wrapped(pathOf(resource), INNER))),
    ...remedies.flatMap((remediation) => wrapped(`Fix: ${remediation}`, INDENT)),
  ];
}

function groupLines({ id, state, findings }: FindingGroup, context: ReportContext): string[] {
  const remedies = [...new Set(findings.map(({ remediation }) => remediation))];
  return [
    `${INDENT}${id}${state === OutcomeState.UNKNOWN ? ' (unknown)' : ''}`,
    ...findings.flatMap((finding) => findingLines(finding, context)),
    ...remedies.flatMap((remediation) => wrapped(`Fix: ${remediation}`, INDENT)),
  ];
}

function findingLines(finding: Finding, context: ReportContext): string[] {
  const place = placeOf(finding, context);
  return wrapped(place === undefined ? finding.reason : `${place}: ${finding.reason}`, INNER);
}
