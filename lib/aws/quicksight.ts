import { is } from '../internal/values';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';

/** Amazon Quick Sight. */
export const QUICKSIGHT: ServiceFacts = {
  'AWS::QuickSight::DataSet': {
    // SPICE is filled again from the sources.
    data: NOT_APPLICABLE,
    // SPICE is encrypted by the edition: https://docs.aws.amazon.com/quick/latest/userguide/managing-spice-capacity.html
    encryptedAtRest: ({ properties }) =>
      is(properties.ImportMode, 'DIRECT_QUERY') ? NOT_APPLICABLE : 'unknown',
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
