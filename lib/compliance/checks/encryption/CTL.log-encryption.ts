import { booleanCheck, isSet } from '../../analysis/boolean-check';
import { findings } from '../../findings';
import { OutcomeState, Severity } from '../../outcome';

const FINDINGS = findings('CTL', Severity.MEDIUM, {
  logGroupWithoutCustomerManagedKey: {
    message: '{resource} has no customer managed key.',
    remediation: 'Set KmsKeyId to a KMS key whose policy allows CloudWatch Logs.',
  },
  logGroupKeyUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} has a customer managed key is known only at deployment.',
    remediation: 'Set KmsKeyId without a condition.',
  },
});

export const ctlLogEncryption = booleanCheck({
  id: 'CTL.log-encryption',
  title: 'Log groups are encrypted with a customer managed key',
  remediation: 'Set KmsKeyId of the log group to a KMS key whose policy allows CloudWatch Logs.',
  findings: {
    isFalse: FINDINGS.logGroupWithoutCustomerManagedKey,
    isUnknown: FINDINGS.logGroupKeyUnknown,
  },
  properties: { 'AWS::Logs::LogGroup': ({ KmsKeyId }) => [isSet(KmsKeyId)] },
  notApplicable: 'The environment has no log group.',
  met: 'Log groups are encrypted with a customer managed key',
});
