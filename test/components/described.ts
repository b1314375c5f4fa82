import { App, type Environment, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import {
  DevelopmentEnv,
  type DevelopmentEnvProps,
  Partner,
  type PostgresDatabaseProps,
  type StageEnv,
  StagingEnv,
  type StagingEnvProps,
  TeamAccess,
} from '../../lib';
import {
  type Components,
  type CreatedComponents,
  createComponents,
  type DescribedService,
} from './components';

export const NGINX = 'public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine';
export const OFFICE = '203.0.113.0/24';
export const IRELAND: Environment = { account: '111122223333', region: 'eu-west-1' };

/** An environment together with the stack it stands in and the components that were created in it. */
export interface Described<T extends StageEnv> extends CreatedComponents {
  readonly stack: Stack;
  readonly environment: T;
}

export function aDatabase(options: Partial<PostgresDatabaseProps> = {}): PostgresDatabaseProps {
  return { version: PostgresEngineVersion.of('17.9', '17'), ...options };
}

export function aService(options: Partial<DescribedService> = {}): DescribedService {
  return { image: ContainerImage.fromRegistry(NGINX), port: 8080, user: '101', ...options };
}

export function aPartner(): Partner {
  return Partner.role({ name: 'Acme', account: '444455556666' });
}

export function aStack(env?: Environment): Stack {
  return new Stack(new App(), 'Shop', { env });
}

/** An environment with its components: one service, unless described otherwise. */
export function described<T extends StageEnv>(
  stack: Stack,
  environment: T,
  { databases, components, services = { Web: aService() } }: Components,
): Described<T> {
  const created = createComponents(environment, { databases, components, services });
  return { stack, environment, ...created };
}

/** A development environment with one service, unless described otherwise. */
export function development(
  { databases, components, services, ...props }: Partial<DevelopmentEnvProps> & Components = {},
  stack = aStack(),
): Described<DevelopmentEnv> {
  const environment = new DevelopmentEnv(stack, 'Env', {
    owner: 'shop-team',
    teamAccess: TeamAccess.networks([OFFICE]),
    ...props,
  });
  return described(stack, environment, { databases, components, services });
}

/** A staging environment with one service, unless described otherwise. */
export function staging(
  { databases, components, services, ...props }: Partial<StagingEnvProps> & Components = {},
  stack = aStack(),
): Described<StagingEnv> {
  const environment = new StagingEnv(stack, 'Env', {
    owner: 'shop-team',
    teamAccess: TeamAccess.networks([OFFICE]),
    partner: aPartner(),
    ...props,
  });
  return described(stack, environment, { databases, components, services });
}

export function templateOf({ stack }: Pick<Described<StageEnv>, 'stack'>): Template {
  return Template.fromStack(stack);
}
