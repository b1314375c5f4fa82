/** The address of an entry of a generated reference: GitHub makes the anchor of a heading of its letters, digits and hyphens. */
export function referenceEntry(name: 'errors' | 'findings', id: string): string {
  return `docs/reference/${name}.md#${id.toLowerCase().replaceAll(/[^a-z\d-]/g, '')}`;
}
