import { Stack, Validations } from 'aws-cdk-lib';
import type { ContainerDefinition } from 'aws-cdk-lib/aws-ecs';
import type { IConstruct } from 'constructs';
import type { PlacedServiceProps } from './container-service-props';
import { migrationUser } from './containers';
import { imageNames, isPrivate } from './images';

const SOUNDS_SECRET = /PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|(API|ACCESS|PRIVATE|SIGNING)_?KEY/i;

/** Warns of what makes a service risky without being wrong. */
export function addServiceWarnings(service: IConstruct, props: PlacedServiceProps): void {
  const validations = Validations.of(service);
  const what = `service ${props.componentId}`;
  if (props.user === undefined) {
    validations.addWarning(
      'cdk-stage-environments:container-user',
      `${what} runs as the user of its image, which a template cannot show not to be root. Set 'user'.`,
    );
  }
  const telling = Object.keys(props.environment ?? {}).filter((name) => SOUNDS_SECRET.test(name));
  if (telling.length > 0) {
    validations.addWarning(
      'cdk-stage-environments:plain-secret',
      `${what}: the value of ${telling.join(', ')} can be read in the template. Pass secrets with 'secrets'.`,
    );
  }
  if (props.migration !== undefined && migrationUser(props, props.migration) === undefined) {
    validations.addWarning(
      'cdk-stage-environments:migration-user',
      `the migration of ${what}, which receives the master password, runs as the user of its image, which a template cannot show not to be root. Set the migration's 'user'.`,
    );
  }
  const injected = Object.keys(props.injectedSecrets ?? {});
  if (injected.length > 0) {
    validations.addWarning(
      'cdk-stage-environments:injected-secret',
      `${what} receives the value of ${injected.join(', ')} when a task starts, which is stale once the secret is rotated. Pass the secret with 'secrets' and read it when needed.`,
    );
  }
}

/**
 * Warns where the tasks of a service need the internet only for the public image of an init container, such as the one that
 * creates database users.
 */
export function addPublicInitImageWarning(
  service: IConstruct,
  { componentId, host }: PlacedServiceProps,
  containers: readonly ContainerDefinition[],
): void {
  if (host.network.privateAccess === undefined) return;
  const isPublic = (container: ContainerDefinition): boolean =>
    imageNames([container]).some((image) => !isPrivate(image, Stack.of(service).region));
  const pulling = containers.filter(isPublic);
  if (pulling.length === 0 || !pulling.every(isOfUsed)) return;
  const images = imageNames(pulling).join(', ');
  Validations.of(service).addWarning(
    'cdk-stage-environments:public-init-image',
    `service ${componentId} reaches the internet, through NAT gateways, only to pull ${images} for ${pulling.map(usedBy).join(', ')}. Copy it to Amazon ECR of the Region, and name the copy there, such as in clientImage of a PostgresDatabase.`,
  );
}

// No component id has a hyphen, and each init container is named after the component that is used.
function isOfUsed({ containerName }: ContainerDefinition): boolean {
  return containerName.includes('-');
}

function usedBy({ containerName }: ContainerDefinition): string {
  return containerName.split('-')[0];
}
