import { z } from 'zod';
import { day } from '../checked-text';
import { checkedBy } from './decoded';
import { type Refusal, refused } from './refusal';

/** A text of one form. */
export function text(pattern: RegExp, refusal: Refusal) {
  return z
    .string()
    .refine((value) => pattern.test(value), refused(refusal))
    .meta({ pattern: pattern.source });
}

/** Words that a reviewer reads in the report. */
export const words = text(/\S/, {
  id: 'text.blank',
  limit: 'it is shown in the report and must not be blank',
  remediation: 'write it in a few words',
});

/** A day of the calendar. */
export const date = z.string().superRefine(checkedBy((value: string) => day('day', value)));
