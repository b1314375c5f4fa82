import { findings } from '../findings';
import { OutcomeState, Severity } from '../outcome';

const { UNKNOWN } = OutcomeState;

/** Findings about an evaluation rather than about a resource. */
export const EVALUATION_FINDINGS = findings('EVAL', Severity.MEDIUM, {
  checkFailed: {
    message: 'Check {check} failed: {error}.',
    remediation: 'Report it to the maintainers of the check, with the template.',
    severity: Severity.HIGH,
  },
  checkNotRegistered: {
    message: 'There is no check {check}.',
    remediation: 'Register the check, or correct its id.',
    severity: Severity.HIGH,
  },
  templateGap: {
    state: UNKNOWN,
    message: 'The templates may not show all: {gap}.',
    remediation:
      "Give local files for nested and other templates with 'check --template', or evaluate the processed template, as 'aws cloudformation get-template --template-stage Processed' returns it.",
  },
  typeWithoutFacts: {
    state: UNKNOWN,
    message: 'Resources of the type {type} {traits}, and nothing more is known of them (resources: {count}).',
    remediation: 'Verify the resources, and declare the traits of their type (resourceTypes).',
  },
  unknownType: {
    state: UNKNOWN,
    message: 'Nothing is known of the type {type}, whose resources may be of any kind (resources: {count}).',
    remediation: 'Declare the traits of the type (resourceTypes).',
  },
  misspelledType: {
    state: UNKNOWN,
    message:
      "Nothing is known of the type {type} (did you mean '{candidate}'?), whose resources may be of any kind (resources: {count}).",
    remediation: 'Correct the type, or declare its traits (resourceTypes).',
  },
  tooManyUnknownValues: {
    state: UNKNOWN,
    message: 'The outcome depends on too many values that are known only at deployment.',
    remediation: 'Pass values for the parameters of the template, or replace them with literals.',
  },
});
