import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type NamedLedger, reportFiles } from '../lib';

const FOLDER = 'reports';

/** Takes away the report of an earlier synthesis, so that nobody reads it as this one's. */
export function clearReport(assembly: string): void {
  rmSync(join(assembly, FOLDER), { recursive: true, force: true });
}

/** Writes the report below the assembly. */
export function writeReport(assembly: string, ledgers: readonly NamedLedger[]): void {
  for (const { path, content } of reportFiles(ledgers)) {
    const file = join(assembly, FOLDER, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
