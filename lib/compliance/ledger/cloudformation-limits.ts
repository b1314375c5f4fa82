import type { CloudFormationLimit, StackLimits } from './ledger';
import type { ModelStack, StackSize } from '../model/resource-model';

/** Limits of a CloudFormation template (AWS CloudFormation quotas). */
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

/** The share of a limit from which on a stack is said to be short of room. */
export const NEAR_LIMIT = 0.8;

/** True from four fifths of a limit on. */
export function isNearLimit({ used, limit }: CloudFormationLimit): boolean {
  return used >= limit * NEAR_LIMIT;
}

/** How the limits are called in a sentence. */
export const LIMIT_NAMES: Readonly<Record<string, string>> = {
  resources: 'resources',
  parameters: 'parameters',
  outputs: 'outputs',
  templateBytes: 'bytes of template',
};
