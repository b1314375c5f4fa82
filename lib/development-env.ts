import type { Construct } from 'constructs';
import { StageKind } from './requirements/stage-kind';
import { StageEnv, type StageEnvProps } from './stage-env';

/** What a development environment is made from. */
export interface DevelopmentEnvProps extends StageEnvProps {}

/**
 * An environment of the development team, to show the results of ongoing development and for nothing else: two zones,
 * one instance of each server, no backup, no monitoring; nothing is left when it is destroyed.
 */
export class DevelopmentEnv extends StageEnv {
  constructor(scope: Construct, id: string, props: DevelopmentEnvProps) {
    super(scope, id, props, { kind: StageKind.DEVELOPMENT });
  }
}
