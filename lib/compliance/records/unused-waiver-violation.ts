import type { PolicyViolation } from 'aws-cdk-lib';
import type { UnusedWaiver } from './unused-waiver';

/** An unused waiver or attestation as a warning of the CDK's validation, which can be acknowledged. */
export function unusedWaiverViolation(
  { what, why, source }: UnusedWaiver,
  environment: string,
): PolicyViolation {
  return {
    ruleName: 'going-live.unused-waiver',
    description: `${source === undefined ? '' : `${source}: `}${what}: ${why}`,
    fix: 'Remove the record, or correct what it names',
    severity: 'warning',
    violatingResources: [{ constructPath: environment, locations: [] }],
  };
}
