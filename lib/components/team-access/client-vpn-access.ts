import type { Construct } from 'constructs';
import type { IStageTeamAccess } from '../../spi/team-access';
import { createClientVpn } from './client-vpn';
import type { ClientVpnTeamAccessOptions, TeamAccessBindOptions } from './team-access-options';
import { TEAM_LOAD_BALANCER } from './team-load-balancer';

/** Team access by AWS Client VPN. */
export function clientVpnAccess(
  scope: Construct,
  bindOptions: TeamAccessBindOptions,
  options: ClientVpnTeamAccessOptions,
): IStageTeamAccess {
  const { certificate, authentication, clientCidr } = options;
  const clientVpnEndpoint = createClientVpn(scope, bindOptions, options);
  const groups = authentication.groups === undefined ? '' : ', operations and business separated';
  return {
    clientVpnEndpoint,
    loadBalancerConfig: {
      id: TEAM_LOAD_BALANCER,
      kind: 'client vpn',
      internetFacing: false,
      peers: [clientVpnEndpoint],
      certificate,
    },
    declared: {
      kind: 'client vpn',
      description: `by AWS Client VPN, ${authentication.description}${groups}`,
      ranges: [],
      prefixLists: [],
      securityGroups: [],
    },
    egress: [],
    clientRanges: [clientCidr],
  };
}
