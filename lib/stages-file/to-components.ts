import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { Repository } from 'aws-cdk-lib/aws-ecr';
import { ContainerImage, Secret as InjectedSecret } from 'aws-cdk-lib/aws-ecs';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Construct } from 'constructs';
import { Database, Routing, type IComponentReference, Migration, Service } from '..';
import type { DatabaseDescription, ServiceDescription } from './component-schema';

/**
 * The database that is described.
 *
 * @param scope holds what is made elsewhere and only referred to: repositories
 */
export function toDatabase(
  scope: Construct,
  { version, instanceType, clientImage, ...rest }: DatabaseDescription,
): Database {
  const [major = version] = version.split('.');
  const { databaseName, allocatedStorage, port, allowMajorVersionUpgrade } = rest;
  return Database.postgres({
    version: PostgresEngineVersion.of(version, major),
    instanceType: instanceType === undefined ? undefined : new InstanceType(instanceType),
    databaseName,
    allocatedStorage,
    port,
    allowMajorVersionUpgrade,
    clientImage: clientImage === undefined ? undefined : toImage(scope, 'ClientImage', clientImage),
  });
}

/**
 * The service that is described.
 *
 * @param scope holds what is made elsewhere and only referred to: repositories and secrets
 */
export function toService(scope: Construct, description: ServiceDescription): Service {
  const { image, exposure, secrets, injectedSecrets, uses, startAfter, migration, ...same } = description;
  return Service.container({
    ...same,
    image: toImage(scope, 'Image', image),
    exposure: exposure && toExposure(exposure),
    secrets: mapped(secrets, (it, name) =>
      toSecret(scope, `Secret-${name}`, typeof it === 'string' ? { secret: it } : it),
    ),
    injectedSecrets: mapped(injectedSecrets, (it, name) =>
      InjectedSecret.fromSecretsManager(toSecret(scope, `InjectedSecret-${name}`, it), it.field),
    ),
    uses: uses?.map(reference),
    startAfter: startAfter?.map(reference),
    migration: migration && toMigration(scope, migration),
  });
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

function toExposure({ teamAccess, services = false }: NonNullable<ServiceDescription['exposure']>): Routing {
  if (teamAccess === undefined) return Routing.services();
  return services ? Routing.teamAndServices(teamAccess) : Routing.teamAccess(teamAccess);
}

function toMigration(
  scope: Construct,
  { command, image, user, store }: NonNullable<ServiceDescription['migration']>,
): Migration {
  return Migration.task(command, {
    image: image === undefined ? undefined : toImage(scope, 'MigrationImage', image),
    user,
    store: store === undefined ? undefined : reference(store),
  });
}

const AMAZON_ECR =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@]+)(?::[^@]+@|[:@])(.+)$/;

// By its repository, so that the service gets the right to pull; from any other registry it needs none.
function toImage(scope: Construct, id: string, image: string): ContainerImage {
  const parts = AMAZON_ECR.exec(image);
  if (parts === null) return ContainerImage.fromRegistry(image);
  const [, account, region, name, version] = parts;
  const partition = RegionInfo.get(region).partition ?? 'aws';
  const arn = `arn:${partition}:ecr:${region}:${account}:repository/${name}`;
  return ContainerImage.fromEcrRepository(Repository.fromRepositoryArn(scope, id, arn), version);
}

function reference(componentId: string): IComponentReference {
  return { componentId };
}

function mapped<T, U>(
  described: { readonly [name: string]: T } | undefined,
  make: (value: T, name: string) => U,
): { [name: string]: U } | undefined {
  if (described === undefined) return undefined;
  return Object.fromEntries(Object.entries(described).map(([name, value]) => [name, make(value, name)]));
}
