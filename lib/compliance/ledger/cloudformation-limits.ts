import type { CloudFormationLimit, StackLimits } from './ledger';
import type { ModelStack, StackSize } from '../model/resource-model';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const LIMITS: StackSize = { resources: 500, parameters: 200, outputs: 200, templateBytes: 1_000_000 };

export function stackLimits({ name, templateFile, size }: ModelStack): StackLimits {
  return {
    stack: name,
    templateFile,
    limits: [
      { what: 'resources', used: size.resources, limit: LIMITS.resources },
      { what: 'parameters', used: size.parameters, limit: LIMITS.parameters },
      { what: 'outputs', used: size.outputs, limit: LIMITS.outputs },
      { what: 'templateBytes', used: size.templateBytes, limit: LIMITS.templateBytes },
    ],
  };
}

/** The share of a limit from which a warning is given. */
export const NEAR_LIMIT = 0.8;

/** True from 80% of a limit. */
export function isNearLimit({ used, limit }: CloudFormationLimit): boolean {
  return used >= limit * NEAR_LIMIT;
}

/** The names of the limits in a sentence. */
export const LIMIT_NAMES: Readonly<Record<string, string>> = {
  resources: 'resources',
  parameters: 'parameters',
  outputs: 'outputs',
  templateBytes: 'bytes of template',
};
