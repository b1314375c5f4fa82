import type { Construct } from 'constructs';
import type { Objectives } from './components/objectives';
import type { LaunchProps } from './launch/launch-props';
import { StageKind } from './requirements/stage-kind';
import { StageEnv, type StageEnvProps } from './stage-env';

/** What a production environment is made from. */
export interface ProductionEnvProps extends StageEnvProps, LaunchProps {
  /** The availability, continuity and reliability that the business needs (SRV-2). */
  readonly objectives: Objectives;
}

/**
 * An environment for every user: three zones, three instances of each server, backup in another Region, monitoring, a VPN
 * for the team, firewalls at the network and before the application; closed until a launch plan opens it.
 */
export class ProductionEnv extends StageEnv {
  constructor(scope: Construct, id: string, props: ProductionEnvProps) {
    super(scope, id, props, { kind: StageKind.PRODUCTION, launch: props });
  }
}
