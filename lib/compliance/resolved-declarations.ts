import { Reference, Stack, Tokenization } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import type { Declarations } from '../requirements/declarations';
import type { ModelStack, ResourceModel } from './model/resource-model';
import type { IStageUnderTest } from './stage-under-test';

/**
 * The declarations of an environment, with what is known only at deployment, such as the security group of another stack,
 * as the model writes it.
 */
export function resolvedDeclarations(environment: IStageUnderTest, model: ResourceModel): Declarations {
  const { declarations } = environment;
  const { teamAccess, partner, consumers } = declarations;
  const resolve = (values: readonly string[]) => values.map((value) => textOf(value, environment, model));
  return {
    ...declarations,
    teamAccess: teamAccess && {
      ...teamAccess,
      ranges: resolve(teamAccess.ranges),
      prefixLists: resolve(teamAccess.prefixLists),
      securityGroups: resolve(teamAccess.securityGroups),
    },
    partner: partner && {
      ...partner,
      additionalManagedPolicies:
        partner.additionalManagedPolicies && resolve(partner.additionalManagedPolicies),
    },
    consumers: consumers?.map((consumer) => ({
      ...consumer,
      securityGroups: resolve(consumer.securityGroups),
    })),
  };
}

/** As in the template of what the value refers to, where the model has it: no other template may refer to it. */
function textOf(value: string, environment: IConstruct, model: ResourceModel): string {
  const token = Tokenization.reverseString(value).firstToken;
  const owner = Reference.isReference(token) ? stackOf(token.target) : undefined;
  for (const stack of [owner, stackOf(environment)]) {
    const place = placeOf(stack, model);
    if (stack !== undefined && place !== undefined) return model.text(stack.resolve(value), place);
  }
  return value;
}

function stackOf(construct: IConstruct): Stack | undefined {
  return [...construct.node.scopes].reverse().find((one) => Stack.isStack(one));
}

function placeOf(stack: Stack | undefined, model: ResourceModel): ModelStack | undefined {
  return stack && model.stacks.find(({ constructPath }) => constructPath === stack.node.path);
}
