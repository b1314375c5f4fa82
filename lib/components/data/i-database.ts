import type { Connections } from 'aws-cdk-lib/aws-ec2';
import type { ComponentConfig, IComponentReference } from '../../spi/component';
import type { IConnectionTarget } from '../../spi/connection';

/** A database that an environment has bound. */
export interface IDatabase extends ComponentConfig, IComponentReference {
  readonly connections: Connections;
  readonly connectionTarget: IConnectionTarget;
}
