#!/usr/bin/env node
import { createRequire } from 'node:module';
import { Command } from 'commander';
import { StageEnvironmentError } from '../lib';
import { synthesize } from './app';
import { init } from './init';
import { StagesFileError } from './stages-file/problem';

// By its own name, so that it is found from the sources and from what is built.
const { version } = createRequire(__filename)('cdk-stage-environments/package.json') as { version: string };

const program = new Command('cdk-stage-environments')
  .description(
    'Stage environments as code, from development to production, each with the minimum it must have.',
  )
  .version(version)
  .showSuggestionAfterError();

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

try {
  program.parse();
} catch (error) {
  // What a user can mend is said without the stack that led to it.
  if (!(error instanceof StageEnvironmentError || error instanceof StagesFileError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
