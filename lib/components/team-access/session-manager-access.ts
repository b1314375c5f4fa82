import type { Construct } from 'constructs';
import type { IStageTeamAccess } from '../../spi/team-access';
import { createJumpHost } from './jump-host';
import type { SessionManagerTeamAccessOptions, TeamAccessBindOptions } from './team-access-options';
import { TEAM_LOAD_BALANCER } from './team-load-balancer';
import { refuseWithoutVpn } from './vpn-required';

/** Team access by Session Manager. */
export function sessionManagerAccess(
  scope: Construct,
  bindOptions: TeamAccessBindOptions,
  { instanceType, certificate }: SessionManagerTeamAccessOptions,
): IStageTeamAccess {
  refuseWithoutVpn('session manager', bindOptions);
  const jumpHost = createJumpHost(scope, bindOptions, instanceType);
  return {
    jumpHost,
    singleton: {
      component: scope.node.id,
      reason: 'the jump host forwards sessions and holds no data; a deployment replaces one that is lost',
    },
    loadBalancerConfig: {
      id: TEAM_LOAD_BALANCER,
      kind: 'session manager',
      internetFacing: false,
      peers: [jumpHost],
      certificate,
    },
    declared: {
      kind: 'session manager',
      description: 'by a Session Manager session to the jump host, as IAM allows',
      ranges: [],
      prefixLists: [],
      securityGroups: [],
    },
    egress: [
      {
        component: scope.node.id,
        destination: '0.0.0.0/0',
        port: 443,
        reason: 'Systems Manager of the jump host',
      },
    ],
  };
}
