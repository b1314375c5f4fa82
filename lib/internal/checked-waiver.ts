import type { DeclaredWaiver, WaiverTerms } from '../requirements/declarations';
import { StageEnvironmentError } from './errors';
import { day, checkedText } from './checked-text';

/**
 * A waiver, if its approver is not its requester.
 *
 * @param what what is waived, for the error
 * @throws StageEnvironmentError if a text is blank, the expiry is no day, or it is approved by who requested it
 */
export function checkedWaiver(what: string, requirement: string, terms: WaiverTerms): DeclaredWaiver {
  return { requirement, ...checkedTerms(what, terms, requirement) };
}

/**
 * The terms of a waiver, if its approver is not its requester.
 *
 * @param what what is waived, for the error
 * @throws StageEnvironmentError if a text is blank, the expiry is no day, or it is approved by who requested it
 */
export function checkedTerms(what: string, terms: WaiverTerms, requirement?: string): WaiverTerms {
  const { reason, requestedBy, approvedBy, expires } = terms;
  checkedText(`reason of ${what}`, reason, requirement);
  checkedText(`'requestedBy' of ${what}`, requestedBy, requirement);
  checkedText(`'approvedBy' of ${what}`, approvedBy, requirement);
  if (approvedBy.trim().toLowerCase() === requestedBy.trim().toLowerCase()) {
    throw new StageEnvironmentError({
      what: `'approvedBy' of ${what}`,
      value: approvedBy,
      limit: 'the approver must not be the requester',
      remediation: 'let another person with authority approve it',
      requirement,
    });
  }
  return { reason, requestedBy, approvedBy, expires: day(`'expires' of ${what}`, expires, requirement) };
}
