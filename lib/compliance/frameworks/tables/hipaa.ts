import type { FrameworkTable } from '../framework-table';
import { ADMINISTRATIVE } from './hipaa/administrative';
import { ORGANIZATIONAL } from './hipaa/organizational';
import { PHYSICAL } from './hipaa/physical';
import { TECHNICAL } from './hipaa/technical';

/** Safeguards for electronic protected health information (ePHI). The Privacy and Breach Notification Rules are not included. */
export const HIPAA: FrameworkTable = {
  name: 'HIPAA',
  edition: 'HIPAA Security Rule, 45 CFR 164.308 to 164.316, as amended by the Omnibus Rule',
  published: '2013-01-25',
  total: 71,
  unit: 'standards and implementation specifications of the Security Rule',
  controls: [...ADMINISTRATIVE, ...PHYSICAL, ...TECHNICAL, ...ORGANIZATIONAL],
};
