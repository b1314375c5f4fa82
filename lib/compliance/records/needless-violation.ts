import type { PolicyViolation } from 'aws-cdk-lib';
import type { NeedlessWaiver } from '../ledger';

/** A waiver that nothing needs, as the CDK's validation tells it: a warning, which can be acknowledged. */
export function violationOfNeedless(
  { what, why, source }: NeedlessWaiver,
  environment: string,
): PolicyViolation {
  return {
    ruleName: 'going-live.needless-waiver',
    description: `${source === undefined ? '' : `${source}: `}${what}: ${why}`,
    fix: 'take it out of the records, or mend what it names',
    severity: 'warning',
    violatingResources: [{ constructPath: environment, locations: [] }],
  };
}
