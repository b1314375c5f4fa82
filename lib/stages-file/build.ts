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
import { toTeamAccess, toPartner } from './to-team-access';
import { toDatabase, toService } from './to-components';
import { toAnswers, toCapacity } from './to-launch';

/**
 * Builds every environment that a stages file describes: a `cdk.Stage` named by its key, in it one stack named after
 * the application, and in that the environment, `Environment`.
 *
 * @throws StagesFileError if the constructs refuse an environment; nothing of the app is to be used then
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
  const { id, outcome, settings } = environment;
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
      return new SoftLaunchEnv(stack, 'Environment', { ...props, ...toAnswers(existing, outcome.answers) });
    case StageKind.PRODUCTION: {
      const { answers } = outcome;
      const objectives = toCapacity(answers.objectives);
      return new ProductionEnv(stack, 'Environment', {
        ...props,
        ...toAnswers(existing, answers),
        objectives,
      });
    }
  }
}

function propsOf(existing: Construct, environment: DescribedEnvironment): StageEnvProps {
  const { settings, databases, services } = environment;
  const { owner, teamAccess, network, dataKey } = settings;
  const inDatabases = new Construct(existing, 'Databases');
  const inServices = new Construct(existing, 'Services');
  return {
    owner,
    teamAccess: toTeamAccess(new Construct(existing, 'TeamAccess'), teamAccess),
    network: network && Network.of(network),
    dataKey: dataKey === undefined ? undefined : Key.fromKeyArn(existing, 'DataKey', dataKey),
    databases: Object.fromEntries(
      Object.entries(databases).map(([id, it]) => [id, toDatabase(new Construct(inDatabases, id), it)]),
    ),
    services: Object.fromEntries(
      Object.entries(services).map(([id, it]) => [id, toService(new Construct(inServices, id), it)]),
    ),
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
