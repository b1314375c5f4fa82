import type { DeclaredElsewhere, ElsewhereTerms } from '../requirements/declarations';
import { said } from './said';

/**
 * Requirements that are met outside of the environment, once it is known that a reviewer can follow it.
 *
 * @param what what is done elsewhere, for the error
 * @throws StageEnvironmentError if the reason or the evidence is blank
 */
export function checkedElsewhere(
  what: string,
  rows: readonly [string, ...string[]],
  { reason, evidence }: ElsewhereTerms,
): DeclaredElsewhere[] {
  said(`reason of ${what}`, reason, rows[0]);
  said(`evidence of ${what}`, evidence, rows[0]);
  return rows.map((row) => ({ row, reason, evidence }));
}
