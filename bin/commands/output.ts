import { styleText } from 'node:util';

type Colour = 'red' | 'yellow' | 'green' | 'bold';
export type Paint = (colour: Colour, text: string) => string;

/** Where a command says what it has to say. */
export interface Output {
  /** What was asked for. */
  readonly out: (text: string) => void;
  /** What is said about it: what was written where, what is wrong. */
  readonly err: (text: string) => void;
  readonly paint: Paint;
}

export const PLAIN: Paint = (_colour, text) => text;

/** The terminal, or what stands in its place; with colour where people see it, unless they want none (no-color.org). */
export function standardOutput(): Output {
  // Who reads, such as `head`, may have read enough.
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
