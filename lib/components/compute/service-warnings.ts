import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { PlacedServiceProps } from './container-service-props';
import { migrationUser } from './containers';

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
