import { type App, DefaultStackSynthesizer, PermissionsBoundary, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { DevelopmentEnv } from '../development-env';
import type { Decoded } from '../internal/codec/decoded';
import { errorText, StageEnvironmentError } from '../internal/errors';
import { faultsOf } from '../internal/fault';
import { ProductionEnv } from '../production-env';
import { StageKind } from '../requirements/stage-kind';
import { SoftLaunchEnv } from '../soft-launch-env';
import type { IConnectionTarget } from '../spi/connection';
import type { StageEnv } from '../stage-env';
import { StagingEnv } from '../staging-env';
import { type CreatedProps, ENVIRONMENT_PROPS } from './codecs';
import { createComponents } from './create-components';
import { type Problem, StagesFileError } from './problem';
import type { DescribedApplication, DescribedEnvironment } from './read';

/** An environment with its components by their ids. */
export interface BuiltEnvironment {
  /** The key in the file. */
  readonly id: string;
  readonly environment: StageEnv;
  readonly components: ReadonlyMap<string, IConnectionTarget>;
}

/**
 * Builds every environment of a stages file: a `cdk.Stage` named by its key, in it one stack named after the application,
 * and in that the environment, `Environment`.
 *
 * @throws StagesFileError if the constructs refuse an environment; do not use the app then
 */
export function buildEnvironments(app: App, file: DescribedApplication): BuiltEnvironment[] {
  const built: BuiltEnvironment[] = [];
  const refused: { readonly problems: readonly Problem[]; readonly cause: unknown }[] = [];
  for (const environment of file.environments) {
    try {
      built.push(build(app, file.application, environment));
    } catch (cause) {
      refused.push({ cause, problems: problemsOf(environment, cause) });
    }
  }
  const first = refused.at(0);
  if (first === undefined) return built;
  throw new StagesFileError(
    file.path,
    refused.flatMap(({ problems }) => problems),
    { cause: first.cause },
  );
}

/** The environments of a stages file, built. */
export function buildStages(app: App, file: DescribedApplication): StageEnv[] {
  return buildEnvironments(app, file).map(({ environment }) => environment);
}

function build(app: App, application: string, described: DescribedEnvironment): BuiltEnvironment {
  const { id, values, components } = described;
  const { account, region, tags, qualifier, permissionsBoundary } = values;
  const stage = new Stage(app, id, {
    env: { account, region },
    permissionsBoundary: permissionsBoundary === undefined ? undefined : boundaryOf(permissionsBoundary),
  });
  const stack = new Stack(stage, application, {
    tags,
    synthesizer: qualifier === undefined ? undefined : new DefaultStackSynthesizer({ qualifier }),
  });
  const existing = new Construct(stack, 'Existing');
  const environment = createEnvironment(stack, existing, described);
  return { id, environment, components: createComponents(existing, environment, components) };
}

const ID = 'Environment';

function createEnvironment(stack: Stack, existing: Construct, described: DescribedEnvironment): StageEnv {
  const props = createProps(existing, described);
  const { contacts = [] } = props;
  switch (described.stage) {
    case StageKind.DEVELOPMENT:
      return new DevelopmentEnv(stack, ID, having(props, 'owner', 'teamAccess'));
    case StageKind.STAGING:
      return new StagingEnv(stack, ID, having(props, 'owner', 'teamAccess', 'partner'));
    case StageKind.SOFT_LAUNCH:
      return new SoftLaunchEnv(stack, ID, { ...having(props, ...REQUIRED_AT_LAUNCH), contacts });
    case StageKind.PRODUCTION:
      return new ProductionEnv(stack, ID, {
        ...having(props, ...REQUIRED_AT_LAUNCH, 'objectives'),
        contacts,
      });
  }
}

const REQUIRED_AT_LAUNCH = ['owner', 'teamAccess', 'domain', 'publicAccess', 'backup', 'frameworks'] as const;

/** The properties of an environment, each with a scope of its own for what it imports. */
function createProps(existing: Construct, { values }: DescribedEnvironment): Partial<CreatedProps> {
  const entries = Object.entries(values)
    .filter(([key]) => Object.hasOwn(ENVIRONMENT_PROPS, key))
    .map(([key, value]) => {
      const scope = new Construct(existing, key[0].toUpperCase() + key.slice(1));
      return [key, (value as Decoded<unknown, unknown>).create(scope)];
    });
  return Object.fromEntries(entries) as Partial<CreatedProps>;
}

/** The reader has seen to it that the stage's required keys are given. */
function having<K extends keyof CreatedProps>(
  props: Partial<CreatedProps>,
  ...keys: readonly K[]
): Partial<CreatedProps> & Pick<CreatedProps, K> {
  const missing = keys.filter((key) => props[key] === undefined);
  if (missing.length > 0) throw new Error(`${missing.join(', ')} must be given`);
  return props as Partial<CreatedProps> & Pick<CreatedProps, K>;
}

function boundaryOf(policy: string): PermissionsBoundary {
  return policy.startsWith('arn:')
    ? PermissionsBoundary.fromArn(policy)
    : PermissionsBoundary.fromName(policy);
}

function problemsOf({ id, position }: DescribedEnvironment, cause: unknown): Problem[] {
  const at = `environments.${id}`;
  if (cause instanceof StageEnvironmentError) {
    return faultsOf(cause).map((fault) => ({
      id: fault.id,
      requirement: fault.requirement,
      position,
      text: `${at}: ${errorText(fault)}`,
    }));
  }
  const reason = cause instanceof Error ? cause.message : String(cause);
  return [{ id: 'stages-file.refused-by-cdk', position, text: `${at}: the AWS CDK refuses it: ${reason}` }];
}
