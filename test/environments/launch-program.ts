import { App, Duration, type Environment, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Certificate, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { AwsSolutionsChecks } from 'cdk-nag';
import {
  PublicAccess,
  Backup,
  Objectives,
  ClientVpnAuthentication,
  Contact,
  ContainerService,
  Domain,
  TeamAccess,
  Framework,
  Migration,
  PostgresDatabase,
  ProductionEnv,
  type ProductionEnvProps,
  SoftLaunchEnv,
  type StageEnv,
  StageKind,
} from '../../lib';

/** Where launch stages stand: in a region, and with backups in another one. */
export interface LaunchPlace {
  /** @default - an account and eu-west-1 */
  readonly env?: Environment;
  /** @default 'eu-central-1' */
  readonly backupRegion?: string;
  /**
   * What is answered in another way.
   *
   * @default - nothing
   */
  readonly variation?: Variation;
}

export type Variation = Partial<ProductionEnvProps>;

/** How both launch stages are synthesized. */
export interface LaunchSettings extends LaunchPlace {
  readonly outdir: string;
  /** @default - none */
  readonly context?: { readonly [key: string]: unknown };
  /** Whether cdk-nag looks too. */
  readonly nag?: boolean;
}

export type LaunchStage = StageKind.SOFT_LAUNCH | StageKind.PRODUCTION;

export interface Launched {
  readonly stage: Stage;
  readonly stack: Stack;
  readonly environment: ProductionEnv | SoftLaunchEnv;
}

export const HOME = { account: '111122223333', region: 'eu-west-1' } as const;
export const TESTERS = '198.51.100.0/24';
export const VPN_CLIENTS = '10.255.0.0/22';

/** An application with both launch stages, each in a stage of its own. */
export function synthesizeLaunch({ outdir, context, nag = false, ...place }: LaunchSettings): App {
  const app = new App({ outdir, context: { ...context } });
  addLaunch(app, StageKind.SOFT_LAUNCH, 'SoftLaunch', place);
  addLaunch(app, StageKind.PRODUCTION, 'Production', place);
  if (nag) Validations.of(app).addPlugins(new AwsSolutionsChecks());
  app.synth();
  return app;
}

/** The shop of the example as an environment of a launch stage, closed, under a key of the stages file. */
export function addLaunch(app: App, kind: LaunchStage, key: string, place: LaunchPlace = {}): Launched {
  const stage = new Stage(app, key, { env: place.env ?? HOME });
  const stack = new Stack(stage, 'Shop');
  const props = { ...shop(stack, place.backupRegion ?? 'eu-central-1'), ...place.variation };
  const environment =
    kind === StageKind.PRODUCTION
      ? new ProductionEnv(stack, 'Environment', props)
      : new SoftLaunchEnv(stack, 'Environment', props);
  addShop(environment);
  return { stage, stack, environment };
}

export function shop(stack: Stack, backupRegion: string): ProductionEnvProps {
  return {
    owner: 'shop-operations',
    domain: Domain.of({
      name: 'shop.example.com',
      zone: HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
        hostedZoneId: 'Z0123456789EXAMPLE01',
        zoneName: 'example.com',
      }),
    }),
    teamAccess: TeamAccess.clientVpn({
      serverCertificate: certificate(stack, 'ServerCertificate', '0d1c3a4e-0000-4000-8000-000000000001'),
      authentication: ClientVpnAuthentication.certificate(
        certificate(stack, 'ClientCertificate', '0d1c3a4e-0000-4000-8000-000000000002'),
      ),
      clientCidr: VPN_CLIENTS,
    }),
    publicAccess: PublicAccess.closed({ testers: [TESTERS] }),
    backup: Backup.toRegion(backupRegion, { interval: Duration.hours(12) }),
    contacts: [Contact.email('operations@example.com')],
    frameworks: [Framework.none('the shop keeps order numbers and no personal data')],
    objectives: Objectives.of({ availability: 99.9, rto: Duration.minutes(15), peakLoad: 2 }),
  };
}

/** The database and the services of the shop. */
export function addShop(environment: StageEnv): void {
  const nginx = {
    image: ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine'),
    port: 8080,
    user: '101',
  };
  const psql = ContainerImage.fromRegistry('public.ecr.aws/docker/library/postgres:17.6-alpine3.22');
  const table = 'create table if not exists orders (id bigint primary key)';
  const orders = new PostgresDatabase(environment, 'Orders', {
    version: PostgresEngineVersion.of('17.9', '17'),
  });
  const api = new ContainerService(environment, 'Api', {
    ...nginx,
    routes: ['/api/*'],
    internal: true,
    uses: [orders],
    migration: Migration.task(['psql', '-c', table], { image: psql, user: '70' }),
  });
  new ContainerService(environment, 'Web', { ...nginx, uses: [api] });
}

function certificate(stack: Stack, id: string, resourceName: string): ICertificate {
  const arn = stack.formatArn({ service: 'acm', resource: 'certificate', resourceName });
  return Certificate.fromCertificateArn(stack, id, arn);
}
