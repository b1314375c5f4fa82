import { Stack } from 'aws-cdk-lib';
import {
  ContainerDependencyCondition,
  type ContainerDefinition,
  type FargateTaskDefinition,
  type LinuxParameters,
  LogDriver,
  Protocol,
  Secret,
} from 'aws-cdk-lib/aws-ecs';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { StageEnvironmentError } from '../../internal/errors';
import type { IStageComponent } from '../../spi/component-config';
import type { AdministrationConfig, ConnectionConfig, SecretField } from '../../spi/connection';
import type { ContainerServiceProps, PlacedServiceProps } from './container-service-props';
import type { Migration } from './migration';
import { WritablePaths } from './writable-paths';

/** A component that a service uses, and what the service receives from it. */
export interface Connection {
  readonly component: IStageComponent;
  readonly config: ConnectionConfig;
}

interface ContainersProps extends PlacedServiceProps {
  readonly connections: readonly Connection[];
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
 * The containers of a task, each starting after the one before has succeeded: the init containers of what the service
 * uses, its migration, and its own.
 */
export function addContainers(task: FargateTaskDefinition, props: ContainersProps): Containers {
  const parameters = writablePathParameters(task, props);
  const initContainers = props.connections.flatMap(({ component, config }) =>
    // No id has a hyphen, so names of different components never collide.
    (config.initContainers ?? []).map((it) => ({ ...it, name: `${component.componentId}-${it.name}` })),
  );
  const before = initContainers.map((init) =>
    task.addContainer(init.name, {
      image: init.image,
      command: [...init.command],
      environment: { ...init.environment },
      secrets: injected(init.secrets),
      user: init.user,
      readonlyRootFilesystem: true,
      essential: false,
      logging: logging(props, init.name),
    }),
  );
  if (props.migration !== undefined) before.push(addMigration(task, props, props.migration, parameters));
  const own = addOwnContainer(task, props, parameters);
  grantDecryption(task, props.connections);
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
    ...props.connections.flatMap(({ config }) => Object.entries(config.environment)),
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
    id: 'service.duplicate-variable',
    what: `service ${componentId}: variable`,
    value: twin,
    limit: 'it is set twice, by what the service uses, its environment, its secrets or its injected secrets',
    remediation: 'rename one of them',
  });
}

/**
 * Granted on the role alone. The policy of an existing key cannot be changed, and one in another stack would make the two
 * stacks depend on each other.
 */
function grantDecryption(task: FargateTaskDefinition, connections: readonly Connection[]): void {
  const fields = connections
    .flatMap(({ config: { initContainers = [], administration } }) => [
      ...initContainers,
      ...(administration === undefined ? [] : [administration]),
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

function administrationFor(props: ContainersProps, migration: Migration): AdministrationConfig {
  const { componentId, host, connections } = props;
  const what = `service ${componentId}: migration`;
  const store = migration.store && host.component(migration.store, `${what}: store`);
  const candidates = connections.filter(
    ({ component, config }) =>
      config.administration !== undefined && (store === undefined || store === component),
  );
  const administration = candidates.at(0)?.config.administration;
  if (administration !== undefined && candidates.length === 1) return administration;
  throw new StageEnvironmentError({
    id: 'migration.no-single-database',
    what,
    value: store?.componentId ?? candidates.map(({ component }) => component.componentId),
    limit: 'a migration changes one database that the service uses',
    remediation:
      candidates.length === 0
        ? 'add the database to uses'
        : "name one as { store } in the migration's options",
  });
}

function writablePathParameters(
  task: FargateTaskDefinition,
  { writablePaths = [] }: ContainersProps,
): LinuxParameters | undefined {
  return writablePaths.length === 0 ? undefined : new WritablePaths(task, 'LinuxParameters', writablePaths);
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
