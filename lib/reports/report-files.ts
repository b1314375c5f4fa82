import { PLAIN, type ReportContext, type Reporter } from './reporter';
import { type NamedLedger } from '../compliance/ledger/named-ledger';
import { REPORTERS } from './reporters';

/**
 * A file of the report, relative to the `reports` folder.
 *
 * @jsii ignore
 */
export interface ReportFile {
  readonly path: string;
  readonly content: string;
}

/** In the repository, the assembly of an application is usually this folder. */
const CONTEXT: ReportContext = { templateFolder: 'cdk.out', paint: PLAIN };

/**
 * The files of the report: each format over all environments, and a ledger for each environment.
 *
 * @param reporters formats beside the built-in ones
 */
export function reportFiles(
  ledgers: readonly NamedLedger[],
  reporters: readonly Reporter[] = [],
): ReportFile[] {
  return [
    ...[...REPORTERS, ...reporters].flatMap((reporter) =>
      reporter.fileName === undefined
        ? []
        : [{ path: reporter.fileName, content: reporter.render(ledgers, CONTEXT) }],
    ),
    ...ledgers.map(({ name, ledger }) => ({
      path: `${name}/ledger.json`,
      content: `${JSON.stringify(ledger, undefined, 2)}\n`,
    })),
  ];
}
