import { Peer } from 'aws-cdk-lib/aws-ec2';
import { checkedInherited } from '../../internal/checked-inherited';
import { StageEnvironmentError } from '../../internal/errors';
import type { DeclaredInherited } from '../../requirements/declarations';
import type { IStageTeamAccess } from '../../spi/team-access';
import { checkPeers, clientRanges } from './client-ranges';
import type { ExistingTeamAccessOptions, TeamAccessBindOptions } from './team-access-options';
import { TEAM_LOAD_BALANCER } from './team-load-balancer';
import { refuseWithoutVpn, VPN } from './vpn-required';

/** @throws StageEnvironmentError without clients, for too many, or for a range that is refused */
export function checkExistingAccess(options: ExistingTeamAccessOptions): void {
  const { ranges = [], prefixLists = [], securityGroups = [] } = options;
  inheritedOf(options);
  const count = ranges.length + prefixLists.length + securityGroups.length;
  if (count === 0) {
    throw new StageEnvironmentError({
      id: 'team-access.no-clients',
      what: 'existing team access',
      value: options.description,
      limit: 'at least one range, prefix list or security group of its clients is required',
      remediation: 'add ranges, prefixLists or securityGroups',
      requirement: 'STG-2',
    });
  }
  clientRanges(ranges);
  checkPeers(count);
}

/** Team access through something that exists. */
export function existingAccess(
  bindOptions: TeamAccessBindOptions,
  options: ExistingTeamAccessOptions,
): IStageTeamAccess {
  const { ranges = [], prefixLists = [], securityGroups = [], certificate, description } = options;
  const inherited = inheritedOf(options);
  if (inherited.length === 0) refuseWithoutVpn('existing, without evidence', bindOptions);
  const peers = [
    ...clientRanges(ranges, bindOptions.networkCidr),
    ...prefixLists.map((list) => Peer.prefixList(list.prefixListId)),
    ...securityGroups,
  ];
  return {
    loadBalancerConfig: {
      id: TEAM_LOAD_BALANCER,
      kind: 'existing',
      internetFacing: false,
      peers,
      certificate,
    },
    declared: {
      kind: 'existing',
      description,
      ranges: [...ranges],
      prefixLists: prefixLists.map((list) => list.prefixListId),
      securityGroups: securityGroups.map((group) => group.securityGroupId),
    },
    egress: [],
    inherited,
  };
}

function inheritedOf({ description, evidence }: ExistingTeamAccessOptions): DeclaredInherited[] {
  if (evidence === undefined) return [];
  return checkedInherited('the existing team access', [VPN], { from: description, evidence });
}
