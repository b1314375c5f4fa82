import type { Ledger } from '../compliance/ledger/ledger';
import { csvOf } from './formats/csv';
import { junitOf } from './formats/junit';
import { markdownOf } from './formats/markdown';
import { sarifOf } from './formats/sarif';
import { reportPage } from './page/report-page';

/** The ledger of one environment, by the name under which it is reported. */
export interface NamedLedger {
  /** The environment's key, such as `Staging`; it names the folder. */
  readonly name: string;
  readonly ledger: Ledger;
}

/** A file of the report, by its path below the report's folder. */
export interface ReportFile {
  readonly path: string;
  readonly content: string;
}

/**
 * The report as files: over all environments one page for people, one Markdown text for pull requests, one CSV for
 * auditors, SARIF for code scanning and JUnit for continuous integration; and a ledger for machines for each.
 */
export function reportFiles(ledgers: readonly NamedLedger[]): ReportFile[] {
  return [
    { path: 'index.html', content: reportPage(ledgers) },
    { path: 'report.md', content: markdownOf(ledgers) },
    { path: 'controls.csv', content: csvOf(ledgers) },
    { path: 'results.sarif', content: sarifOf(ledgers) },
    { path: 'junit.xml', content: junitOf(ledgers) },
    ...ledgers.map(({ name, ledger }) => ({
      path: `${name}/ledger.json`,
      content: `${JSON.stringify(ledger, undefined, 2)}\n`,
    })),
  ];
}
