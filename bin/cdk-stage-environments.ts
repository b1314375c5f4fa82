#!/usr/bin/env node
import { createRequire } from 'node:module';
import { Command, CommanderError, Option } from 'commander';
import { StageEnvironmentError } from '../lib';
import { synthesize } from './app';
import { diff, type DiffOptions } from './commands/diff';
import { EXIT_CODES, ExitCode } from './commands/exit-code';
import { FORMATS } from './commands/formats';
import { report, type ReportOptions } from './commands/report';
import { paintFor } from './commands/terminal-text';
import { init } from './init';
import { StagesFileError } from './stages-file/problem';

// By its own name, so that it is found from the sources and from what is built.
const { version } = createRequire(__filename)('cdk-stage-environments/package.json') as { version: string };

const program = new Command('cdk-stage-environments')
  .description(
    'Stage environments as code, from development to production, each with the minimum it must have.',
  )
  .version(version)
  .showSuggestionAfterError()
  .exitOverride();

program
  .command('app')
  .description('the CDK app that a cdk.json names: synthesizes, checks and reports every environment')
  .argument('[file]', 'describes the application and its environments', 'stages.yaml')
  .action((file: string) => synthesize(file));

program
  .command('init')
  .description('writes a first stages.yaml and cdk.json into this folder')
  .action(() => {
    const files = init(process.cwd());
    console.log(`Wrote ${files.join(' and ')}. Next: npx cdk synth, then open cdk.out/reports/index.html.`);
  });

program
  .command('report')
  .description('tells how the environments of a synthesized application stand')
  .argument('[assembly]', 'the folder that the synthesis wrote', 'cdk.out')
  .option('-e, --environment <name...>', 'these environments only')
  .addOption(formatOption())
  .option('-o, --output <file>', 'write into a file, not to standard output')
  .option('-q, --quiet', 'say nothing; the exit code tells')
  .addHelpText('after', EXIT_CODES)
  .action((assembly: string, options: ReportOptions) => {
    process.exitCode = report(assembly, options);
  });

program
  .command('diff')
  .description('tells what got better, worse, new or gone between two ledgers')
  .argument('<before>', 'a ledger.json, or an assembly with its reports')
  .argument('<after>', 'likewise, later')
  .option('--json', 'for machines')
  .option('-q, --quiet', 'say nothing; the exit code tells')
  .addHelpText('after', EXIT_CODES)
  .action((before: string, after: string, options: DiffOptions) => {
    process.exitCode = diff(before, after, options, paintFor(process.stdout));
  });

function formatOption(): Option {
  return new Option('-f, --format <format>', 'how to write it down').choices(FORMATS).default('text');
}

try {
  program.parse();
} catch (error) {
  process.exitCode = ExitCode.NOT_JUDGED;
  if (error instanceof CommanderError) {
    // It has said what is wrong, or what was asked for.
    process.exitCode = error.exitCode === 0 ? ExitCode.HOLDS : ExitCode.NOT_JUDGED;
  } else if (error instanceof StageEnvironmentError || error instanceof StagesFileError) {
    // What a user can mend is said without the stack that led to it.
    console.error(error.message);
  } else {
    throw error;
  }
}
