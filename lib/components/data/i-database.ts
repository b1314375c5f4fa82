import type { Connections } from 'aws-cdk-lib/aws-ec2';
import type { ComponentConfig, IComponentReference, IConnectionTarget } from '../../spi/host';

/** A database that an environment has bound. */
export interface IDatabase extends ComponentConfig, IComponentReference {
  readonly connections: Connections;
  readonly connectionTarget: IConnectionTarget;
}
