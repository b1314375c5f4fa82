// Frozen, like the environments that use it.
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';

export const ORDERS_PORT = 15432;
export const API_USER = 'service_api';

const POSTGRES_CLIENT = 'public.ecr.aws/docker/library/postgres:17.6-alpine3.22';

const CREATE_API_USER = [
  `select pg_advisory_xact_lock(hashtext('stage environment users'))`,
  `do $$ begin if not exists (select from pg_roles where rolname = '${API_USER}') then create role "${API_USER}" login; end if; end $$`,
  `grant rds_iam to "${API_USER}"`,
  `revoke all on database "orders" from public`,
  `grant connect on database "orders" to "${API_USER}"`,
  `revoke create on schema public from public`,
  `grant usage on schema public to "${API_USER}"`,
  `grant select, insert, update, delete on all tables in schema public to "${API_USER}"`,
  `grant usage, select on all sequences in schema public to "${API_USER}"`,
  `alter default privileges in schema public grant select, insert, update, delete on tables to "${API_USER}"`,
  `alter default privileges in schema public grant usage, select on sequences to "${API_USER}"`,
]
  .map((statement) => `${statement};`)
  .join('\n');

const CREATE_TABLE =
  'create table if not exists orders (id bigint generated always as identity primary key, placed_at timestamptz not null default now())';

/** The database of orders, and the secret of its master user. */
export interface Orders {
  readonly instance: rds.DatabaseInstance;
  readonly masterSecret: ISecret;
}

export function createOrders(
  scope: Construct,
  props: { vpc: ec2.IVpc; size: ec2.InstanceSize; securityGroup: ec2.ISecurityGroup; key: IKey },
): Orders {
  const { vpc, size, securityGroup, key } = props;
  const engine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.of('17.9', '17') });
  const instance = new rds.DatabaseInstance(scope, 'Orders', {
    engine,
    databaseName: 'orders',
    port: ORDERS_PORT,
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, size),
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    parameterGroup: new rds.ParameterGroup(scope, 'OrdersParameters', {
      engine,
      description: 'Orders of the shop',
      parameters: { 'rds.force_ssl': '1' },
    }),
    securityGroups: [securityGroup],
    publiclyAccessible: false,
    credentials: rds.Credentials.fromUsername('stage_admin', { encryptionKey: key }),
    manageMasterUserPassword: true,
    iamAuthentication: true,
    caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
    storageType: rds.StorageType.GP3,
    allocatedStorage: 20,
    storageEncryptionKey: key,
    copyTagsToSnapshot: true,
    autoMinorVersionUpgrade: true,
    backupRetention: Duration.days(0),
    deleteAutomatedBackups: true,
    deletionProtection: false,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  if (instance.secret === undefined) throw new Error('RDS manages the master secret of the instance');
  const masterSecret = Secret.fromSecretAttributes(scope, 'MasterSecret', {
    secretCompleteArn: instance.secret.secretArn,
  });
  return { instance, masterSecret };
}

/** Creates the user of the service and the table before the service's own container starts. */
export function prepareOrders(
  task: ecs.FargateTaskDefinition,
  api: ecs.ContainerDefinition,
  { instance, masterSecret }: Orders,
  logGroup: ILogGroup,
): void {
  const common = {
    image: ecs.ContainerImage.fromRegistry(POSTGRES_CLIENT),
    environment: {
      PGHOST: instance.dbInstanceEndpointAddress,
      PGPORT: String(ORDERS_PORT),
      PGDATABASE: 'orders',
      PGSSLMODE: 'require',
    },
    secrets: {
      PGUSER: ecs.Secret.fromSecretsManager(masterSecret, 'username'),
      PGPASSWORD: ecs.Secret.fromSecretsManager(masterSecret, 'password'),
    },
    readonlyRootFilesystem: true,
    essential: false,
  };
  const user = task.addContainer('User', {
    ...common,
    command: ['psql', '--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', `--command=${CREATE_API_USER}`],
    user: '70',
    logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: 'user' }),
  });
  const migration = task.addContainer('Migration', {
    ...common,
    command: ['psql', '--set=ON_ERROR_STOP=1', `--command=${CREATE_TABLE}`],
    logging: ecs.LogDrivers.awsLogs({ logGroup, streamPrefix: 'migration' }),
  });
  const condition = ecs.ContainerDependencyCondition.SUCCESS;
  migration.addContainerDependencies({ container: user, condition });
  api.addContainerDependencies({ container: migration, condition });
}

/** What ECS needs in order to tell a container the master user and password. */
export function readMasterSecret(region: string, { masterSecret }: Orders, key: IKey): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
      resources: [masterSecret.secretArn],
    }),
    new PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${region}.amazonaws.com` } },
    }),
  ];
}
