import { z } from 'zod';

/** A whole number between two bounds. */
export function wholeNumber(min: number, max: number, remediation: string) {
  const error = `it must be a whole number from ${min} to ${max}; ${remediation}`;
  return z
    .int({ error: ({ input }) => (input === undefined ? undefined : error) })
    .min(min, { error })
    .max(max, { error });
}
