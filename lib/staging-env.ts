import type { Construct } from 'constructs';
import type { Partner } from './components/partner/partner';
import type { WebFirewall } from './components/web-firewall/web-firewall';
import { StageKind } from './requirements/stage-kind';
import { StageEnv, type StageEnvProps } from './stage-env';

/** Properties of a staging environment. */
export interface StagingEnvProps extends StageEnvProps {
  /** The partner or client that controls the environment beside its owner, and how (STG-3). */
  readonly partner: Partner;
  /**
   * A web firewall in front of the load balancer that counts what the one of soft launch and production blocks, and blocks
   * nothing: its logs and metrics show before users come what the application needs, such as `largeBodies`.
   *
   * @default - none
   */
  readonly firewall?: WebFirewall;
}

/**
 * An environment that a partner or client controls, for internal testing without customers: two zones, one instance of
 * each server, no backup, no monitoring. Nothing remains when it is destroyed.
 */
export class StagingEnv extends StageEnv {
  /** @throws StageEnvironmentError if a property is malformed or below the minimum of the stage */
  constructor(scope: Construct, id: string, props: StagingEnvProps) {
    const { partner, firewall } = props;
    super(scope, id, props, { kind: StageKind.STAGING, partner, firewall });
  }
}
