import type { DeclaredWaiver, WaiverTerms } from '../requirements/declarations';
import { StageEnvironmentError } from './errors';
import { day, said } from './said';

/**
 * A waiver, once it is known that somebody other than who requested it approved it.
 *
 * @param what what is waived, for the error
 * @throws StageEnvironmentError if a text is blank, the expiry is no day, or it is approved by who requested it
 */
export function checkedWaiver(what: string, row: string, terms: WaiverTerms): DeclaredWaiver {
  return { row, ...checkedTerms(what, terms, row) };
}

/**
 * The terms of a waiver, once it is known that somebody other than who requested it approved it.
 *
 * @param what what is waived, for the error
 * @throws StageEnvironmentError if a text is blank, the expiry is no day, or it is approved by who requested it
 */
export function checkedTerms(what: string, terms: WaiverTerms, row?: string): WaiverTerms {
  const { reason, requestedBy, approvedBy, expires } = terms;
  said(`reason of ${what}`, reason, row);
  said(`'requestedBy' of ${what}`, requestedBy, row);
  said(`'approvedBy' of ${what}`, approvedBy, row);
  if (approvedBy.trim().toLowerCase() === requestedBy.trim().toLowerCase()) {
    throw new StageEnvironmentError({
      what: `'approvedBy' of ${what}`,
      value: approvedBy,
      limit: 'nobody approves a waiver of their own',
      remedy: 'let somebody else approve it who may',
      row,
    });
  }
  return { reason, requestedBy, approvedBy, expires: day(`'expires' of ${what}`, expires, row) };
}
