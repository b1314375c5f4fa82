import type { FrameworkTable } from '../framework-table';
import { ACCESS } from './nist-800-53/access';
import { AUDIT_AND_CONFIGURATION } from './nist-800-53/audit';
import { CONTINUITY_IDENTITY_INCIDENTS } from './nist-800-53/continuity';
import { FACILITIES_PLANS_PEOPLE } from './nist-800-53/facilities';
import { PROTECTION_INTEGRITY_SUPPLY } from './nist-800-53/protection';

/** The controls that FISMA requires of a moderate-impact system. */
export const NIST_800_53: FrameworkTable = {
  name: 'FISMA',
  edition: 'NIST SP 800-53 rev. 5, moderate baseline of SP 800-53B',
  published: '2020-12-10',
  total: 287,
  unit: 'controls and enhancements of the moderate baseline',
  controls: [
    ...ACCESS,
    ...AUDIT_AND_CONFIGURATION,
    ...CONTINUITY_IDENTITY_INCIDENTS,
    ...FACILITIES_PLANS_PEOPLE,
    ...PROTECTION_INTEGRITY_SUPPLY,
  ],
};
