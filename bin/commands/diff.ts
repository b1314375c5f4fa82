import { type NamedLedger, StageEnvironmentError } from '../../lib';
import { ChangeKind, compareLedgers, type LedgerChange } from '../../lib/compliance/compare-ledgers';
import { ExitCode } from './exit-code';
import { readLedgers } from './read-ledgers';
import { type Paint, wrapped } from './terminal-text';

export interface DiffOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

interface EnvironmentChanges {
  readonly name: string;
  readonly changes: readonly LedgerChange[];
}

/**
 * Tells what got better, worse, new or gone between two ledgers, or between the ledgers of two assemblies.
 *
 * @returns 1 if something got worse, or a new fault is there
 */
export function diff(before: string, after: string, { json, quiet }: DiffOptions, paint: Paint): ExitCode {
  const environments = pairs(before, after).map(({ name, earlier, later }) => ({
    name,
    changes: compareLedgers(earlier.ledger, later.ledger),
  }));
  if (json === true) console.log(JSON.stringify(environments, undefined, 2));
  else if (quiet !== true) console.log(environments.map((one) => environmentText(one, paint)).join('\n\n'));
  const setbacks = environments.flatMap(({ changes }) => changes).filter(({ isSetback }) => isSetback);
  return setbacks.length > 0 ? ExitCode.DOES_NOT_HOLD : ExitCode.HOLDS;
}

interface Pair {
  readonly name: string;
  readonly earlier: NamedLedger;
  readonly later: NamedLedger;
}

/** Two single ledgers are a pair whatever they are called; several go by name. */
function pairs(before: string, after: string): Pair[] {
  const earlier = readLedgers(before);
  const later = readLedgers(after);
  if (earlier.length === 1 && later.length === 1) {
    return [{ name: later[0].name, earlier: earlier[0], later: later[0] }];
  }
  const found = later.flatMap((one) => {
    const same = earlier.find(({ name }) => name === one.name);
    return same === undefined ? [] : [{ name: one.name, earlier: same, later: one }];
  });
  if (found.length > 0) return found;
  throw new StageEnvironmentError({
    what: 'environments to compare',
    value: `${names(earlier)} with ${names(later)}`,
    limit: 'they have no environment in common',
    remedy: 'give two ledgers, or two assemblies of the same application',
  });
}

function names(ledgers: readonly NamedLedger[]): string {
  return ledgers.map(({ name }) => name).join(', ');
}

const ORDER = [ChangeKind.WORSE, ChangeKind.NEW, ChangeKind.BETTER, ChangeKind.GONE, ChangeKind.OTHER];

function environmentText({ name, changes }: EnvironmentChanges, paint: Paint): string {
  if (changes.length === 0) return `${paint('bold', name)}\n  nothing changed`;
  const counts = ORDER.map((kind) => ({
    kind,
    number: changes.filter((change) => change.kind === kind).length,
  }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${kind}`);
  return [
    paint('bold', name),
    `  ${counts.join(', ')}`,
    ...changes.flatMap((one) => changeText(one, paint)),
  ].join('\n');
}

function changeText({ kind, id, before, after, reason, isSetback }: LedgerChange, paint: Paint): string[] {
  const colour = isSetback ? 'red' : kind === ChangeKind.BETTER ? 'green' : 'yellow';
  const states = [before, after].filter((state) => state !== undefined).join(' -> ');
  return [`  ${paint(colour, kind)}  ${id}: ${states}`, ...wrapped(reason, '      ')];
}
