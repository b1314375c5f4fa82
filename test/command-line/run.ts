import { runProgram } from '../../bin/program';
import { PLAIN } from '../../lib/reports/reporter';

/** The exit code and the output of a command. */
export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command in this process, off a terminal. */
export function run(...args: string[]): Ended {
  const printed = { output: '', errors: '' };
  const code = runProgram(args, {
    out: (text) => (printed.output += text),
    err: (text) => (printed.errors += text),
    paint: PLAIN,
  });
  return { code, ...printed };
}
