import { RowState } from '../ledger';
import type { Standing } from '../row-state';

/** True if the row of an attestation stands for several controls, such as `WCAG/*` or `WCAG/1.4.*`. */
export function isPattern(row: string): boolean {
  return row.includes('/') && row.includes('*');
}

/** True if `signed` is a pattern, and an attestation of it is one of `row` too. */
export function signs(signed: string, row: string): boolean {
  return isPattern(signed) && row.startsWith(signed.slice(0, -1)) && signed.endsWith('*');
}

/**
 * What a person signed of a control: for itself, or else by the pattern that says most of it. One that holds comes before
 * those that do not.
 *
 * @param attested how what was signed stands, by the row that was signed
 */
export function signatureOf(row: string, attested: ReadonlyMap<string, Standing>): Standing | undefined {
  const own = attested.get(row);
  const byPatterns = [...attested]
    .filter(([signed]) => signs(signed, row))
    .sort(([one], [other]) => other.length - one.length)
    .map(([signed, { state, reason }]) => ({ state, reason: `${reason}, as one of ${signed}` }));
  const signatures = [...(own === undefined ? [] : [own]), ...byPatterns];
  return signatures.find(({ state }) => state === RowState.ATTESTED) ?? signatures.at(0);
}
