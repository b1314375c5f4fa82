import type { Construct } from 'constructs';
import type { LaunchProps } from './launch/launch-props';
import { StageKind } from './requirements/stage-kind';
import { StageEnv, type StageEnvProps } from './stage-env';

/** What a soft launch environment is made from. */
export interface SoftLaunchEnvProps extends StageEnvProps, LaunchProps {}

/**
 * An environment for a select group of users, with most of the technology and processes of production, into which it
 * grows in place: one instance of each server or more; backup unless no user data is retained; monitoring unless the
 * declared availability does not ask for it; the data outlives it.
 */
export class SoftLaunchEnv extends StageEnv {
  constructor(scope: Construct, id: string, props: SoftLaunchEnvProps) {
    super(scope, id, props, { kind: StageKind.SOFT_LAUNCH, launch: props });
  }
}
