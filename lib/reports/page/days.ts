import type { Ledger } from '../../compliance/ledger/ledger';

const MILLISECONDS_A_DAY = 86_400_000;

/** The day of the ledger. No clock is read, so that the page is the same tomorrow. */
export function dayOf({ asOf, opening }: Ledger): string | undefined {
  return asOf ?? opening?.opensOn;
}

/** Days from one day to another, both `YYYY-MM-DD`; none if the first is after the second. */
export function age(when: string, day: string): number | undefined {
  const days = Math.round((Date.parse(day) - Date.parse(when)) / MILLISECONDS_A_DAY);
  return days >= 0 ? days : undefined;
}
