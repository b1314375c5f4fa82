import { Audience, LaunchPlanOptions } from './launch-plan-options';

/** Who comes first. */
export enum LaunchKind {
  /** Every user at the same time. */
  HARD = 'hard',
  /** A select group of users before the others. */
  SOFT = 'soft',
}

/** How the environment goes live. */
export interface DeclaredLaunch extends LaunchPlanOptions {
  /** Hard or soft (LCH-1). */
  readonly kind: LaunchKind;
  /** The select group of a soft launch. */
  readonly audience?: Audience;
}
