import { type Command, Option } from 'commander';
import { StageKind } from '../../lib';
import { init } from '../init';
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
        'the stages of the environments to write; with one that goes live, a go-live.yaml too',
      )
        .choices(Object.values(StageKind))
        .default([StageKind.DEVELOPMENT, StageKind.STAGING], 'Development Staging'),
    )
    .action(({ stage }: { readonly stage: readonly StageKind[] }) => {
      to.out(nextSteps(init(process.cwd(), stage)));
    });
}
