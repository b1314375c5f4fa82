import { CHECKS } from '../../lib/compliance/checks/checks';

/** The ids of the checks that only controls of frameworks name. */
export const CONTROL_CHECKS: readonly string[] = [...CHECKS.keys()].filter((id) => id.startsWith('CTL.'));
