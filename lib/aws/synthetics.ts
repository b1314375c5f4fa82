import { NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon CloudWatch Synthetics. */
export const SYNTHETICS: ServiceFacts = {
  'AWS::Synthetics::Canary': {
    // What it finds is in S3.
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: { updates: 'new runtime versions', property: 'RuntimeVersion', isAutomatic: () => 'unknown' },
    // It watches others.
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
