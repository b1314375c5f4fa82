import type { IConstruct } from 'constructs';

/** Creates what belongs to a construct; if that fails, removes the construct, so that nothing half-made is deployed. */
export function removeOnFailure<T>(construct: IConstruct, create: () => T): T {
  try {
    return create();
  } catch (error) {
    construct.node.scope?.node.tryRemoveChild(construct.node.id);
    throw error;
  }
}
