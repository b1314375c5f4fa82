import * as fs from 'node:fs';
import * as path from 'node:path';
import { Failure } from './failure';

/** What the closing table shows of an environment's ledger. */
export interface LedgerSummary {
  readonly stage: string;
  /** How many requirements are in each state, in the ledger's order. */
  readonly states: ReadonlyMap<string, number>;
}

interface Ledger {
  readonly environment?: { readonly stage?: string };
  readonly requirements?: readonly { readonly state?: string }[];
}

/**
 * Reads the ledger that the synthesis wrote.
 *
 * @throws Failure if it wrote none, or one without requirements
 */
export function readLedger(output: string, environment: string): LedgerSummary {
  const file = path.join(output, 'reports', environment, 'ledger.json');
  if (!fs.existsSync(file)) throw new Failure(`${environment} has no ledger: ${file} was not written.`);
  const ledger = JSON.parse(fs.readFileSync(file, 'utf8')) as Ledger;
  const requirements = ledger.requirements ?? [];
  if (requirements.length === 0) throw new Failure(`The ledger ${file} holds no requirement.`);
  const states = new Map<string, number>();
  for (const { state = 'without a state' } of requirements) states.set(state, (states.get(state) ?? 0) + 1);
  return { stage: ledger.environment?.stage ?? '', states };
}
