import type { DeclaredWaiver } from '../requirements/declarations';
import type { WaiverTerms } from '../requirements/waiver-terms';
import { StageEnvironmentError } from './errors';
import { day, checkedText } from './checked-text';

/**
 * A waiver, once it is known to be approved by another person than the requester.
 *
 * @param what what is waived, for the error
 * @throws StageEnvironmentError if a text is blank, the expiry is not a day, or requester and approver are the same
 */
export function checkedWaiver(what: string, requirement: string, terms: WaiverTerms): DeclaredWaiver {
  return { requirement, ...checkedTerms(what, terms, requirement) };
}

/**
 * The terms of a waiver, once it is known to be approved by another person than the requester.
 *
 * @param what what is waived, for the error
 * @throws StageEnvironmentError if a text is blank, the expiry is not a day, or requester and approver are the same
 */
export function checkedTerms(what: string, terms: WaiverTerms, requirement?: string): WaiverTerms {
  const { reason, requestedBy, approvedBy, expires } = terms;
  checkedText(`reason of ${what}`, reason, requirement);
  checkedText(`'requestedBy' of ${what}`, requestedBy, requirement);
  checkedText(`'approvedBy' of ${what}`, approvedBy, requirement);
  if (approvedBy.trim().toLowerCase() === requestedBy.trim().toLowerCase()) {
    throw new StageEnvironmentError({
      id: 'waiver.approved-by-requester',
      what: `'approvedBy' of ${what}`,
      value: approvedBy,
      limit: 'the approver of a waiver is not its requester',
      remediation: 'have another person approve it',
      requirement,
    });
  }
  return { reason, requestedBy, approvedBy, expires: day(`'expires' of ${what}`, expires, requirement) };
}
