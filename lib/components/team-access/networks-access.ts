import { Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import type { IStageTeamAccess } from '../../spi/team-access';
import { onePerZone } from '../network/network';
import { clientRanges } from './client-ranges';
import type { TeamAccessBindOptions, TeamAccessOptions } from './team-access-options';
import { TEAM_LOAD_BALANCER } from './team-load-balancer';
import { refuseWithoutVpn } from './vpn-required';

/** @throws StageEnvironmentError without a range, or for one that is refused */
export function checkNetworksAccess(ranges: readonly string[]): void {
  if (ranges.length === 0) {
    throw new StageEnvironmentError({
      id: 'team-access.no-networks',
      what: 'team access by networks',
      value: ranges,
      limit: 'at least one range is required',
      remediation: "add the addresses of the team, such as '203.0.113.0/24'",
      requirement: 'STG-2',
    });
  }
  clientRanges(ranges);
}

/** Team access from declared public addresses. */
export function networksAccess(
  scope: Construct,
  bindOptions: TeamAccessBindOptions,
  ranges: readonly string[],
  { certificate }: TeamAccessOptions,
): IStageTeamAccess {
  refuseWithoutVpn('networks', bindOptions);
  if (certificate === undefined) {
    Validations.of(scope).addWarning(
      'cdk-stage-environments:plain-http',
      'the team access by networks is HTTP over the internet, without encryption. Pass a certificate of the Region.',
    );
  }
  const zones = onePerZone(bindOptions.network.publicSubnets).length;
  if (zones < 2) {
    throw new StageEnvironmentError({
      id: 'team-access.too-few-public-subnets',
      what: 'team access by networks',
      value: `a network with public subnets in ${zones} zones`,
      limit: 'an internet-facing load balancer stands in two',
      remediation:
        'import the VPC with its public subnets, or use TeamAccess.existing or TeamAccess.sessionManager',
      requirement: 'STG-2',
    });
  }
  return {
    loadBalancerConfig: {
      id: TEAM_LOAD_BALANCER,
      kind: 'networks',
      internetFacing: true,
      peers: clientRanges(ranges, bindOptions.networkCidr),
      certificate,
    },
    declared: {
      kind: 'networks',
      description: `from ${ranges.join(', ')}, over ${certificate === undefined ? 'HTTP, not encrypted' : 'HTTPS'}`,
      ranges: [...ranges],
      prefixLists: [],
      securityGroups: [],
    },
    egress: [],
  };
}
