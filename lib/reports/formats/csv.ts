import type { NamedLedger } from '../report-files';
import { pathOf } from '../../compliance/resource-name';
import { reportItems } from '../../compliance/ledger/report-items';

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
  'remedy',
];

/** What a spreadsheet takes for the beginning of a formula, also behind white space. */
const FORMULA = /^\s*[=+\-@\t\r\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u;

/**
 * The account for auditors: a line for each requirement and each control of each environment, as RFC 4180 has it. A text
 * that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function csvOf(ledgers: readonly NamedLedger[]): string {
  const lines = ledgers.flatMap(({ name, ledger }) =>
    reportItems(ledger).map((item) => [
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
