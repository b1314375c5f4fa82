import { booleanCheck } from '../../analysis/boolean-check';
import { findings } from '../../findings';
import { is } from '../../../internal/values';
import { OutcomeState, Severity } from '../../outcome';

const FINDINGS = findings('CTL', Severity.MEDIUM, {
  keyNotRotated: {
    message: '{resource} has no automatic rotation.',
    remediation: 'Set EnableKeyRotation to true.',
  },
  keyRotationUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} has automatic rotation is known only at deployment.',
    remediation: 'Set EnableKeyRotation to true.',
  },
});

export const ctlKeyRotation = booleanCheck({
  id: 'CTL.key-rotation',
  title: 'Customer managed keys have automatic rotation',
  remediation: 'Set EnableKeyRotation of the KMS key to true.',
  findings: { isFalse: FINDINGS.keyNotRotated, isUnknown: FINDINGS.keyRotationUnknown },
  properties: {
    'AWS::KMS::Key': ({ KeySpec, KeyUsage, Origin, EnableKeyRotation }) => {
      // KMS rotates no other kind of key automatically.
      const isSymmetric = is(KeySpec ?? 'SYMMETRIC_DEFAULT', 'SYMMETRIC_DEFAULT');
      const encrypts = is(KeyUsage ?? 'ENCRYPT_DECRYPT', 'ENCRYPT_DECRYPT');
      const isOfKms = is(Origin ?? 'AWS_KMS', 'AWS_KMS');
      return isSymmetric && encrypts && isOfKms ? [EnableKeyRotation] : [];
    },
  },
  notApplicable: 'The environment has no key that KMS can rotate.',
  met: 'Customer managed keys have automatic rotation',
});
