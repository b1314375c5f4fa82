import { z } from 'zod';
import type { WaiverTerms } from '../../requirements/waiver-terms';
import { checkedTerms } from '../checked-waiver';
import { checkedBy } from './decoded';
import { date, words } from './text';
import { described } from './option-descriptions';

/** Why something is inherited, and where a reviewer can see it. */
export const inheritedTerms = {
  from: described('InheritedOptions.from', words),
  evidence: described('InheritedOptions.evidence', words),
};

/** The terms on which a requirement is waived for a time. */
export const waiverTerms = z
  .strictObject({
    reason: described('WaiverTerms.reason', words),
    requestedBy: described('WaiverTerms.requestedBy', words),
    approvedBy: described('WaiverTerms.approvedBy', words),
    expires: described('WaiverTerms.expires', date),
  })
  .superRefine(checkedBy((terms: WaiverTerms) => checkedTerms('the waiver', terms)));
