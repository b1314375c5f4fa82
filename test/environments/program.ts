import { readFileSync } from 'node:fs';
import { App, type Environment, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { AwsSolutionsChecks } from 'cdk-nag';
import {
  ContainerService,
  DevelopmentEnv,
  Migration,
  Network,
  Partner,
  PostgresDatabase,
  type StageEnv,
  StagingEnv,
  TeamAccess,
} from '../../lib';

/** How the application is synthesized. */
export interface Settings {
  readonly outdir: string;
  /** @default - no account and region */
  readonly env?: Environment;
  /** @default - none */
  readonly context?: { readonly [key: string]: unknown };
  /** Whether cdk-nag looks too. */
  readonly nag?: boolean;
}

/** The recommended feature flags of the CDK at hand. */
export function recommendedFlags(): { readonly [flag: string]: unknown } {
  const file = require.resolve('aws-cdk-lib/recommended-feature-flags.json');
  return JSON.parse(readFileSync(file, 'utf8')) as { [flag: string]: unknown };
}

/** An application with every option that makes a resource: both stages, each in a stage of its own. */
export function synthesize({ outdir, env, context, nag = false }: Settings): App {
  const app = new App({ outdir, context: { ...context } });
  const development = new Stack(new Stage(app, 'Development', { env }), 'Shop');
  addShop(
    new DevelopmentEnv(development, 'Shop', {
      owner: 'shop-team',
      teamAccess: TeamAccess.sessionManager(),
      network: Network.of({ natGateways: 0 }),
    }),
  );
  const staging = new Stack(new Stage(app, 'Staging', { env }), 'Shop');
  addShop(
    new StagingEnv(staging, 'Shop', {
      owner: 'shop-team',
      teamAccess: TeamAccess.networks(['203.0.113.0/24'], { certificate: certificate(staging) }),
      partner: Partner.role({ name: 'Acme', account: '444455556666' }),
    }),
  );
  if (nag) Validations.of(app).addPlugins(new AwsSolutionsChecks());
  app.synth();
  return app;
}

function certificate(stack: Stack): ICertificate {
  const arn = stack.formatArn({ service: 'acm', resource: 'certificate', resourceName: '9f0ec34b' });
  return Certificate.fromCertificateArn(stack, 'Certificate', arn);
}

function addShop(environment: StageEnv): void {
  const nginx = {
    image: ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine'),
    user: '101',
  };
  const psql = ContainerImage.fromRegistry('public.ecr.aws/docker/library/postgres:17.6-alpine3.22');
  const orders = new PostgresDatabase(environment, 'Orders', {
    version: PostgresEngineVersion.of('17.9', '17'),
  });
  const api = new ContainerService(environment, 'Api', {
    ...nginx,
    port: 8080,
    routes: ['/api/*'],
    internal: true,
    uses: [orders],
    migration: Migration.task(['psql', '-c', 'create table if not exists orders (id bigint primary key)'], {
      image: psql,
      user: '70',
    }),
  });
  new ContainerService(environment, 'Web', { ...nginx, port: 8080, uses: [api] });
  new ContainerService(environment, 'Worker', { ...nginx, startAfter: [orders] });
}
