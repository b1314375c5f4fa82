import type { Ledger } from '../../compliance/ledger/ledger';

const MILLISECONDS_A_DAY = 86_400_000;

/** The day on which the ledger shows what was signed. No clock is read, so that the page is the same tomorrow. */
export function judgedDay({ asOf, opening }: Ledger): string | undefined {
  return asOf ?? opening?.opensOn;
}

/** Days from one day to another, both `YYYY-MM-DD`; none if it has not come yet. */
export function age(when: string, day: string): number | undefined {
  const days = Math.round((Date.parse(day) - Date.parse(when)) / MILLISECONDS_A_DAY);
  return days >= 0 ? days : undefined;
}
