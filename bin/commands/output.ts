import { styleText } from 'node:util';
import { type Paint, PLAIN } from '../../lib/command-line';

/** Where a command writes. */
export interface Output {
  /** Writes the result. */
  readonly out: (text: string) => void;
  /** Writes messages about the result: errors, and the names of written files. */
  readonly err: (text: string) => void;
  readonly paint: Paint;
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
    paint: coloured ? (colour, text) => styleText(colour, text) : PLAIN,
  };
}
