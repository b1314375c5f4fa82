import type { Construct } from 'constructs';
import type { Objectives } from './components/objectives';
import type { LaunchProps } from './launch/launch-props';
import { LaunchEnv } from './launch-env';
import { StageKind } from './requirements/stage-kind';
import type { StageEnvProps } from './stage-env';

/** Properties of a soft launch environment. */
export interface SoftLaunchEnvProps extends StageEnvProps, LaunchProps {
  /**
   * The availability, continuity and reliability that the business needs (SRV-2).
   *
   * @default - not stated; production requires it
   */
  readonly objectives?: Objectives;
}

/**
 * An environment for a select group of users, with most of the technology and processes of production, which it can
 * become in place: one instance of each server or more; backup unless no user data is retained; monitoring unless the
 * declared availability does not ask for it. Its data outlives it.
 */
export class SoftLaunchEnv extends LaunchEnv {
  /** @throws StageEnvironmentError if a property is malformed or below the minimum of the stage */
  constructor(scope: Construct, id: string, props: SoftLaunchEnvProps) {
    super(scope, id, props, {
      kind: StageKind.SOFT_LAUNCH,
      launch: props,
      objectives: props.objectives,
    });
  }
}
