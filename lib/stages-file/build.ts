import { type App, DefaultStackSynthesizer, PermissionsBoundary, Stack, Stage } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import {
  DevelopmentEnv,
  Network,
  ProductionEnv,
  SoftLaunchEnv,
  type StageEnv,
  StageEnvironmentError,
  type StageEnvProps,
  StageKind,
  StagingEnv,
} from '..';
import { type Problem, StagesFileError } from './problem';
import type { DescribedEnvironment, StagesFile } from './read';
import { addComponents } from './to-components';
import { toLaunchProps, toObjectives } from './to-launch';
import { toPartner, toTeamAccess } from './to-team-access';

/**
 * Builds every environment of a stages file: a `cdk.Stage` named by its key, in it one stack named after the application,
 * and in that the environment, `Environment`.
 *
 * @throws StagesFileError if the constructs refuse an environment; do not use the app then
 */
export function buildStages(app: App, file: StagesFile): StageEnv[] {
  const built: StageEnv[] = [];
  const refused: { readonly problem: Problem; readonly cause: unknown }[] = [];
  for (const environment of file.environments) {
    try {
      built.push(build(app, file.application, environment));
    } catch (cause) {
      const { id, position } = environment;
      refused.push({ cause, problem: { position, text: `environments.${id}: ${reasonOf(cause)}` } });
    }
  }
  const first = refused.at(0);
  if (first === undefined) return built;
  throw new StagesFileError(
    file.path,
    refused.map(({ problem }) => problem),
    { cause: first.cause },
  );
}

function build(app: App, application: string, environment: DescribedEnvironment): StageEnv {
  const { id, settings } = environment;
  const { account, region, tags, qualifier } = settings;
  const stage = new Stage(app, id, {
    env: { account, region },
    permissionsBoundary: boundaryOf(settings.permissionsBoundary),
  });
  const stack = new Stack(stage, application, {
    tags,
    synthesizer: qualifier === undefined ? undefined : new DefaultStackSynthesizer({ qualifier }),
  });
  const existing = new Construct(stack, 'Existing');
  const built = createEnvironment(stack, existing, environment);
  addComponents(existing, built, environment);
  return built;
}

function createEnvironment(stack: Stack, existing: Construct, environment: DescribedEnvironment): StageEnv {
  const { outcome } = environment;
  const props = propsOf(existing, environment);
  switch (outcome.kind) {
    case StageKind.DEVELOPMENT:
      return new DevelopmentEnv(stack, 'Environment', props);
    case StageKind.STAGING:
      return new StagingEnv(stack, 'Environment', {
        ...props,
        partner: toPartner(new Construct(existing, 'Partner'), outcome.partner),
      });
    case StageKind.SOFT_LAUNCH:
      return new SoftLaunchEnv(stack, 'Environment', {
        ...props,
        ...toLaunchProps(existing, outcome.answers),
        objectives: outcome.answers.objectives && toObjectives(outcome.answers.objectives),
      });
    case StageKind.PRODUCTION:
      return new ProductionEnv(stack, 'Environment', {
        ...props,
        ...toLaunchProps(existing, outcome.answers),
        objectives: toObjectives(outcome.answers.objectives),
      });
  }
}

function propsOf(existing: Construct, { settings }: DescribedEnvironment): StageEnvProps {
  const { owner, teamAccess, network, dataKey } = settings;
  return {
    owner,
    teamAccess: toTeamAccess(new Construct(existing, 'TeamAccess'), teamAccess),
    network: network && Network.of(network),
    dataKey: dataKey === undefined ? undefined : Key.fromKeyArn(existing, 'DataKey', dataKey),
  };
}

function boundaryOf(policy: string | undefined): PermissionsBoundary | undefined {
  if (policy === undefined) return undefined;
  return policy.startsWith('arn:')
    ? PermissionsBoundary.fromArn(policy)
    : PermissionsBoundary.fromName(policy);
}

function reasonOf(error: unknown): string {
  if (error instanceof StageEnvironmentError) return error.message;
  return `the AWS CDK refuses it: ${error instanceof Error ? error.message : String(error)}`;
}
