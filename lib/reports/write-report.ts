import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reporter } from './reporter';
import type { NamedLedger } from '../compliance/ledger/named-ledger';
import { reportFiles } from './report-files';

const FOLDER = 'reports';

/**
 * Writes the report into the folder `reports` of a cloud assembly, in place of an earlier one: `index.html` for people,
 * `<name>/ledger.json` for machines, and more formats. `Compliance` does it after validation.
 *
 * @param assembly the folder of the assembly, such as `app.outdir`
 * @param reporters formats beside the built-in ones
 */
export function writeReport(
  assembly: string,
  ledgers: readonly NamedLedger[],
  reporters: readonly Reporter[] = [],
): void {
  const files = reportFiles(ledgers, reporters, assembly);
  clearReport(assembly);
  for (const { path, content } of files) {
    const file = join(assembly, FOLDER, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Removes the report of an earlier synthesis, so that it is not taken for the report of this one. */
export function clearReport(assembly: string): void {
  rmSync(join(assembly, FOLDER), { recursive: true, force: true });
}
