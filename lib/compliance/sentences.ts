/** Texts as consecutive sentences, each with a period. One text alone stays as it is. */
export function sentencesOf(texts: readonly string[]): string {
  if (texts.length === 1) return texts[0];
  return texts.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
}
