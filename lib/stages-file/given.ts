/** The last of several alternatives: the schema has seen to it that one of them is given. */
export function given<T>(last: T | undefined): T {
  if (last === undefined) throw new Error('none of several alternatives is given');
  return last;
}
