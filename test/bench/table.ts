/** A table whose columns stand below each other. */
export function aligned(requirements: readonly (readonly string[])[]): string {
  const widthOf = (column: number): number =>
    Math.max(...requirements.map((requirement) => requirement[column].length));
  return requirements
    .map((requirement) =>
      requirement
        .map((cell, column) => cell.padEnd(widthOf(column)))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}
