import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { type NamedLedger, StageEnvironmentError } from '../../lib';
import { didYouMean } from '../../lib/internal/did-you-mean';
import { fileAccess } from '../../lib/internal/file-access';
import { ExitCode } from './exit-code';
import { type Format, rendered } from './formats';
import { type Output, PLAIN } from './output';
import { ledgerFiles, readLedgers } from './read-ledgers';
import { rebuiltLedgers } from './rebuilt-ledgers';

export interface ReportOptions {
  readonly format: Format;
  /** @default - standard output */
  readonly output?: string;
  /** @default - all */
  readonly environment?: readonly string[];
  readonly quiet?: boolean;
}

/**
 * Tells how the environments of a synthesized application stand, from the ledgers that its synthesis wrote; where it
 * wrote none, from the resources that carry the tags of an environment.
 *
 * @returns 1 if one of them does not pass validation
 */
export function report(assembly: string, options: ReportOptions, to: Output): ExitCode {
  const rebuilt = ledgerFiles(assembly).length === 0 ? rebuiltLedgers(assembly) : [];
  const ledgers = chosen(rebuilt.length > 0 ? rebuilt : readLedgers(assembly), options.environment);
  deliver(ledgers, options, to, isFolder(assembly) ? assembly : undefined);
  const blocked = ledgers.some(({ ledger }) => ledger.requirements.some(({ blocking }) => blocking));
  return blocked ? ExitCode.DOES_NOT_HOLD : ExitCode.HOLDS;
}

/**
 * Writes an account where it was asked for.
 *
 * @param folder that of the templates, if it is known
 */
export function deliver(
  ledgers: readonly NamedLedger[],
  { format, output, quiet }: ReportOptions,
  { out, err, paint }: Output,
  folder?: string,
): void {
  const from = folder === undefined ? undefined : fromHere(folder);
  if (output !== undefined) {
    const content = rendered(format, ledgers, PLAIN, from);
    const remediation = 'give the path of a file in a folder that may be written';
    fileAccess({ what: "'--output'", path: output, action: 'written', remediation }, () => {
      mkdirSync(dirname(output), { recursive: true });
      writeFileSync(output, content);
    });
    if (quiet !== true) err(`Wrote ${output}.\n`);
  } else if (quiet !== true) {
    out(rendered(format, ledgers, paint, from));
  }
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}

/** As it is found from the working folder, which is the repository's for those who read places; else as it stands. */
function fromHere(folder: string): string {
  const path = relative('.', folder);
  return path.startsWith('..') ? resolve(folder) : path;
}

function chosen(ledgers: readonly NamedLedger[], names: readonly string[] = []): readonly NamedLedger[] {
  const known = ledgers.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new StageEnvironmentError({
      what: 'environment',
      value: unknown,
      limit: 'there is no ledger of it',
      remediation: didYouMean(unknown, known),
    });
  }
  return names.length === 0 ? ledgers : ledgers.filter(({ name }) => names.includes(name));
}
