import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type NamedLedger, reportFiles } from './report-files';

const FOLDER = 'reports';

/**
 * Writes the report into the folder `reports` of a cloud assembly, in place of any earlier one: `index.html` for people,
 * `<name>/ledger.json` for machines. Call it after the synthesis; no construct does.
 *
 * @param assembly the folder of the assembly, such as `app.outdir`
 * @param ledgers each with the name under which it is reported
 */
export function writeReport(assembly: string, ledgers: readonly NamedLedger[]): void {
  clearReport(assembly);
  for (const { path, content } of reportFiles(ledgers)) {
    const file = join(assembly, FOLDER, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Takes away the report of an earlier synthesis, so that nobody reads it as this one's. */
export function clearReport(assembly: string): void {
  rmSync(join(assembly, FOLDER), { recursive: true, force: true });
}
