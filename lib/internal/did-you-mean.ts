import { closest, distance } from 'fastest-levenshtein';

/** A shorter part is contained in too many words. */
const MIN_PART_LENGTH = 3;

/** The known word that was most likely meant, if one is near enough for a typing error. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const sameButForCase = known.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
  const candidate = sameButForCase ?? closest(word, [...known]);
  const allowance = Math.max(2, Math.ceil(word.length / 3));
  return distance(word.toLowerCase(), candidate.toLowerCase()) <= allowance ? candidate : undefined;
}

/** The one known word that contains this one. */
function wholeOf(part: string, known: readonly string[]): string | undefined {
  const whole = known.filter((one) => one.toLowerCase().includes(part.toLowerCase()));
  return part.length >= MIN_PART_LENGTH && whole.length === 1 ? whole[0] : undefined;
}

/** "did you mean 'Orders'?", or the list of known words. */
export function didYouMean(word: string, known: readonly string[]): string {
  const candidate = nearest(word, known) ?? wholeOf(word, known);
  if (candidate !== undefined) return `did you mean '${candidate}'?`;
  if (known.length === 0) return 'there is none yet';
  const names = known.map((one) => `'${one}'`).join(', ');
  return known.length === 1 ? `the only one is ${names}` : `known are ${names}`;
}
