import { createRequire } from 'node:module';
import { Errors } from 'aws-cdk-lib';
import { Command, CommanderError, Option } from 'commander';
import { StageEnvironmentError, StageKind, StagesFileError } from '../lib';
import { FRAMEWORKS, REPORTERS } from '../lib/command-line';
import { synthesize, type SynthesisOptions } from './app';
import { check, type CheckOptions, CONDITIONS } from './commands/check';
import { diff, type DiffOptions } from './commands/diff';
import { EXIT_CODES, ExitCode } from './commands/exit-code';
import { addInitCommand } from './commands/init';
import type { Output } from './commands/output';
import { report, type ReportOptions } from './commands/report';

// By its own name, so that it is found from the sources and from the build.
const { version } = createRequire(__filename)('cdk-stage-environments/package.json') as { version: string };

/** The code of the CDK's error for an environment that does not pass, with every violation in its message. */
const VALIDATION_FAILED = 'ValidationFailed';

/**
 * Runs a command.
 *
 * @param args the arguments after the name of the program
 * @returns the exit code
 * @throws what is not an error of the user
 */
export function runProgram(args: readonly string[], to: Output): ExitCode {
  let exitCode = ExitCode.PASSED;
  const program = programFor(to, (code) => {
    exitCode = code;
  });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    // Commander has printed the error, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode : ExitCode.NOT_EVALUATED;
    if (Errors.isValidationError(error) && error.name === VALIDATION_FAILED) {
      to.err(`${error.message}\n`);
      return ExitCode.FAILED;
    }
    if (!(error instanceof StageEnvironmentError || error instanceof StagesFileError)) throw error;
    // An error that a user can correct has no stack trace.
    to.err(`${error.message}\n`);
    return ExitCode.NOT_EVALUATED;
  }
  return exitCode;
}

function programFor(to: Output, end: (code: ExitCode) => void): Command {
  const program = new Command('cdk-stage-environments')
    .description('Stage environments for the AWS CDK, with compliance checks and reports')
    .version(version)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeOut: (text) => to.out(text), writeErr: (text) => to.err(text) });

  program
    .command('app')
    .description('Synthesize, check and report every environment; the app command of cdk.json')
    .argument('[file]', 'the description of the application and its environments', 'stages.yaml')
    .option('--cache', 'reuse validation results of unchanged templates, also if CI is set')
    .option('--no-cache', 'validate every template again')
    .action((file: string, options: SynthesisOptions) =>
      synthesize(file, (line) => to.err(`${line}\n`), options),
    );

  addInitCommand(program, to);

  program
    .command('report')
    .description('Report the environments of a synthesized application')
    .argument('[assembly]', 'the cloud assembly', 'cdk.out')
    .option('-e, --environment <name...>', 'report these environments only')
    .addOption(formatOption())
    .option('-v, --verbose', 'name every resource and every reason in text')
    .option('-o, --output <file>', 'write to a file instead of the standard output')
    .option('-q, --quiet', 'print nothing; use the exit code')
    .addHelpText('after', `${EXIT_CODES}\n${REPORT_FAILS}`)
    .action((assembly: string, options: ReportOptions) => end(report(assembly, options, to)));

  program
    .command('check')
    .description('Check any CloudFormation template against a stage and frameworks')
    .argument('<path>', 'a cdk.out, a template (JSON or YAML), or a folder of templates')
    .addOption(
      new Option('-s, --stage <stage>', 'the stage of the environment')
        .choices(Object.values(StageKind))
        .makeOptionMandatory(),
    )
    .option('-w, --framework <name...>', `frameworks that apply: ${[...FRAMEWORKS.keys()].join(', ')}`)
    .addOption(
      new Option('--condition <condition...>', 'conditions that apply, of conditional requirements').choices([
        ...CONDITIONS.keys(),
      ]),
    )
    .option('--stack <name...>', 'check these stacks only; references into others are followed')
    .option('--name <environment>', 'the name in the report and in the records', 'Environment')
    .option('--owner <owner>', 'the owner of the environment')
    .option('--account <id>', 'the account of plain templates')
    .option('--region <region>', 'the Region of plain templates')
    .option('--parameter <Key=Value...>', 'parameter values; parameters without one are unknown')
    .option(
      '--template <Name=file...>',
      'local templates: by the logical id of a nested stack, stack set, product, serverless application or module, or by the location of an include',
    )
    .option('--team-access <from...>', 'the team access: CIDR ranges, prefix lists, security groups')
    .option('--egress <range:port...>', 'declared egress')
    .option('--partner <account>', 'the AWS account of the partner of a staging environment')
    .option('--declarations <file>', 'what people declare of the environment: a YAML file')
    .option('--records <file>', 'attestations and waivers: a go-live.yaml')
    .option('--as-of <day>', 'the day for which records are evaluated, YYYY-MM-DD')
    .option('--strict', 'also fail on pending, unknown, expired and unused')
    .addOption(formatOption())
    .option('-v, --verbose', 'name every resource and every reason in text')
    .option('-o, --output <file>', 'write to a file instead of the standard output')
    .option('-q, --quiet', 'print nothing; use the exit code')
    .addHelpText('after', `${EXIT_CODES}\n${CHECK_FAILS}`)
    .action((path: string, options: CheckOptions) => end(check(path, options, to)));

  program
    .command('diff')
    .description('Compare two ledgers, or the ledgers of two assemblies')
    .argument('<before>', 'a ledger.json, JSON output of check or report, or an assembly')
    .argument('<after>', 'the same, later')
    .option('--json', 'print JSON')
    .option('-q, --quiet', 'print nothing; use the exit code')
    .addHelpText('after', `${EXIT_CODES}\n${DIFF_FAILS}`)
    .action((before: string, after: string, options: DiffOptions) => end(diff(before, after, options, to)));

  return program;
}

const REPORT_FAILS = `
An environment fails if a required requirement is not met, if it opens to its
users with pending requirements, or if cdk-nag or the CDK's validation has an
error that is neither acknowledged nor waived.`;

const CHECK_FAILS = `
Fails if a required requirement or a control is not met, or if cdk-nag has an
error that is neither acknowledged nor waived. With --strict, also if a
required requirement is pending or unknown, or a record has expired or is
unused. If no resource decides a requirement, nothing was evaluated.`;

const DIFF_FAILS = `
Fails if something got worse, if there is a new fault, or if an environment no
longer passes or is new and does not pass. What is new and only pending or
unknown, such as controls of a framework declared since, does not fail.`;

function formatOption(): Option {
  return new Option('-f, --format <format>', 'the format of the report')
    .choices(REPORTERS.map(({ name }) => name))
    .default('text');
}
