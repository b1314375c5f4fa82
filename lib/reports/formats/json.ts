import { passes } from '../../compliance/passes';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';

/** The ledgers with their names and verdicts, for machines. */
export function jsonOf(ledgers: readonly NamedLedger[]): string {
  const named = ledgers.map(({ name, ledger }) => ({ name, passes: passes(ledger), ledger }));
  return `${JSON.stringify(named, undefined, 2)}\n`;
}
