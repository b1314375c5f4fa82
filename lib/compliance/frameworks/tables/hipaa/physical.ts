import type { Control } from '../../framework-table';
import { MANUAL } from '../manual-duties';
import { automated, manual } from '../controls';
import { rules } from './rules';

/** 164.310, physical safeguards. */
export const PHYSICAL: readonly Control[] = [
  manual('164.310(a)(1)', 'Facility access controls', MANUAL.buildings),
  manual('164.310(a)(2)(i)', 'Contingency operations', MANUAL.buildings),
  manual('164.310(a)(2)(ii)', 'Facility security plan', MANUAL.buildings),
  manual('164.310(a)(2)(iii)', 'Access control and validation procedures', MANUAL.buildings),
  manual('164.310(a)(2)(iv)', 'Maintenance records', MANUAL.buildings),
  manual('164.310(b)', 'Workstation use', MANUAL.devices),
  manual('164.310(c)', 'Workstation security', MANUAL.devices),
  manual('164.310(d)(1)', 'Device and media controls', MANUAL.hardware),
  manual('164.310(d)(2)(i)', 'Disposal', MANUAL.hardware),
  manual('164.310(d)(2)(ii)', 'Media re-use', MANUAL.hardware),
  manual('164.310(d)(2)(iii)', 'Accountability', MANUAL.hardware),
  automated('164.310(d)(2)(iv)', 'Data backup and storage', {
    nag: rules('backedUp'),
    checks: ['BAK-1.data-stores-backed-up', 'BAK-2.copied-to-other-region'],
  }),
];
