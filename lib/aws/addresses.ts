import { type Answer, matches } from './answers';

/** Whether a range has addresses of any network on the internet; no for one that is left out. */
export function isAnyAddress(range: unknown): Answer {
  return matches(range, /\/[0-7]$/);
}
