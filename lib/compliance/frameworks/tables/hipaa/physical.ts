import type { Control } from '../../framework-table';
import { OUTSIDE } from '../duties';
import { outside, shown } from '../entries';
import { rules } from './rules';

/** 164.310 */
export const PHYSICAL: readonly Control[] = [
  outside('164.310(a)(1)', 'Access to facilities', OUTSIDE.buildings),
  outside('164.310(a)(2)(i)', 'Access to facilities in an emergency', OUTSIDE.buildings),
  outside('164.310(a)(2)(ii)', 'Security of facilities', OUTSIDE.buildings),
  outside('164.310(a)(2)(iii)', 'Control of visitors and staff by their role', OUTSIDE.buildings),
  outside('164.310(a)(2)(iv)', 'Records of repairs', OUTSIDE.buildings),
  outside('164.310(b)', 'Use of workstations', OUTSIDE.devices),
  outside('164.310(c)', 'Security of workstations', OUTSIDE.devices),
  outside('164.310(d)(1)', 'Devices and media that come and go', OUTSIDE.hardware),
  outside('164.310(d)(2)(i)', 'Disposal of media', OUTSIDE.hardware),
  outside('164.310(d)(2)(ii)', 'Media before they are used again', OUTSIDE.hardware),
  outside('164.310(d)(2)(iii)', 'Who has which device', OUTSIDE.hardware),
  shown('164.310(d)(2)(iv)', 'A copy before equipment is moved', {
    stock: rules('backedUp'),
    checks: ['BAK-1.backups-taken', 'BAK-2.backups-copied'],
  }),
];
