import { type Answer, isSet, isTrue } from './answers';

/** Whether a store is encrypted that is created from a snapshot or a source, whose encryption it keeps. */
export function encryptedUnless(origins: readonly unknown[], encrypted: unknown): Answer {
  return origins.some((origin) => isSet(origin) !== 'no') ? 'unknown' : isTrue(encrypted);
}
