import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { TeamAccess, StageEnv, type StageEnvProps, StageKind } from '../../lib';
import { aService, aStack, type Described, IRELAND } from './described';

/** The inner parts of a stage in which users come: what its class adds around them is left out. */
class GoingLive extends StageEnv {
  constructor(scope: Construct, kind: StageKind, props: StageEnvProps) {
    super(scope, 'Env', props, { kind });
  }
}

/** A production with one service, unless described otherwise. */
export function production(props: Partial<StageEnvProps> = {}, stack = aStack(IRELAND)): Described<StageEnv> {
  return goingLive(StageKind.PRODUCTION, props, stack);
}

/** A soft launch that retains no data and is not monitored, with one service, unless described otherwise. */
export function softLaunch(props: Partial<StageEnvProps> = {}, stack = aStack(IRELAND)): Described<StageEnv> {
  return goingLive(StageKind.SOFT_LAUNCH, props, stack);
}

function goingLive(kind: StageKind, props: Partial<StageEnvProps>, stack: Stack): Described<StageEnv> {
  const environment = new GoingLive(stack, kind, {
    owner: 'shop-operations',
    teamAccess: TeamAccess.existing({
      description: 'the VPN of the organization',
      ranges: ['10.99.0.0/22'],
      evidence: 'https://wiki.example.com/vpn',
    }),
    services: { Web: aService() },
    ...props,
  });
  return { stack, environment };
}
