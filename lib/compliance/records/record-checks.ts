import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean } from '../../internal/did-you-mean';
import { day } from '../../internal/checked-text';
import { CATALOG } from '../../requirements/catalog';
import type { Requirement } from '../../requirements/requirement';

/**
 * The requirement that a record names.
 *
 * @param what what the record is, for the error
 * @throws StageEnvironmentError with the nearest, if there is none
 */
export function requirementOf(what: string, requirement: string): Requirement {
  const found = CATALOG.find(({ id }) => id === requirement);
  if (found !== undefined) return found;
  throw new StageEnvironmentError({
    id: 'record.unknown-requirement',
    what,
    value: requirement,
    limit: 'there is no such requirement',
    remediation: didYouMean(
      requirement,
      CATALOG.map(({ id }) => id),
    ),
  });
}

/** @throws StageEnvironmentError if the last day does not exist, or is before the first */
export function checkOrder(what: string, first: string, last: string): void {
  if (day(what, last) >= first) return;
  throw new StageEnvironmentError({
    id: 'record.ends-before-start',
    what,
    value: last,
    limit: `it must not be before ${first}, the day of the record`,
    remediation: 'write the last day on which it is valid',
  });
}
