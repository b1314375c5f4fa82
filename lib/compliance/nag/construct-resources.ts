import type { ResourceName } from '../outcome';
import { CfnResource, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { type Acknowledgement } from '../acknowledgement';
import { acknowledgementOf } from '../acknowledgements';
import { acknowledgedAs, type AcknowledgedResources } from './acknowledged-resources';

/** The resources below a construct, in the construct tree. */
export class ConstructResources implements AcknowledgedResources {
  public readonly notEvaluated = [];

  constructor(private readonly scope: IConstruct) {}

  public all(): readonly CfnResource[] {
    return resourcesBelow(this.scope);
  }

  public nameOf(resource: CfnResource): ResourceName {
    const stack = Stack.of(resource);
    return {
      type: resource.cfnResourceType,
      logicalId: String(stack.resolve(resource.logicalId)),
      stack: stack.stackName,
      constructPath: resource.node.path,
    };
  }

  public acknowledgementOf(resource: CfnResource, pack: string, rule: string): Acknowledgement | undefined {
    return acknowledgementOf(resource, acknowledgedAs(pack, rule));
  }
}

function resourcesBelow(construct: IConstruct): readonly CfnResource[] {
  return CfnResource.isCfnResource(construct) ? [construct] : construct.node.children.flatMap(resourcesBelow);
}
