/** What is wrong in the records, behind its place in their file, if it has one. */
export function placed(what: string, source: string | undefined): string {
  return source === undefined ? what : `${source} ${what}`;
}
