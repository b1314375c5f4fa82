import type { IConstruct } from 'constructs';
import type { Declarations } from '../requirements/declarations';
import type { StageProfile } from '../requirements/stage-profile';

/**
 * An environment that is evaluated: its constructs, the requirements of its stage, and what its description declares.
 *
 * @jsii ignore
 */
export interface IStageUnderTest extends IConstruct {
  readonly profile: StageProfile;
  readonly declarations: Declarations;
  /**
   * Constructs of the environment that stand outside of its tree, such as the vault for copies in another Region.
   *
   * @default - none
   */
  readonly support?: readonly IConstruct[];
}

/** True if a construct is an environment. */
export function isStageUnderTest(construct: IConstruct): construct is IStageUnderTest {
  return 'declarations' in construct && 'profile' in construct;
}
