import { z } from 'zod';
import { labelled, type Refusal, refusalText } from './refusal';

/** A whole number between two bounds. */
export function wholeNumber(min: number, max: number, remediation: string) {
  const refusal: Refusal = {
    id: 'yaml.number-range',
    limit: `it must be a whole number from ${min} to ${max}`,
    remediation,
  };
  const error = refusalText(refusal);
  const schema = z
    .int({ error: ({ input }) => (input === undefined ? undefined : error) })
    .min(min, { error })
    .max(max, { error });
  return labelled(schema, refusal);
}
