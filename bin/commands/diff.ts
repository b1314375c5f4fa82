import { type Ledger, type NamedLedger, StageEnvironmentError } from '../../lib';
import { ChangeKind, compareLedgers, type LedgerChange } from '../../lib/compliance/ledger/compare-ledgers';
import { ExitCode } from './exit-code';
import { readLedgers } from './read-ledgers';
import type { Output, Paint } from './output';
import { STATES, statesOf } from '../../lib/reports/states';
import { wrapped } from './terminal-text';

export interface DiffOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

interface EnvironmentChanges {
  readonly name: string;
  /** Set if the environment is there on one side only, and cannot be compared. */
  readonly onlyIn?: 'before' | 'after';
  /** Set if it is new, and does not pass validation. */
  readonly isBlocked?: boolean;
  /** Frameworks that one side only declares. */
  readonly frameworksOfOneSide: readonly string[];
  readonly changes: readonly LedgerChange[];
}

/**
 * Tells what got better, worse, new or gone between two ledgers, or between the ledgers of two assemblies.
 *
 * @returns 1 if something got worse, a new fault is there, or a new environment does not pass validation
 */
export function diff(
  before: string,
  after: string,
  { json, quiet }: DiffOptions,
  { out, paint }: Output,
): ExitCode {
  const environments = compared(readLedgers(before), readLedgers(after));
  if (json === true) out(`${JSON.stringify(environments, undefined, 2)}\n`);
  else if (quiet !== true) out(environments.map((one) => `${environmentText(one, paint)}\n`).join('\n'));
  const isWorse = environments.some(
    ({ isBlocked, changes }) => isBlocked === true || changes.some(({ isSetback }) => isSetback),
  );
  return isWorse ? ExitCode.DOES_NOT_HOLD : ExitCode.HOLDS;
}

/** Two single ledgers are compared whatever they are called; several go by name. */
function compared(before: readonly NamedLedger[], after: readonly NamedLedger[]): EnvironmentChanges[] {
  const changes = (earlier: NamedLedger, later: NamedLedger): EnvironmentChanges => ({
    name: later.name,
    frameworksOfOneSide: ofOneSide(earlier.ledger, later.ledger),
    changes: compareLedgers(earlier.ledger, later.ledger),
  });
  if (before.length === 1 && after.length === 1) return [changes(before[0], after[0])];
  const both = after.flatMap((later) => {
    const earlier = before.find(({ name }) => name === later.name);
    return earlier === undefined ? [] : [changes(earlier, later)];
  });
  const names = both.map(({ name }) => name);
  const alone = (ledgers: readonly NamedLedger[], onlyIn: 'before' | 'after'): EnvironmentChanges[] =>
    ledgers
      .filter(({ name }) => !names.includes(name))
      .map(({ name, ledger }) => ({
        name,
        onlyIn,
        ...(onlyIn === 'after' && { isBlocked: ledger.requirements.some(({ blocking }) => blocking) }),
        frameworksOfOneSide: [],
        changes: [],
      }));
  if (both.length > 0) return [...both, ...alone(before, 'before'), ...alone(after, 'after')];
  throw new StageEnvironmentError({
    what: 'environments to compare',
    value: `${namesOf(before)} with ${namesOf(after)}`,
    limit: 'they have no environment in common',
    remediation: 'give two ledgers, or two assemblies of the same application',
  });
}

function ofOneSide(earlier: Ledger, later: Ledger): string[] {
  const [before, after] = [earlier, later].map(({ frameworks }) => frameworks.map(({ name }) => name));
  return [
    ...after.filter((name) => !before.includes(name)),
    ...before.filter((name) => !after.includes(name)),
  ];
}

function namesOf(ledgers: readonly NamedLedger[]): string {
  return ledgers.map(({ name }) => name).join(', ');
}

const ORDER = [ChangeKind.WORSE, ChangeKind.NEW, ChangeKind.BETTER, ChangeKind.GONE, ChangeKind.OTHER];

function environmentText(environment: EnvironmentChanges, paint: Paint): string {
  const { name, onlyIn, isBlocked, frameworksOfOneSide, changes } = environment;
  if (onlyIn === 'before') return `${paint('bold', name)}\n  gone`;
  if (onlyIn === 'after')
    return `${paint('bold', name)}\n  new${isBlocked === true ? ', and does not pass validation' : ''}`;
  if (changes.length === 0) return `${paint('bold', name)}\n  nothing changed`;
  const counts = ORDER.map((kind) => ({
    kind,
    number: changes.filter((change) => change.kind === kind).length,
  }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${kind}`);
  const alone = changes.filter((change) => !frameworksOfOneSide.some((one) => isCounted(change, one)));
  return [
    paint('bold', name),
    `  ${counts.join(', ')}`,
    ...alone.flatMap((one) => changeText(one, paint)),
    ...frameworksOfOneSide.flatMap((one) =>
      frameworkText(
        one,
        changes.filter((change) => isCounted(change, one)),
        paint,
      ),
    ),
  ].join('\n');
}

/** Of a framework that one side only declares, each control that is new and not met is told, the others are counted. */
function isCounted({ id, isSetback }: LedgerChange, framework: string): boolean {
  return !isSetback && id.startsWith(`${framework}/`);
}

function frameworkText(framework: string, changes: readonly LedgerChange[], paint: Paint): string[] {
  if (changes.length === 0) return [];
  const [{ kind }] = changes;
  const requirements = changes.flatMap(({ before, after }) =>
    STATES.filter((state: string) => state === (after ?? before)).map((state) => ({ state })),
  );
  const [first, ...more] = wrapped(`${framework}: ${statesOf(requirements)}`, '      ');
  return [`  ${paint('yellow', kind)}  ${first.trim()}`, ...more];
}

function changeText({ kind, id, before, after, reason, isSetback }: LedgerChange, paint: Paint): string[] {
  const colour = isSetback ? 'red' : kind === ChangeKind.BETTER ? 'green' : 'yellow';
  const states = [before, after].filter((state) => state !== undefined).join(' -> ');
  const prefix = `${after ?? before}: `;
  const withoutState = reason.startsWith(prefix) ? reason.slice(prefix.length) : reason;
  return [`  ${paint(colour, kind)}  ${id}: ${states}`, ...wrapped(withoutState, '      ')];
}
