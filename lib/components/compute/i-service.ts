import type { Connections } from 'aws-cdk-lib/aws-ec2';
import type { ComponentConfig, IComponentReference } from '../../spi/component';

/** A service that an environment has bound. */
export interface IService extends ComponentConfig, IComponentReference {
  readonly connections: Connections;
}
