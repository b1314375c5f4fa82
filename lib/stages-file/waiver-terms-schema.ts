import { z } from 'zod';
import { day } from '../internal/checked-text';
import { checkedWaiver } from '../internal/checked-waiver';
import { asConstructsSay, text } from './formats';

/** Words that a reviewer reads in the report. */
export const words = text(
  /\S/,
  'a reviewer reads it in the report, and silence is no answer',
  'write it in a few words',
);

/** A day of the calendar. */
export const date = z.string().superRefine(asConstructsSay((value: string) => day('day', value)));

/** What is done outside of the environment, and what shows it. */
export const elsewhereTerms = {
  reason: words.describe('Why it is done outside of the environment.'),
  evidence: words.describe('Where a reviewer can see it, such as a link.'),
};

/** On what terms an environment lives without something for a time. */
export const waiverSchema = z
  .strictObject({
    reason: words.describe('Why the environment can live without it.'),
    requestedBy: words.describe('Who asks for it.'),
    approvedBy: words.describe('Who approves it: somebody else.'),
    expires: date.describe("The last day on which it holds, in quotes, such as '2027-06-30'."),
  })
  .superRefine(
    asConstructsSay((terms: { reason: string; requestedBy: string; approvedBy: string; expires: string }) =>
      checkedWaiver('what is waived', 'SEC-2', terms),
    ),
  );
