import type { FrameworkTable } from '../framework-table';
import { ACCESS_AUDIT_CONFIGURATION_IDENTITY } from './nist-800-171/access';
import { INCIDENTS_TO_INTEGRITY } from './nist-800-171/protection';

/**
 * Protection of controlled unclassified information (CUI). Revision 2, which DFARS and CMMC require; revision 3 of May
 * 2024 numbers its requirements differently. A title is the sentence of the requirement, or, where this is longer than
 * 110 characters, the name of the practice in CMMC Level 2.
 */
export const NIST_800_171: FrameworkTable = {
  name: 'NIST 800-171',
  edition: 'NIST SP 800-171 rev. 2',
  published: '2020-02',
  total: 110,
  unit: 'requirements',
  controls: [...ACCESS_AUDIT_CONFIGURATION_IDENTITY, ...INCIDENTS_TO_INTEGRITY],
};
