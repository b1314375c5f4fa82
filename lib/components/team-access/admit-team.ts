import { Port } from 'aws-cdk-lib/aws-ec2';
import type { IStageNetwork } from '../../spi/network';
import type { IStageTeamAccess } from '../../spi/team-access';

/**
 * Lets the team through to the interface endpoints of the network. Its clients ask the resolver of the network, which
 * answers with the private addresses of the endpoints: without this, their calls to these AWS services time out
 * (https://repost.aws/knowledge-center/client-vpn-how-dns-works-with-endpoint). Clients without a security group, such as
 * those of a central VPN, have another resolver.
 */
export function admitTeam({ privateAccess }: IStageNetwork, { loadBalancerConfig }: IStageTeamAccess): void {
  if (privateAccess === undefined || loadBalancerConfig.internetFacing) return;
  const { peers, kind } = loadBalancerConfig;
  peers
    .filter(({ connections }) => connections.securityGroups.length > 0)
    .forEach((peer) => {
      privateAccess.endpoints.connections.allowFrom(peer, Port.tcp(443), `Clients: ${kind}`);
    });
}
