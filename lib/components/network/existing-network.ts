import type { ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import { checkedText } from '../../internal/checked-text';
import { StageEnvironmentError } from '../../internal/errors';
import type { DeclaredSubnet } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import type { IStageNetwork } from '../../spi/network';
import { goesLive } from './layout';

/** Why an existing network is used. */
export interface ExistingNetworkOptions {
  /** The reason, for the ledger. */
  readonly reason: string;
  /** Where a reviewer can see its zones, routes and flow logs. */
  readonly evidence: string;
}

/**
 * An existing network, once it is known to have subnets in enough zones.
 *
 * @throws StageEnvironmentError if it has not, or if a launch stage is given no reason and evidence
 */
export function existingNetwork(
  vpc: IVpc,
  profile: StageProfile,
  options: ExistingNetworkOptions | undefined,
): IStageNetwork {
  const { publicSubnets, privateSubnets, isolatedSubnets } = vpc;
  const dataSubnets = isolatedSubnets.length > 0 ? isolatedSubnets : privateSubnets;
  checkZones(profile, privateSubnets, dataSubnets);
  if (goesLive(profile)) checkedExistingNetwork(options ?? { reason: '', evidence: '' });
  return {
    vpc,
    publicSubnets,
    serverSubnets: privateSubnets,
    dataSubnets,
    serversNeedPublicAddress: false,
    declared: options && { ...options, subnets: declaredSubnets(vpc) },
    inherited: options && [
      {
        requirement: 'SEC-3',
        part: 'the VPC endpoints of the existing network',
        from: options.reason,
        evidence: options.evidence,
      },
    ],
  };
}

/** @throws StageEnvironmentError if the reason or the evidence is blank */
export function checkedExistingNetwork({ reason, evidence }: ExistingNetworkOptions): void {
  checkedText('reason of the existing network', reason);
  checkedText('evidence of the existing network', evidence);
}

function checkZones(profile: StageProfile, servers: readonly ISubnet[], data: readonly ISubnet[]): void {
  const required = profile.minimum.zones;
  const zones = zonesOf(servers);
  const dataZones = zonesOf(data);
  if (zones >= required && dataZones >= 2) return;
  const both =
    required === 2
      ? 'both in at least two zones'
      : `the first in at least ${required} zones, the second in two`;
  throw new StageEnvironmentError({
    id: 'network.too-few-existing-zones',
    what: 'existing network',
    value: `private subnets in ${zones} zones and subnets for data in ${dataZones}`,
    limit: `an environment needs ${both}`,
    remediation: 'import the VPC with its private subnets and their zones, by Vpc.fromVpcAttributes',
  });
}

function zonesOf(subnets: readonly ISubnet[]): number {
  return new Set(subnets.map((subnet) => subnet.availabilityZone)).size;
}

function declaredSubnets(vpc: IVpc): DeclaredSubnet[] {
  return [...vpc.publicSubnets, ...vpc.privateSubnets, ...vpc.isolatedSubnets].map((subnet) => ({
    id: subnet.subnetId,
    zone: subnet.availabilityZone,
  }));
}
