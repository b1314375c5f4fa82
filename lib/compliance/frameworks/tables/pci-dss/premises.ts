import type { Control } from '../../framework-table';
import { OUTSIDE } from '../duties';
import { outside } from '../entries';

const TERMINALS = 'devices at which cards are read, which no environment has';

/** Requirement 9, physical access. */
export const PREMISES: readonly Control[] = [
  outside('9.1.1', 'Policies on physical access', OUTSIDE.policy),
  outside('9.1.2', 'Roles for physical access', OUTSIDE.policy),
  outside('9.2.1', 'Entry to facilities', OUTSIDE.buildings),
  outside('9.2.1.1', 'Cameras or locks that record', OUTSIDE.buildings),
  outside('9.2.2', 'Network jacks', OUTSIDE.buildings),
  outside('9.2.3', 'Access points and lines', OUTSIDE.buildings),
  outside('9.2.4', 'Consoles', OUTSIDE.buildings),
  outside('9.3.1', 'Physical access of staff', OUTSIDE.buildings),
  outside('9.3.1.1', 'Sensitive areas', OUTSIDE.buildings),
  outside('9.3.2', 'Access of visitors', OUTSIDE.buildings),
  outside('9.3.3', 'Badges of visitors', OUTSIDE.buildings),
  outside('9.3.4', 'A log of visitors', OUTSIDE.buildings),
  outside('9.4.1', 'Media with card data', OUTSIDE.hardware),
  outside('9.4.1.1', 'Backups on media', OUTSIDE.hardware),
  outside('9.4.1.2', 'Review of places for media', OUTSIDE.hardware),
  outside('9.4.2', 'Classes of media', OUTSIDE.hardware),
  outside('9.4.3', 'Media that is sent', OUTSIDE.hardware),
  outside('9.4.4', 'Approval of media that is moved', OUTSIDE.hardware),
  outside('9.4.5', 'Inventory of media', OUTSIDE.hardware),
  outside('9.4.5.1', 'Inventory once a year', OUTSIDE.hardware),
  outside('9.4.6', 'Paper is destroyed', OUTSIDE.hardware),
  outside('9.4.7', 'Electronic media is destroyed', OUTSIDE.hardware),
  outside('9.5.1', 'Terminals are protected', TERMINALS),
  outside('9.5.1.1', 'A list of terminals', TERMINALS),
  outside('9.5.1.2', 'Inspection of terminals', TERMINALS),
  outside('9.5.1.2.1', 'How often terminals are inspected', TERMINALS),
  outside('9.5.1.3', 'Training at terminals', TERMINALS),
];
