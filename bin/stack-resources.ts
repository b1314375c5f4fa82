import { CfnResource, Stack, STACK_RESOURCE_LIMIT_CONTEXT } from 'aws-cdk-lib';
import { StageEnvironmentError } from '../lib';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const MAX_RESOURCES = 500;

/**
 * Checks the number of resources of a stack at synthesis, before the CDK does, whose error does not say what to do with
 * a stages file.
 */
export function limitResources(stack: Stack): void {
  stack.node.addValidation({
    validate: () => {
      checkResources(stack);
      return [];
    },
  });
}

function checkResources(stack: Stack): void {
  const limit = limitOf(stack);
  const resources = stack.node
    .findAll()
    .filter((one) => CfnResource.isCfnResource(one) && one.stack === stack);
  if (limit === 0 || resources.length <= limit) return;
  throw new StageEnvironmentError({
    id: 'stack.too-many-resources',
    what: `resources of stack ${stack.node.path}`,
    value: resources.length,
    limit: `CloudFormation allows ${limit} in a stack`,
    remediation: 'move some services and data stores to an application with a stages file of its own',
  });
}

/** The limit of the CDK, which a context may change; 0 is none. */
function limitOf(stack: Stack): number {
  const context: unknown = stack.node.tryGetContext(STACK_RESOURCE_LIMIT_CONTEXT);
  return context === undefined ? MAX_RESOURCES : Number(context);
}
