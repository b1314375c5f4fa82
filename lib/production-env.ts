import type { Construct } from 'constructs';
import type { Objectives } from './components/objectives';
import type { LaunchProps } from './launch/launch-props';
import { LaunchEnv } from './launch-env';
import { StageKind } from './requirements/stage-kind';
import type { StageEnvProps } from './stage-env';

/** Properties of a production environment. */
export interface ProductionEnvProps extends StageEnvProps, LaunchProps {
  /** The availability, continuity and reliability that the business needs (SRV-2). */
  readonly objectives: Objectives;
}

/**
 * An environment for every user: three zones, three instances of each server, backup in another Region, monitoring, a VPN
 * for the team, firewalls at the network and the application layer. It is closed until a launch plan opens it, and its
 * data outlives it.
 */
export class ProductionEnv extends LaunchEnv {
  /** @throws StageEnvironmentError if a property is malformed or below the minimum of the stage */
  constructor(scope: Construct, id: string, props: ProductionEnvProps) {
    super(scope, id, props, {
      kind: StageKind.PRODUCTION,
      launch: props,
      objectives: props.objectives,
    });
  }
}
