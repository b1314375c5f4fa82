import { StageEnvironmentError } from '../../lib';
import { type Ledger, type NamedLedger, passes } from '../../lib/compliance';
import {
  ChangeKind,
  compareLedgers,
  type LedgerChange,
  type Paint,
  STATES,
  statesOf,
  wrapped,
} from '../../lib/command-line';
import { ExitCode } from './exit-code';
import { readLedgers } from './read-ledgers';
import type { Output } from './output';

/** How a comparison is written. */
export interface DiffOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

interface EnvironmentChanges {
  readonly name: string;
  /** Set if only one side has the environment. */
  readonly onlyIn?: 'before' | 'after';
  /** Whether the earlier environment passes; none if there is none. */
  readonly passedBefore?: boolean;
  /** Whether the later environment passes; none if there is none. */
  readonly passesAfter?: boolean;
  /** The frameworks that only one side declares. */
  readonly frameworksOfOneSide: readonly string[];
  readonly changes: readonly LedgerChange[];
}

/**
 * Compares two ledgers, or the ledgers of two assemblies.
 *
 * @returns `FAILED` if something got worse, there is a new fault, or an environment no longer passes, or is new and does
 * not pass
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
    (one) => failsSince(one) || one.changes.some(({ isSetback }) => isSetback),
  );
  return isWorse ? ExitCode.FAILED : ExitCode.PASSED;
}

/** True if the later environment does not pass, and the earlier one passed or was not there. */
function failsSince({ passedBefore, passesAfter }: EnvironmentChanges): boolean {
  return passesAfter === false && passedBefore !== false;
}

/** Two single ledgers are compared whatever their names; several are compared by name. */
function compared(before: readonly NamedLedger[], after: readonly NamedLedger[]): EnvironmentChanges[] {
  if (before.length === 1 && after.length === 1) return [changesOf(before[0], after[0])];
  const both = after.flatMap((later) => {
    const earlier = before.find(({ name }) => name === later.name);
    return earlier === undefined ? [] : [changesOf(earlier, later)];
  });
  const names = both.map(({ name }) => name);
  const others = (ledgers: readonly NamedLedger[]) => ledgers.filter(({ name }) => !names.includes(name));
  if (both.length > 0) {
    return [
      ...both,
      ...others(before).map(({ name, ledger }): EnvironmentChanges => ({
        name,
        onlyIn: 'before',
        passedBefore: passes(ledger),
        frameworksOfOneSide: [],
        changes: [],
      })),
      ...others(after).map(({ name, ledger }): EnvironmentChanges => ({
        name,
        onlyIn: 'after',
        passesAfter: passes(ledger),
        frameworksOfOneSide: [],
        changes: [],
      })),
    ];
  }
  throw new StageEnvironmentError({
    id: 'ledger.no-common-environment',
    what: 'environments to compare',
    value: `${namesOf(before)} with ${namesOf(after)}`,
    limit: 'they have no environment in common',
    remediation: 'give two ledgers, or two assemblies of the same application',
  });
}

function changesOf(earlier: NamedLedger, later: NamedLedger): EnvironmentChanges {
  return {
    name: later.name,
    passedBefore: passes(earlier.ledger),
    passesAfter: passes(later.ledger),
    frameworksOfOneSide: frameworksOfOneSide(earlier.ledger, later.ledger),
    changes: compareLedgers(earlier.ledger, later.ledger),
  };
}

function frameworksOfOneSide(earlier: Ledger, later: Ledger): string[] {
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
  const { name, onlyIn, passesAfter, frameworksOfOneSide: ofOneSide, changes } = environment;
  const head = paint('bold', name);
  if (onlyIn === 'before') return `${head}\n  gone`;
  if (onlyIn === 'after') return `${head}\n  new${passesAfter === true ? '' : ', does not pass'}`;
  const verdict = failsSince(environment) ? [`  ${paint('red', 'no longer passes')}`] : [];
  if (changes.length === 0) return [head, ...verdict, '  no changes'].join('\n');
  const counts = ORDER.map((kind) => ({
    kind,
    number: changes.filter((change) => change.kind === kind).length,
  }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${number} ${kind}`);
  const single = changes.filter((change) => !ofOneSide.some((one) => isCounted(change, one)));
  return [
    head,
    ...verdict,
    `  ${counts.join(', ')}`,
    ...single.flatMap((one) => changeText(one, paint)),
    ...ofOneSide.flatMap((one) =>
      frameworkText(
        one,
        changes.filter((change) => isCounted(change, one)),
        paint,
      ),
    ),
  ].join('\n');
}

/** Of a framework that only one side declares, each control that is not met is listed, the others are counted. */
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
  return [`  ${paint(colour, kind)}  ${id}: ${states}`, ...wrapped(reason, '      ')];
}
