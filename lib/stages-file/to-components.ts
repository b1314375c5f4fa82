import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage, Secret as InjectedSecret } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { Construct } from 'constructs';
import {
  ContainerService,
  type ContainerServiceProps,
  Migration,
  PostgresDatabase,
  type PostgresDatabaseProps,
  type StageEnv,
} from '..';
import { topologicalOrder } from '../internal/topological-order';
import type { IConnectionTarget } from '../spi/connection';
import type { DatabaseDescription, ServiceDescription } from './component-schema';
import type { DescribedEnvironment } from './read';

/** The components that exist already, by their ids. */
type Created = ReadonlyMap<string, IConnectionTarget>;

/**
 * Creates the databases and services of an environment, each after those it uses.
 *
 * @param existing the scope of resources that are created elsewhere and referred to: repositories, secrets
 */
export function addComponents(
  existing: Construct,
  environment: StageEnv,
  { databases, services }: DescribedEnvironment,
): void {
  const inDatabases = new Construct(existing, 'Databases');
  const inServices = new Construct(existing, 'Services');
  const created = new Map<string, IConnectionTarget>();
  const all = [
    ...Object.entries(databases).map(([id, description]) => ({
      id,
      requires: [],
      create: () =>
        new PostgresDatabase(environment, id, toDatabaseProps(new Construct(inDatabases, id), description)),
    })),
    ...Object.entries(services).map(([id, description]) => ({
      id,
      requires: [...(description.uses ?? []), ...(description.startAfter ?? [])],
      create: () => {
        const scope = new Construct(inServices, id);
        return new ContainerService(environment, id, toServiceProps(scope, description, created));
      },
    })),
  ];
  const ordered = topologicalOrder(`environment ${environment.environmentName}`, all);
  ordered.forEach(({ id, create }) => created.set(id, create()));
}

function toDatabaseProps(
  scope: Construct,
  { version, instanceType, clientImage, ...rest }: DatabaseDescription,
): PostgresDatabaseProps {
  const [major = version] = version.split('.');
  const { databaseName, allocatedStorage, port, allowMajorVersionUpgrade } = rest;
  return {
    version: PostgresEngineVersion.of(version, major),
    instanceType: instanceType === undefined ? undefined : new InstanceType(instanceType),
    databaseName,
    allocatedStorage,
    port,
    allowMajorVersionUpgrade,
    clientImage: clientImage === undefined ? undefined : toImage(scope, 'ClientImage', clientImage),
  };
}

function toServiceProps(
  scope: Construct,
  description: ServiceDescription,
  created: Created,
): ContainerServiceProps {
  const { image, secrets, injectedSecrets, uses, startAfter, migration, ...same } = description;
  return {
    ...same,
    image: toImage(scope, 'Image', image),
    secrets: mapped(secrets, (it, name) =>
      toSecret(scope, `Secret-${name}`, typeof it === 'string' ? { secret: it } : it),
    ),
    injectedSecrets: mapped(injectedSecrets, (it, name) =>
      InjectedSecret.fromSecretsManager(toSecret(scope, `InjectedSecret-${name}`, it), it.field),
    ),
    uses: uses?.map((id) => existingOf(created, id)),
    startAfter: startAfter?.map((id) => existingOf(created, id)),
    migration: migration && toMigration(scope, migration, created),
  };
}

function toSecret(
  scope: Construct,
  id: string,
  { secret, key }: { readonly secret: string; readonly key?: string },
): ISecret {
  return Secret.fromSecretAttributes(scope, id, {
    secretCompleteArn: secret,
    encryptionKey: key === undefined ? undefined : Key.fromKeyArn(scope, `${id}-Key`, key),
  });
}

function toMigration(
  scope: Construct,
  { command, image, user, store }: NonNullable<ServiceDescription['migration']>,
  created: Created,
): Migration {
  return Migration.task(command, {
    image: image === undefined ? undefined : toImage(scope, 'MigrationImage', image),
    user,
    store: store === undefined ? undefined : existingOf(created, store),
  });
}

/** The order of creation has it before whatever refers to it. */
function existingOf(created: Created, id: string): IConnectionTarget {
  const found = created.get(id);
  if (found === undefined) throw new Error(`${id} is created after what refers to it`);
  return found;
}

const AMAZON_ECR =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?::[^@]+@|[:@])(.+)$/;

// By its repository, so that the service gets the permission to pull, which other registries do not need.
function toImage(scope: Construct, id: string, image: string): ContainerImage {
  const parts = AMAZON_ECR.exec(image);
  if (parts === null) return ContainerImage.fromRegistry(image);
  const [, account, region, name, version] = parts;
  const partition = RegionInfo.get(region).partition ?? 'aws';
  const arn = `arn:${partition}:ecr:${region}:${account}:repository/${name}`;
  return ContainerImage.fromEcrRepository(Repository.fromRepositoryArn(scope, id, arn), version);
}

function mapped<T, U>(
  described: { readonly [name: string]: T } | undefined,
  create: (value: T, name: string) => U,
): { [name: string]: U } | undefined {
  if (described === undefined) return undefined;
  return Object.fromEntries(Object.entries(described).map(([name, value]) => [name, create(value, name)]));
}
