import { type App, Duration, Stack, Stage } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import {
  PublicAccess,
  Backup,
  Objectives,
  ClientVpnAuthentication,
  Contact,
  ContainerService,
  DevelopmentEnv,
  Domain,
  TeamAccess,
  Framework,
  Migration,
  Network,
  Partner,
  PostgresDatabase,
  ProductionEnv,
  type StageEnv,
  StagingEnv,
} from '../../lib';

/** The shop's development environment, as the shipped `stages.yaml` has it. */
export function development(app: App): Stack {
  const stage = new Stage(app, 'Development', { env: { account: '111122223333', region: 'eu-west-1' } });
  const stack = new Stack(stage, 'Shop');
  const environment = new DevelopmentEnv(stack, 'Environment', {
    owner: 'shop-developers',
    teamAccess: TeamAccess.sessionManager(),
    network: Network.of({ natGateways: 0 }),
  });
  addShop(environment, { instancesOfWeb: 1 });
  return stack;
}

/** The shop's staging environment, as the shipped `stages.yaml` has it. */
export function staging(app: App): Stack {
  const stage = new Stage(app, 'Staging', { env: { account: '111122223333', region: 'eu-central-1' } });
  const stack = new Stack(stage, 'Shop', { tags: { 'cost-center': 'shop-partner' } });
  const environment = new StagingEnv(stack, 'Environment', {
    owner: 'shop-partner',
    teamAccess: TeamAccess.networks(['203.0.113.0/24']),
    network: Network.of({ cidr: '10.1.0.0/16' }),
    partner: Partner.role({ name: 'Shop Partner Ltd', account: '444455556666' }),
  });
  addShop(environment, { instancesOfWeb: 2 });
  return stack;
}

/** The shop's production environment, as the shipped `stages.yaml` has it, under any key. */
export function production(app: App, key = 'Production'): Stack {
  const stage = new Stage(app, key, { env: { account: '111122223333', region: 'eu-central-1' } });
  const stack = new Stack(stage, 'Shop');
  const certificate = (id: string, end: number) =>
    Certificate.fromCertificateArn(
      stack,
      id,
      `arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-4000-8000-00000000000${end}`,
    );
  const zone = HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
    hostedZoneId: 'Z0123456789ABCDEFGHIJ',
    zoneName: 'shop.example.com',
  });
  const environment = new ProductionEnv(stack, 'Environment', {
    owner: 'shop-operations',
    teamAccess: TeamAccess.clientVpn({
      serverCertificate: certificate('ServerCertificate', 3),
      clientCidr: '10.253.0.0/22',
      authentication: ClientVpnAuthentication.certificate(certificate('ClientCertificate', 4)),
    }),
    network: Network.of({ cidr: '10.3.0.0/16' }),
    domain: Domain.of({ name: 'shop.example.com', teamName: 'team.shop.example.com', zone }),
    publicAccess: PublicAccess.closed(),
    backup: Backup.toRegion('eu-west-1', { interval: Duration.hours(12) }),
    contacts: [Contact.email('shop-operations@example.com')],
    frameworks: [Framework.none('no personal data and no payments')],
    objectives: Objectives.of({ availability: 99.9, rto: Duration.minutes(15), peakLoad: 2 }),
  });
  addShop(environment, {});
  return stack;
}

function addShop(environment: StageEnv, { instancesOfWeb }: { readonly instancesOfWeb?: number }): void {
  const nginx = {
    image: ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine'),
    port: 8080,
    user: '101',
    writablePaths: ['/tmp'],
  };
  const orders = new PostgresDatabase(environment, 'Orders', {
    version: PostgresEngineVersion.of('17.9', '17'),
  });
  const migration = Migration.task(
    [
      'psql',
      '--set=ON_ERROR_STOP=1',
      '--command=select pg_advisory_xact_lock(1); create table if not exists orders (id bigint generated always as identity primary key, placed_at timestamptz not null default now())',
    ],
    {
      image: ContainerImage.fromRegistry('public.ecr.aws/docker/library/postgres:17.6-alpine3.22'),
      user: '70',
    },
  );
  const api = new ContainerService(environment, 'Api', {
    ...nginx,
    routes: ['/api/*'],
    internal: true,
    uses: [orders],
    migration,
  });
  new ContainerService(environment, 'Web', { ...nginx, instances: instancesOfWeb, uses: [api] });
}
