import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { pathOf } from '../../compliance/resource-name';
import { otherBlockers, reportItems } from '../../compliance/ledger/report-items';

const HEAD = [
  'environment',
  'stage',
  'group',
  'id',
  'title',
  'obligation',
  'state',
  'blocking',
  'reason',
  'evidence',
  'resources',
  'remediation',
];

/** What a spreadsheet takes for the beginning of a formula, also behind white space. */
const FORMULA = /^\s*[=+\-@\t\r\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u;

/**
 * The report for auditors, as RFC 4180: a line for each requirement and each control of each environment, and for
 * everything else that keeps it from passing. A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvOf(ledgers: readonly NamedLedger[]): string {
  const lines = ledgers.flatMap(({ name, ledger }) =>
    [...reportItems(ledger), ...otherBlockers(ledger)].map((item) => [
      name,
      ledger.environment.stage,
      item.group,
      item.id,
      item.title,
      item.obligation,
      item.state,
      item.blocking ? 'yes' : 'no',
      item.reason,
      item.evidence.join('; '),
      item.resources.map(pathOf).join('; '),
      item.remedies.join('; '),
    ]),
  );
  return [HEAD, ...lines].map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
