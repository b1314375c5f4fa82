import type { Connections } from 'aws-cdk-lib/aws-ec2';
import type { Attached, IComponentReference, IUsable } from '../host';

/** A database that an environment has bound. */
export interface IDatabase extends Attached, IComponentReference {
  readonly connections: Connections;
  readonly usable: IUsable;
}
