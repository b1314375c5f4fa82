/** What is wrong in the records, behind its place in their file, if it has one. */
export function placed(source: string | undefined, what: string): string {
  return source === undefined ? what : `${source} ${what}`;
}
