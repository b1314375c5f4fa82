import { blockersOf } from '../compliance/passes';
import { type Blocker, BlockerKind } from '../compliance/blocker';
import type { Ledger } from '../compliance/ledger/ledger';

/** How many blockers a sentence names. */
const NAMED = 8;

/** Whether the environment passes, in a sentence without its full stop: `does not pass: BAK-2, AwsSolutions-RDS3`. */
export function verdictText(ledger: Ledger): string {
  const blockers = blockersOf(ledger);
  return blockers.length === 0 ? 'passes' : `does not pass: ${namesOf(blockers)}`;
}

/** The first blockers, and how many more there are. */
function namesOf(blockers: readonly Blocker[]): string {
  const names = [...new Set(blockers.map(({ id }) => id))];
  const more = names.length - NAMED;
  return `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

/** How many blockers there are of each kind: `2 requirements, 1 cdk-nag rule`. */
export function blockerCounts(ledger: Ledger): string {
  const blockers = blockersOf(ledger);
  return Object.values(BlockerKind)
    .map((kind) => ({ kind, number: blockers.filter((blocker) => blocker.kind === kind).length }))
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => `${String(number)} ${kind}${number === 1 ? '' : 's'}`)
    .join(', ');
}
