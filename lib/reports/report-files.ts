import { TemplatePositions } from '../compliance/model/template-positions';
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
 * @param assembly the folder of the templates, in which findings have their lines; not known by default
 */
export function reportFiles(
  ledgers: readonly NamedLedger[],
  reporters: readonly Reporter[] = [],
  assembly?: string,
): ReportFile[] {
  const context =
    assembly === undefined ? CONTEXT : { ...CONTEXT, positions: new TemplatePositions(assembly) };
  return [
    ...[...REPORTERS, ...reporters].flatMap((reporter) =>
      reporter.fileName === undefined
        ? []
        : [{ path: reporter.fileName, content: reporter.render(ledgers, context) }],
    ),
    ...ledgers.map(({ name, ledger }) => ({
      path: `${name}/ledger.json`,
      content: `${JSON.stringify(ledger, undefined, 2)}\n`,
    })),
  ];
}
