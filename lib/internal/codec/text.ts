import { z } from 'zod';
import { day } from '../checked-text';
import { checkedBy } from './decoded';

// Every message of a codec says what is allowed, then the remediation; the reader puts the place and the value before it.

/** A text of one form. */
export function text(pattern: RegExp, limit: string, remediation: string) {
  return z.string().regex(pattern, { error: `${limit}; ${remediation}` });
}

/** Words that a reviewer reads in the report. */
export const words = text(/\S/, 'it is shown in the report and must not be blank', 'write it in a few words');

/** A day of the calendar. */
export const date = z.string().superRefine(checkedBy((value: string) => day('day', value)));
