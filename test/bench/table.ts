/** A table whose columns stand below each other. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widthOf = (column: number): number => Math.max(...rows.map((row) => row[column].length));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widthOf(column)))
        .join('   ')
        .trimEnd(),
    )
    .join('\n');
}
