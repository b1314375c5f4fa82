import type { Notice } from './launch-plan-options';

/** A notice of a launch, to users or to third parties. */
export interface DeclaredNotice extends Notice {
  /** The requirement that asks for it. */
  readonly requirement: string;
  readonly to: string;
  readonly message: string;
}
