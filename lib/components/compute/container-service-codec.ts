import type { Size } from 'aws-cdk-lib';
import { Secret as InjectedSecret } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { type ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { toImage } from '../../internal/codec/image';
import type { EnvironmentFacts } from '../../internal/codec/decoded';
import type { KindCodecOf, KindScope, Reference } from '../../internal/codec/kind';
import type { Fault } from '../../internal/fault';
import { ContainerService } from './container-service';
import type { ContainerServiceProps } from './container-service-props';
import { containerServiceShape } from './container-service-shape';
import { Migration } from './migration';

type SameKeys = Omit<
  ContainerServiceProps,
  'image' | 'memory' | 'secrets' | 'injectedSecrets' | 'uses' | 'startAfter' | 'migration'
>;

/** A service as it is written: ids stand for components, ARNs and names for resources. */
interface Written extends SameKeys {
  readonly image: string;
  readonly memory?: Size;
  readonly secrets?: { [name: string]: string | WrittenSecret };
  readonly injectedSecrets?: { [name: string]: WrittenSecret & { readonly field?: string } };
  readonly uses?: string[];
  readonly startAfter?: string[];
  readonly migration?: WrittenMigration;
}

interface WrittenSecret {
  readonly secret: string;
  readonly key?: string;
}

interface WrittenMigration {
  readonly command: string[];
  readonly image?: string;
  readonly user?: string;
  readonly store?: string;
}

/** A service in containers. */
export const containerServiceCodec: KindCodecOf<Written> = {
  section: 'services',
  description: 'A service in containers on AWS Fargate',
  shape: containerServiceShape,
  mergedKeys: ['environment', 'secrets', 'injectedSecrets'],
  references: referencesOf,
  faults: tooFewInstances,
  create: (environment, id, written, scope) => {
    const { image, memory, secrets, injectedSecrets, uses, startAfter, migration, ...same } = written;
    const { existing } = scope;
    return new ContainerService(environment, id, {
      ...same,
      image: toImage(existing, 'Image', image),
      memory: memory?.toMebibytes(),
      secrets: mapped(secrets, (it, name) =>
        toSecret(existing, `Secret-${name}`, typeof it === 'string' ? { secret: it } : it),
      ),
      injectedSecrets: mapped(injectedSecrets, (it, name) =>
        InjectedSecret.fromSecretsManager(toSecret(existing, `InjectedSecret-${name}`, it), it.field),
      ),
      uses: uses?.map((other) => scope.component(other)),
      startAfter: startAfter?.map((other) => scope.component(other)),
      migration: migration && toMigration(migration, scope),
    });
  },
};

function referencesOf({ uses = [], startAfter = [], migration }: Partial<Written>): Reference[] {
  return [
    ...uses.map((id, index) => ({ id, path: ['uses', index] })),
    ...startAfter.map((id, index) => ({ id, path: ['startAfter', index] })),
    ...(migration?.store === undefined
      ? []
      : [{ id: migration.store, path: ['migration', 'store'], section: 'databases' }]),
  ];
}

function tooFewInstances(
  { instances, singleton }: Partial<Written>,
  { profile: { stage, minimum } }: EnvironmentFacts,
): Fault[] {
  if (singleton !== undefined || instances === undefined || instances >= minimum.instances) return [];
  return [
    {
      id: 'service.too-few-instances',
      path: ['instances'],
      what: 'instances',
      value: instances,
      limit: `${stage} requires at least ${minimum.instances}`,
      remediation:
        'write that many or more under its overrides, or the reason why it runs once as its singleton',
      requirement: 'CLU-1',
    },
  ];
}

function toSecret(scope: Construct, id: string, { secret, key }: WrittenSecret): ISecret {
  return Secret.fromSecretAttributes(scope, id, {
    secretCompleteArn: secret,
    encryptionKey: key === undefined ? undefined : Key.fromKeyArn(scope, `${id}-Key`, key),
  });
}

function toMigration(
  { command, image, user, store }: WrittenMigration,
  { existing, component }: KindScope,
): Migration {
  return Migration.task(command, {
    image: image === undefined ? undefined : toImage(existing, 'MigrationImage', image),
    user,
    store: store === undefined ? undefined : component(store),
  });
}

function mapped<T, U>(
  written: { readonly [name: string]: T } | undefined,
  create: (value: T, name: string) => U,
): { [name: string]: U } | undefined {
  if (written === undefined) return undefined;
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, create(value, name)]));
}
