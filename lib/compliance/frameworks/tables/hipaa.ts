import type { FrameworkTable } from '../framework-table';
import { ADMINISTRATIVE } from './hipaa/administrative';
import { ORGANIZATIONAL } from './hipaa/organizational';
import { PHYSICAL } from './hipaa/physical';
import { TECHNICAL } from './hipaa/technical';

/** The safeguards for electronic health data. The Privacy and the Breach Notification Rule are not of this table. */
export const HIPAA: FrameworkTable = {
  name: 'HIPAA',
  edition: 'HIPAA Security Rule, 45 CFR 164.308 to 164.316, as amended by the Omnibus Rule',
  published: '2013-01-25',
  total: 71,
  unit: 'standards and implementation specifications of the Security Rule',
  controls: [...ADMINISTRATIVE, ...PHYSICAL, ...TECHNICAL, ...ORGANIZATIONAL],
};
