import { Stack } from 'aws-cdk-lib';
import type { ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { StageEnvironmentError } from '../../internal/errors';
import type { IStageNetwork } from '../../spi/network';
import { checkedExistingNetwork, existingNetwork, type ExistingNetworkOptions } from './existing-network';
import { goesLive } from './layout';
import { checkNatOptions, natGatewaysFor } from './nat-gateways';
import type { NetworkBindOptions } from './network-bind-options';
import { checkDynamodbPrefixList, checkS3PrefixList, prefixListOf } from './prefix-lists';
import { privateRange } from './private-range';
import type { NetworkOptions } from './network-options';
import { PrivateAccess } from './private-access';
import { checkThreeZones, checkZonesOf, literalRegion } from './regions';
import { createVpc } from './stage-vpc';

/** The address range of a network for which none is given. */
export const DEFAULT_CIDR = '10.0.0.0/16';

/** The network of an environment. */
export class Network {
  /**
   * A network of the environment's own, over as many zones as the stage requires.
   *
   * @throws StageEnvironmentError if the range is malformed, not private, or not from /16 to /22
   */
  public static of(options: NetworkOptions = {}): Network {
    const { cidr = DEFAULT_CIDR, s3PrefixList, dynamodbPrefixList } = options;
    const range = privateRange(cidr);
    checkNatOptions(options);
    checkS3PrefixList(s3PrefixList);
    checkDynamodbPrefixList(dynamodbPrefixList);
    return new Network(cidr, (scope, bindOptions) => {
      const { profile } = bindOptions;
      const { zones } = options;
      checkZoneCount(zones, profile.minimum.zones);
      checkZonesOf(Stack.of(scope).region, zones ?? []);
      const nat = natGatewaysFor(scope, options, profile);
      const own = { ...bindOptions, range, zones, serversArePrivate: nat.serversArePrivate };
      if (!goesLive(profile)) {
        const vpc = createVpc(scope, own);
        nat.addTo(vpc);
        return networkOf(vpc);
      }
      const region = literalRegion(scope);
      if (zones?.length !== 3) checkThreeZones(region);
      const vpc = createVpc(scope, own);
      nat.addTo(vpc);
      const privateAccess = new PrivateAccess(scope, {
        vpc,
        prefixLists: {
          s3: s3PrefixList ?? prefixListOf('s3', region),
          dynamodb: dynamodbPrefixList ?? prefixListOf('dynamodb', region),
        },
        requireInternet: (user, reason) => nat.require(vpc, user, reason),
      });
      return { ...networkOf(vpc), privateAccess };
    });
  }

  /**
   * An existing network. Soft launch and production require its reason and evidence, which are shown in the ledger.
   *
   * @throws StageEnvironmentError if the reason or the evidence is blank; in an environment, if it has too few zones with
   * subnets for servers or for data
   */
  public static existing(vpc: IVpc, options?: ExistingNetworkOptions): Network {
    if (options !== undefined) checkedExistingNetwork(options);
    return new Network(undefined, (scope, { profile }) => {
      if (goesLive(profile)) literalRegion(scope);
      return existingNetwork(vpc, profile, options);
    });
  }

  private constructor(
    /** The address range, where it is known at synth. */
    public readonly cidr: string | undefined,
    private readonly create: (scope: Construct, bindOptions: NetworkBindOptions) => IStageNetwork,
  ) {}

  /** @internal */
  public _bind(scope: Construct, bindOptions: NetworkBindOptions): IStageNetwork {
    return this.create(scope, bindOptions);
  }
}

function networkOf(vpc: IVpc): IStageNetwork {
  const serversArePublic = vpc.privateSubnets.length === 0;
  return {
    vpc,
    publicSubnets: vpc.publicSubnets,
    serverSubnets: serversArePublic ? vpc.publicSubnets : vpc.privateSubnets,
    dataSubnets: vpc.isolatedSubnets,
    serversNeedPublicAddress: serversArePublic,
  };
}

function checkZoneCount(zones: readonly string[] | undefined, required: number): void {
  if (zones === undefined || (zones.length === required && new Set(zones).size === required)) return;
  throw new StageEnvironmentError({
    id: 'network.zone-count',
    what: 'zones of the network',
    value: zones,
    limit: `the stage requires ${required} different ones`,
    remediation: 'name that many, or leave them out for the first of the Region',
  });
}

/** One subnet of each zone: the first. A load balancer takes one of each zone. */
export function onePerZone(subnets: readonly ISubnet[]): ISubnet[] {
  const zones = subnets.map((subnet) => subnet.availabilityZone);
  return subnets.filter((subnet, index) => zones.indexOf(subnet.availabilityZone) === index);
}
