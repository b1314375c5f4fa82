import { styleText } from 'node:util';
import { type Paint, PLAIN } from '../../lib/command-line';

/** Where a command writes. */
export interface Output {
  /** Writes the result. */
  readonly out: (text: string) => void;
  /** Writes messages about the result: errors, and the names of written files. */
  readonly err: (text: string) => void;
  readonly paint: Paint;
  /**
   * Replaces the line that shows the progress; an empty text removes it.
   *
   * @default - messages do not go to a terminal
   */
  readonly status?: (text: string) => void;
}

/** The standard output; with colours in a terminal, unless `NO_COLOR` is set (no-color.org). */
export function standardOutput(): Output {
  // A reader such as `head` may close the pipe early.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const coloured = process.stdout.isTTY && (process.env.NO_COLOR ?? '') === '';
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    ...(process.stderr.isTTY && {
      // Back to the start of the line, and erase it.
      status: (text: string) => process.stderr.write(`\r\u001b[K${text}`),
    }),
    paint: coloured ? (colour, text) => styleText(colour, text) : PLAIN,
  };
}
