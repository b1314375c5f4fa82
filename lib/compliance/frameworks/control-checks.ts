import type { CheckId } from '../../requirements/catalog';
import type { Check } from '../checks/check';

/** Checks that controls of frameworks need and no row of the catalogue names. */
export const CONTROL_CHECKS = {} as const satisfies Readonly<Record<string, Check>>;

/** A check that a control may name: of a row, or of controls alone. */
export type ControlCheckId = CheckId | keyof typeof CONTROL_CHECKS;
