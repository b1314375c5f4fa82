import type { Construct } from 'constructs';
import { StageKind } from './requirements/stage-kind';
import { StageEnv, type StageEnvProps } from './stage-env';

/** Properties of a development environment. */
export interface DevelopmentEnvProps extends StageEnvProps {}

/**
 * An environment for the development team alone, to show the results of ongoing development: two zones, one instance of
 * each server, no backup, no monitoring. Nothing remains when it is destroyed.
 */
export class DevelopmentEnv extends StageEnv {
  /** @throws StageEnvironmentError if a property is malformed or below the minimum of the stage */
  constructor(scope: Construct, id: string, props: DevelopmentEnvProps) {
    super(scope, id, props, { kind: StageKind.DEVELOPMENT });
  }
}
