import type { PolicyViolation } from 'aws-cdk-lib';
import type { UnusedWaiver } from '../ledger/ledger';

/** A waiver that nothing needs, as the CDK's validation tells it: a warning, which can be acknowledged. */
export function unusedWaiverViolation(
  { what, why, source }: UnusedWaiver,
  environment: string,
): PolicyViolation {
  return {
    ruleName: 'going-live.unused-waiver',
    description: `${source === undefined ? '' : `${source}: `}${what}: ${why}`,
    fix: 'take it out of the records, or mend what it names',
    severity: 'warning',
    violatingResources: [{ constructPath: environment, locations: [] }],
  };
}
