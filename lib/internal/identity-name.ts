/**
 * A name for a resource that must have the same one whenever the environment is created: the readable part of its identity,
 * and a hash of the whole, so that no two identities share a name. At most 50 characters, the lowest limit (vaults and
 * restore testing plans).
 *
 * @param identity the environment's name
 * @param separator a character that the service allows beside letters and digits
 */
export function identityName(identity: string, separator: '-' | '_'): string {
  const readable = identity.replace(/[^A-Za-z0-9]+/g, separator).slice(0, LONGEST - HASH_DIGITS - 1);
  return `${readable}${separator}${hash(identity)}`;
}

const LONGEST = 50;
const HASH_DIGITS = 8;

/** FNV-1a. */
function hash(text: string): string {
  const value = Array.from(text).reduce(
    (state, character) => Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0,
    0x811c9dc5,
  );
  return value.toString(16).padStart(HASH_DIGITS, '0');
}
