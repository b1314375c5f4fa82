import { standardOutput } from '../../bin/commands/output';
import { runProgram } from '../../bin/program';
import { tellUsage } from './usage';

/** What is measured: a command, as a user runs it. */
tellUsage();

try {
  process.exitCode = runProgram(process.argv.slice(2), standardOutput());
} catch (error) {
  console.error(error);
  // No code of the command's own: what broke down was not measured.
  process.exitCode = 70;
}
