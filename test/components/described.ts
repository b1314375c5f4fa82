import { App, type Environment, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import {
  type ContainerOptions,
  Database,
  DevelopmentEnv,
  type DevelopmentEnvProps,
  TeamAccess,
  Partner,
  type PostgresOptions,
  Service,
  type StageEnv,
  StagingEnv,
  type StagingEnvProps,
} from '../../lib';

export const NGINX = 'public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine';
export const OFFICE = '203.0.113.0/24';
export const IRELAND: Environment = { account: '111122223333', region: 'eu-west-1' };

/** An environment together with the stack it stands in. */
export interface Described<T extends StageEnv> {
  readonly stack: Stack;
  readonly environment: T;
}

export function aDatabase(options: Partial<PostgresOptions> = {}): Database {
  return Database.postgres({ version: PostgresEngineVersion.of('17.9', '17'), ...options });
}

export function aService(options: Partial<ContainerOptions> = {}): Service {
  return Service.container({
    image: ContainerImage.fromRegistry(NGINX),
    port: 8080,
    user: '101',
    ...options,
  });
}

export function aPartner(): Partner {
  return Partner.role({ name: 'Acme', account: '444455556666' });
}

export function aStack(env?: Environment): Stack {
  return new Stack(new App(), 'Shop', { env });
}

/** A development environment with one service, unless described otherwise. */
export function development(
  props: Partial<DevelopmentEnvProps> = {},
  stack = aStack(),
): Described<DevelopmentEnv> {
  const environment = new DevelopmentEnv(stack, 'Env', {
    owner: 'shop-team',
    teamAccess: TeamAccess.networks([OFFICE]),
    services: { Web: aService() },
    ...props,
  });
  return { stack, environment };
}

/** A staging environment with one service, unless described otherwise. */
export function staging(props: Partial<StagingEnvProps> = {}, stack = aStack()): Described<StagingEnv> {
  const environment = new StagingEnv(stack, 'Env', {
    owner: 'shop-team',
    teamAccess: TeamAccess.networks([OFFICE]),
    partner: aPartner(),
    services: { Web: aService() },
    ...props,
  });
  return { stack, environment };
}

export function templateOf({ stack }: Described<StageEnv>): Template {
  return Template.fromStack(stack);
}
