import type { Ledger } from './ledger';

/** The ledger of one environment, by the name under which it is reported. */
export interface NamedLedger {
  /** The name of the environment, such as `Staging`; it names the folder of its ledger. */
  readonly name: string;
  readonly ledger: Ledger;
}
