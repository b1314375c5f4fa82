import type { Connections } from 'aws-cdk-lib/aws-ec2';
import type { Attached, IComponentReference } from '../host';

/** A service that an environment has bound. */
export interface IService extends Attached, IComponentReference {
  readonly connections: Connections;
}
