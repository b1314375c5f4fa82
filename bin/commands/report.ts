import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { StageEnvironmentError } from '../../lib';
import { type NamedLedger, passes } from '../../lib/compliance';
import {
  didYouMean,
  fileAccess,
  type Paint,
  PLAIN,
  rebuiltLedgers,
  REPORTERS,
  TemplatePositions,
} from '../../lib/command-line';
import { ExitCode } from './exit-code';
import { type Output } from './output';
import { ledgerFiles, readLedgers } from './read-ledgers';

/** How a report is written. */
export interface ReportOptions {
  /** The name of a reporter. */
  readonly format: string;
  /** @default - standard output */
  readonly output?: string;
  /** @default - all */
  readonly environment?: readonly string[];
  readonly quiet?: boolean;
  /** Names every resource in text. */
  readonly verbose?: boolean;
}

/**
 * Reports the environments of a synthesized application, from the ledgers of its synthesis or, if there are none, from the
 * resources with the tags of an environment.
 *
 * @returns `FAILED` if an environment does not pass
 */
export function report(assembly: string, options: ReportOptions, to: Output): ExitCode {
  const rebuilt = ledgerFiles(assembly).length === 0 ? rebuiltLedgers(assembly) : [];
  const ledgers = selected(rebuilt.length > 0 ? rebuilt : readLedgers(assembly), options.environment);
  deliver(ledgers, options, to, isFolder(assembly) ? assembly : undefined);
  return exitCodeOf(ledgers);
}

/** `PASSED` if every environment passes. */
export function exitCodeOf(ledgers: readonly NamedLedger[]): ExitCode {
  return ledgers.every(({ ledger }) => passes(ledger)) ? ExitCode.PASSED : ExitCode.FAILED;
}

/**
 * Writes a report to a file or to the standard output.
 *
 * @param folder the folder of the templates, if it is known
 */
export function deliver(
  ledgers: readonly NamedLedger[],
  { format, output, quiet, verbose }: ReportOptions,
  { out, err, paint }: Output,
  folder = 'cdk.out',
): void {
  const templateFolder = fromWorkingFolder(folder);
  const positions = new TemplatePositions(folder);
  const render = (paint: Paint) =>
    REPORTERS.find(({ name }) => name === format)?.render(ledgers, {
      templateFolder,
      positions,
      verbose,
      paint,
    }) ?? '';
  if (output !== undefined) {
    const content = render(PLAIN);
    const remediation = 'give the path of a file in a writable folder';
    fileAccess({ what: "'--output'", path: output, action: 'written', remediation }, () => {
      mkdirSync(dirname(output), { recursive: true });
      writeFileSync(output, content);
    });
    if (quiet !== true) err(`Wrote ${output}.\n`);
  } else if (quiet !== true) {
    out(render(paint));
  }
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}

/** The path relative to the working folder, which readers of locations take for the root of the repository. */
function fromWorkingFolder(folder: string): string {
  const path = relative('.', folder);
  return path.startsWith('..') ? resolve(folder) : path;
}

function selected(ledgers: readonly NamedLedger[], names: readonly string[] = []): readonly NamedLedger[] {
  const known = ledgers.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new StageEnvironmentError({
      id: 'ledger.unknown-environment',
      what: "'--environment'",
      value: unknown,
      limit: 'there is no ledger of it',
      remediation: didYouMean(unknown, known),
    });
  }
  return names.length === 0 ? ledgers : ledgers.filter(({ name }) => names.includes(name));
}
