import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import type { Reader } from './reader';

/** CloudFormation: stacks in stacks. What stands in them is read back as resources of their own. */
export const NESTED_STACKS: { readonly [type: string]: Reader } = {
  'AWS::CloudFormation::Stack': {
    compares: ['Parameters', 'Tags'],
    read: async ({ cloudFormation }, { physicalId }) => {
      const asked = new DescribeStacksCommand({ StackName: physicalId });
      const stack = (await cloudFormation.send(asked)).Stacks?.[0];
      if (stack?.StackStatus !== 'CREATE_COMPLETE') return undefined;
      return {
        attributes: {
          Parameters: Object.fromEntries(
            (stack.Parameters ?? []).map(({ ParameterKey = '', ParameterValue }) => [
              ParameterKey,
              ParameterValue,
            ]),
          ),
          Tags: stack.Tags,
        },
        answers: Object.fromEntries(
          (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue }) => [
            `Outputs.${OutputKey}`,
            OutputValue,
          ]),
        ),
      };
    },
  },
};
