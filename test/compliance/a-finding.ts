import { type Finding, OutcomeState, Severity } from '../../lib/compliance/outcome';

/** A finding in which only the given values matter. */
export function aFinding(values: Partial<Finding> = {}): Finding {
  return {
    id: 'STG-2.undeclared-peer',
    severity: Severity.HIGH,
    state: OutcomeState.NOT_MET,
    reason: 'A rule is not declared.',
    remediation: 'Remove the rule.',
    help: 'docs/reference/findings.md#stg-2undeclared-peer',
    parameters: {},
    ...values,
  };
}
