import { createRequire } from 'node:module';
import { Command, CommanderError, Option } from 'commander';
import { StageEnvironmentError, StageKind } from '../lib';
import { synthesize, type SynthesisOptions } from './app';
import { check, type CheckOptions, CONDITIONS } from './commands/check';
import { diff, type DiffOptions } from './commands/diff';
import { EXIT_CODES, ExitCode } from './commands/exit-code';
import { FORMATS } from './commands/formats';
import { addInitCommand } from './commands/init';
import type { Output } from './commands/output';
import { report, type ReportOptions } from './commands/report';
import { StagesFileError } from '../lib/stages-file/problem';
import { FRAMEWORKS } from '../lib/launch/framework-codec';

// By its own name, so that it is found from the sources and from what is built.
const { version } = createRequire(__filename)('cdk-stage-environments/package.json') as { version: string };

/**
 * Runs a command as a shell would.
 *
 * @param args what stands behind the program's name
 * @returns the exit code
 * @throws what is no fault of the user
 */
export function runProgram(args: readonly string[], to: Output): ExitCode {
  let exitCode = ExitCode.HOLDS;
  const program = programFor(to, (code) => {
    exitCode = code;
  });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    // Commander has said what is wrong, or what was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode : ExitCode.NOT_JUDGED;
    if (!(error instanceof StageEnvironmentError || error instanceof StagesFileError)) throw error;
    // What a user can mend is said without the stack that led to it.
    to.err(`${error.message}\n`);
    return ExitCode.NOT_JUDGED;
  }
  return exitCode;
}

function programFor(to: Output, end: (code: ExitCode) => void): Command {
  const program = new Command('cdk-stage-environments')
    .description(
      'Stage environments as code, from development to production, each with the minimum it must have.',
    )
    .version(version)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeOut: (text) => to.out(text), writeErr: (text) => to.err(text) });

  program
    .command('app')
    .description('the CDK app that a cdk.json names: synthesizes, checks and reports every environment')
    .argument('[file]', 'describes the application and its environments', 'stages.yaml')
    .option('--cache', "keep results of the CDK's validation for unchanged templates, also where CI is set")
    .option('--no-cache', 'validate every template again')
    .action((file: string, options: SynthesisOptions) =>
      synthesize(file, (line) => to.err(`${line}\n`), options),
    );

  addInitCommand(program, to);

  program
    .command('report')
    .description('tells how the environments of a synthesized application stand')
    .argument('[assembly]', 'the folder that the synthesis wrote', 'cdk.out')
    .option('-e, --environment <name...>', 'these environments only')
    .addOption(formatOption())
    .option('-o, --output <file>', 'write into a file, not to standard output')
    .option('-q, --quiet', 'say nothing; the exit code tells')
    .addHelpText(
      'after',
      `${EXIT_CODES}\nA requirement that keeps an environment from passing validation does not hold.`,
    )
    .action((assembly: string, options: ReportOptions) => end(report(assembly, options, to)));

  program
    .command('check')
    .description("judges anybody's templates by what a stage and frameworks demand")
    .argument('<path>', 'a cdk.out, a template in JSON or YAML, or a folder of templates')
    .addOption(
      new Option('-s, --stage <stage>', 'which stage it is to be')
        .choices(Object.values(StageKind))
        .makeOptionMandatory(),
    )
    .option('-w, --framework <name...>', `frameworks that apply, of ${[...FRAMEWORKS.keys()].join(', ')}`)
    .addOption(
      new Option('--condition <condition...>', 'what makes conditional requirements required').choices([
        ...CONDITIONS.keys(),
      ]),
    )
    .option('--stack <name...>', 'these stacks only; references still lead into the others')
    .option('--name <environment>', 'what it is called in the report and the records', 'Environment')
    .option('--owner <owner>', 'who owns it')
    .option('--account <id>', 'where plain templates are deployed to')
    .option('--region <region>', 'likewise')
    .option(
      '--parameter <Key=Value...>',
      "values of the templates' parameters; what others leave open is unknown",
    )
    .option('--team-access <from...>', 'the team access: ranges, prefix lists or security groups')
    .option('--egress <range:port...>', 'traffic that may leave it')
    .option('--partner <account>', 'the AWS account that controls a staging environment')
    .option('--records <file>', 'what was signed and waived, a go-live.yaml')
    .option('--as-of <day>', 'the day on which the records are judged')
    .option('--strict', 'what is open, unknown, expired or unused does not pass either')
    .addOption(formatOption())
    .option('-o, --output <file>', 'write into a file, not to standard output')
    .option('-q, --quiet', 'say nothing; the exit code tells')
    .addHelpText(
      'after',
      `${EXIT_CODES}
Exit code 1: a required requirement or a control is not met. With --strict,
also: a required requirement is pending or unknown, a record has expired, or a
waiver is unused.`,
    )
    .action((path: string, options: CheckOptions) => end(check(path, options, to)));

  program
    .command('diff')
    .description('tells what got better, worse, new or gone between two ledgers')
    .argument(
      '<before>',
      'a ledger.json, what check or report wrote as JSON, or an assembly with its reports',
    )
    .argument('<after>', 'likewise, later')
    .option('--json', 'for machines')
    .option('-q, --quiet', 'say nothing; the exit code tells')
    .addHelpText('after', `${SETBACKS}${EXIT_CODES}`)
    .action((before: string, after: string, options: DiffOptions) => end(diff(before, after, options, to)));

  return program;
}

/** What of all that changed `diff` holds against the later ledger. */
const SETBACKS = `
What got worse does not hold, nor does what is new and not met, nor a new
environment that does not pass validation. What is new and only open or
unknown, such as controls of a framework declared since, is told and holds.
`;

function formatOption(): Option {
  return new Option('-f, --format <format>', 'how to write it down').choices(FORMATS).default('text');
}
