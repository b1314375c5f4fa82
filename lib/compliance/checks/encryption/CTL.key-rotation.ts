import { scalar } from '../../model/json';
import { flagCheck } from '../../analysis/boolean-properties';

export const keysRotated = flagCheck(
  {
    'AWS::KMS::Key': ({ KeySpec, KeyUsage, Origin, EnableKeyRotation }) => {
      // KMS rotates no other kind of key by itself.
      const isSymmetric = KeySpec === undefined || scalar(KeySpec) === 'SYMMETRIC_DEFAULT';
      const encrypts = KeyUsage === undefined || scalar(KeyUsage) === 'ENCRYPT_DECRYPT';
      const isOfKms = Origin === undefined || scalar(Origin) === 'AWS_KMS';
      return isSymmetric && encrypts && isOfKms ? [EnableKeyRotation] : [];
    },
  },
  {
    title: 'customer keys rotate',
    remediation: 'switch on the rotation of the key',
    fault: 'the key does not rotate',
    nothing: 'the environment has no key that KMS could rotate',
    whenMet: 'customer keys rotate',
  },
);
