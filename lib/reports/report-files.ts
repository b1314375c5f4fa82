import type { Ledger } from '../compliance/ledger';
import { reportPage } from './page';

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

/** The report as files: one page for people over all environments, and a ledger for machines for each. */
export function reportFiles(ledgers: readonly NamedLedger[]): ReportFile[] {
  return [
    { path: 'index.html', content: reportPage(ledgers) },
    ...ledgers.map(({ name, ledger }) => ({
      path: `${name}/ledger.json`,
      content: `${JSON.stringify(ledger, undefined, 2)}\n`,
    })),
  ];
}
