import type { Control } from '../../framework-table';
import { MANUAL } from '../manual-duties';
import { manual } from '../controls';

const TERMINALS = 'Duty of the merchant: point-of-interaction (POI) devices';

/** Requirement 9, physical access. */
export const PREMISES: readonly Control[] = [
  manual('9.1.1', 'Physical access policies and procedures', MANUAL.policy),
  manual('9.1.2', 'Physical access roles and responsibilities', MANUAL.policy),
  manual('9.2.1', 'Facility entry controls', MANUAL.buildings),
  manual('9.2.1.1', 'Monitoring of physical access to sensitive areas', MANUAL.buildings),
  manual('9.2.2', 'Publicly accessible network jacks', MANUAL.buildings),
  manual('9.2.3', 'Wireless access points, gateways, and networking hardware', MANUAL.buildings),
  manual('9.2.4', 'Console locking', MANUAL.buildings),
  manual('9.3.1', 'Physical access of personnel', MANUAL.buildings),
  manual('9.3.1.1', 'Physical access to sensitive areas', MANUAL.buildings),
  manual('9.3.2', 'Visitor access', MANUAL.buildings),
  manual('9.3.3', 'Visitor badges', MANUAL.buildings),
  manual('9.3.4', 'Visitor log', MANUAL.buildings),
  manual('9.4.1', 'Physical security of media', MANUAL.hardware),
  manual('9.4.1.1', 'Offline media backup storage', MANUAL.hardware),
  manual('9.4.1.2', 'Offline media backup location reviews', MANUAL.hardware),
  manual('9.4.2', 'Media classification', MANUAL.hardware),
  manual('9.4.3', 'Media sent outside the facility', MANUAL.hardware),
  manual('9.4.4', 'Management approval of media movement', MANUAL.hardware),
  manual('9.4.5', 'Media inventory logs', MANUAL.hardware),
  manual('9.4.5.1', 'Annual media inventories', MANUAL.hardware),
  manual('9.4.6', 'Destruction of hard-copy materials', MANUAL.hardware),
  manual('9.4.7', 'Destruction of electronic media', MANUAL.hardware),
  manual('9.5.1', 'Protection of POI devices', TERMINALS),
  manual('9.5.1.1', 'POI device list', TERMINALS),
  manual('9.5.1.2', 'POI device inspections', TERMINALS),
  manual('9.5.1.2.1', 'Frequency of POI device inspections', TERMINALS),
  manual('9.5.1.3', 'POI device training', TERMINALS),
];
