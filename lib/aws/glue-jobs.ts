import { NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Jobs of AWS Glue. */
export const GLUE_JOBS: ServiceFacts = {
  'AWS::Glue::Job': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    // Its connections are resources.
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: { updates: 'new versions of AWS Glue', property: 'GlueVersion', isAutomatic: () => 'unknown' },
    // It runs jobs, which serve no requests.
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
