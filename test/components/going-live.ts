import type { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { StageEnv, type StageEnvProps, StageKind, TeamAccess } from '../../lib';
import type { Components } from './components';
import { aStack, described, type Described, IRELAND } from './described';

/** The inner parts of a launch stage, without what its class adds around them. */
class GoingLive extends StageEnv {
  constructor(scope: Construct, kind: StageKind, props: StageEnvProps) {
    super(scope, 'Env', props, { kind });
  }
}

type Props = Partial<StageEnvProps> & Components;

/** A production with one service, unless described otherwise. */
export function production(props: Props = {}, stack = aStack(IRELAND)): Described<StageEnv> {
  return goingLive(StageKind.PRODUCTION, props, stack);
}

/** A soft launch that retains no data and is not monitored, with one service, unless described otherwise. */
export function softLaunch(props: Props = {}, stack = aStack(IRELAND)): Described<StageEnv> {
  return goingLive(StageKind.SOFT_LAUNCH, props, stack);
}

function goingLive(
  kind: StageKind,
  { databases, components, services, ...props }: Props,
  stack: Stack,
): Described<StageEnv> {
  const environment = new GoingLive(stack, kind, {
    owner: 'shop-operations',
    teamAccess: TeamAccess.existing({
      description: 'the VPN of the organization',
      ranges: ['10.99.0.0/22'],
      evidence: 'https://wiki.example.com/vpn',
    }),
    ...props,
  });
  return described(stack, environment, { databases, components, services });
}
