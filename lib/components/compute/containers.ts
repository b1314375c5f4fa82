import { Stack } from 'aws-cdk-lib';
import {
  ContainerDependencyCondition,
  type ContainerDefinition,
  type FargateTaskDefinition,
  LinuxParameters,
  LogDriver,
  Protocol,
  Secret,
} from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { StageEnvironmentError } from '../../internal/errors';
import type { IComponentReference } from '../../spi/component';
import type { SecretField, ConnectionConfig } from '../../spi/connection';
import type { ContainerServiceProps } from './container-service';
import type { Migration } from './migration';

interface ContainersProps extends ContainerServiceProps {
  readonly usages: readonly { readonly reference: IComponentReference; readonly usage: ConnectionConfig }[];
  readonly logGroup: ILogGroup;
}

/** The containers of a task. */
export interface Containers {
  /** The service's own. */
  readonly own: ContainerDefinition;
  /** All of them, in the order in which they run. */
  readonly all: readonly ContainerDefinition[];
}

/**
 * The containers of a task, each waiting for the one before to succeed: the preparations of what the service uses,
 * its migration, and the service's own.
 */
export function addContainers(task: FargateTaskDefinition, props: ContainersProps): Containers {
  const parameters = writable(task, props);
  const initContainers = props.usages.flatMap(({ reference, usage }) =>
    // No id has a hyphen, so that no two components' preparations can meet.
    (usage.initContainers ?? []).map((it) => ({ ...it, name: `${reference.componentId}-${it.name}` })),
  );
  const before = initContainers.map((preparation) =>
    task.addContainer(preparation.name, {
      image: preparation.image,
      command: [...preparation.command],
      environment: { ...preparation.environment },
      secrets: injected(preparation.secrets),
      user: preparation.user,
      readonlyRootFilesystem: true,
      essential: false,
      logging: logging(props, preparation.name),
    }),
  );
  if (props.migration !== undefined) before.push(addMigration(task, props, props.migration, parameters));
  const own = addOwnContainer(task, props, parameters);
  grantDecryption(task, props.usages);
  const all = [...before, own];
  all.reduce((earlier, later) => {
    later.addContainerDependencies({ container: earlier, condition: ContainerDependencyCondition.SUCCESS });
    return later;
  });
  return { own, all };
}

function addOwnContainer(
  task: FargateTaskDefinition,
  props: ContainersProps,
  linuxParameters: LinuxParameters | undefined,
): ContainerDefinition {
  const { componentId, port, secrets = {} } = props;
  const secretArns = Object.entries(secrets).map(([name, secret]) => {
    secret.grantRead(task.taskRole);
    return [name, secret.secretArn] as const;
  });
  const variables = [
    ...props.usages.flatMap(({ usage }) => Object.entries(usage.environment)),
    ...secretArns,
    ...Object.entries(props.environment ?? {}),
  ];
  refuseTwins(componentId, [...variables.map(([name]) => name), ...Object.keys(props.injectedSecrets ?? {})]);
  const container = task.addContainer('Main', {
    containerName: componentId.toLowerCase(),
    image: props.image,
    command: props.command,
    environment: Object.fromEntries(variables),
    secrets: props.injectedSecrets,
    user: props.user,
    readonlyRootFilesystem: props.readonlyRootFilesystem ?? true,
    linuxParameters,
    healthCheck: props.containerHealthCheck && { command: props.containerHealthCheck },
    essential: true,
    logging: logging(props, componentId),
  });
  if (port !== undefined) {
    container.addPortMappings({
      containerPort: port,
      protocol: Protocol.TCP,
      name: componentId.toLowerCase(),
    });
  }
  return container;
}

function refuseTwins(componentId: string, names: readonly string[]): void {
  const twin = names.find((name, index) => names.indexOf(name) !== index);
  if (twin === undefined) return;
  throw new StageEnvironmentError({
    what: `service ${componentId}: variable`,
    value: twin,
    limit: 'it is set twice, by what the service uses, its environment, its secrets or its injected secrets',
    remediation: 'give one of them another name',
  });
}

/** Granted by the role alone: the policy of a key made elsewhere cannot be reached, or would make two stacks need each other. */
function grantDecryption(task: FargateTaskDefinition, usages: ContainersProps['usages']): void {
  const fields = usages
    .flatMap(({ usage }) => [
      ...(usage.initContainers ?? []),
      ...(usage.administration ? [usage.administration] : []),
    ])
    .flatMap(({ secrets }) => Object.values(secrets));
  const stack = Stack.of(task);
  const keys = new Set(fields.flatMap(({ key }) => key ?? []));
  for (const key of keys) {
    task.obtainExecutionRole().addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['kms:Decrypt'],
        resources: [key.keyArn],
        conditions: {
          StringEquals: { 'kms:ViaService': `secretsmanager.${stack.region}.${stack.urlSuffix}` },
        },
      }),
    );
  }
}

function addMigration(
  task: FargateTaskDefinition,
  props: ContainersProps,
  migration: Migration,
  linuxParameters: LinuxParameters | undefined,
): ContainerDefinition {
  const { environment, secrets } = administrationFor(props, migration);
  return task.addContainer('Migration', {
    image: migration.image ?? props.image,
    command: migration.command,
    environment: { ...environment },
    secrets: injected(secrets),
    user: migrationUser(props, migration),
    readonlyRootFilesystem: props.readonlyRootFilesystem ?? true,
    linuxParameters,
    essential: false,
    logging: logging(props, 'Migration'),
  });
}

/** The user of a migration, where the description names one. */
export function migrationUser({ user }: ContainerServiceProps, migration: Migration): string | undefined {
  return migration.user ?? (migration.image === undefined ? user : undefined);
}

function administrationFor(
  props: ContainersProps,
  migration: Migration,
): NonNullable<ConnectionConfig['administration']> {
  const candidates = props.usages.filter(
    ({ reference, usage }) =>
      usage.administration !== undefined &&
      (migration.store === undefined || migration.store.componentId === reference.componentId),
  );
  const administration = candidates.at(0)?.usage.administration;
  if (administration !== undefined && candidates.length === 1) return administration;
  throw new StageEnvironmentError({
    what: `service ${props.componentId}: migration`,
    value: migration.store?.componentId ?? candidates.map(({ reference }) => reference.componentId),
    limit: 'a migration changes one store that the service uses',
    remediation:
      candidates.length === 0
        ? "name the store under 'uses'"
        : "say which, as { store } of the migration's options",
  });
}

function writable(task: FargateTaskDefinition, props: ContainersProps): LinuxParameters | undefined {
  if (props.writablePaths === undefined || props.writablePaths.length === 0) return undefined;
  const parameters = new LinuxParameters(task, 'LinuxParameters');
  parameters.addTmpfs(...props.writablePaths.map((containerPath) => ({ containerPath, size: 64 })));
  return parameters;
}

function injected(secrets: { readonly [name: string]: SecretField }): { [name: string]: Secret } {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, { secret, field }]) => [
      name,
      Secret.fromSecretsManager(secret, field),
    ]),
  );
}

function logging(props: ContainersProps, streamPrefix: string): LogDriver {
  return LogDriver.awsLogs({ logGroup: props.logGroup, streamPrefix: streamPrefix.toLowerCase() });
}
