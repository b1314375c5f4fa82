import { type Command, Option } from 'commander';
import { StageKind } from '../../lib';
import { DEFAULT_STAGES, init } from '../init';
import { nextSteps } from '../init/next-steps';
import type { Output } from './output';

/** Adds the command that starts a project. */
export function addInitCommand(program: Command, to: Output): void {
  program
    .command('init')
    .description(
      'Write a first stages.yaml and cdk.json into this folder, or what an existing CDK project lacks',
    )
    .addOption(
      new Option(
        '-s, --stage <stage...>',
        `the stages of the environments to write; with one that goes live, a go-live.yaml too. Without it: ${DEFAULT_STAGES.join(' ')}`,
      ).choices(Object.values(StageKind)),
    )
    .action(({ stage }: { readonly stage?: readonly StageKind[] }) => {
      to.out(nextSteps(init(process.cwd(), stage)));
    });
}
