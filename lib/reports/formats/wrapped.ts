/** The width of text in a file, or in a terminal of unknown width. */
const COLUMNS = 80;

/**
 * The text in lines of 80 columns; a longer word has a line of its own.
 *
 * @param first the indent of the first line
 */
export function wrapped(text: string, indent: string, first = indent): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    const { length } = lines.length === 0 ? first : indent;
    if (line !== '' && length + longer.length > COLUMNS) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((one, index) => `${index === 0 ? first : indent}${one}`);
}

/** The text without control characters, so that nothing from a template moves the cursor of a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').replaceAll(/\p{Cf}/gu, '');
}
