import { type App, Stack, Stage } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import {
  Database,
  DevelopmentEnv,
  Entry,
  Exposure,
  Migration,
  Network,
  Partner,
  Service,
  type StageEnv,
  StagingEnv,
} from '../../lib';

/** The shop's development environment, as the shipped `stages.yaml` has it. */
export function development(app: App): Stack {
  const stage = new Stage(app, 'Development', { env: { account: '111122223333', region: 'eu-west-1' } });
  const stack = new Stack(stage, 'Shop');
  const environment = new DevelopmentEnv(stack, 'Environment', {
    owner: 'shop-developers',
    entry: Entry.sessionManager(),
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
    entry: Entry.networks(['203.0.113.0/24']),
    network: Network.of({ cidr: '10.1.0.0/16' }),
    partner: Partner.role({ name: 'Shop Partner Ltd', account: '444455556666' }),
  });
  addShop(environment, { instancesOfWeb: 2 });
  return stack;
}

function addShop(environment: StageEnv, { instancesOfWeb }: { readonly instancesOfWeb: number }): void {
  const nginx = {
    image: ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine'),
    port: 8080,
    user: '101',
    writablePaths: ['/tmp'],
  };
  const orders = environment.addDatabase(
    'Orders',
    Database.postgres({ version: PostgresEngineVersion.of('17.9', '17') }),
  );
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
  const api = environment.addService(
    'Api',
    Service.container({
      ...nginx,
      exposure: Exposure.entryAndServices('/api/*'),
      uses: [orders],
      migration,
    }),
  );
  environment.addService('Web', Service.container({ ...nginx, instances: instancesOfWeb, uses: [api] }));
}
