import type { RecordOptions } from './record-options';

/** An override in an emergency: the environment opens with pending requirements. It stays in the ledger. */
export interface BreakGlass extends RecordOptions {
  /** Who takes the responsibility. */
  readonly who: string;
  readonly reason: string;
}
