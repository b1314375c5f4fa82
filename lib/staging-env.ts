import type { Construct } from 'constructs';
import type { Partner } from './components/partner/partner';
import { StageKind } from './requirements/stage-kind';
import { StageEnv, type StageEnvProps } from './stage-env';

/** What a staging environment is made from. */
export interface StagingEnvProps extends StageEnvProps {
  /** Who controls the environment beside its owner, and how (STG-3). */
  readonly partner: Partner;
}

/**
 * An environment that the partner or client controls, for internal testing and not for customers: two zones, one
 * instance of each server, no backup, no monitoring; nothing is left when it is destroyed.
 */
export class StagingEnv extends StageEnv {
  constructor(scope: Construct, id: string, props: StagingEnvProps) {
    super(scope, id, props, { kind: StageKind.STAGING, partner: props.partner });
  }
}
