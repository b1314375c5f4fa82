import { Stack, Validations } from 'aws-cdk-lib';
import type { ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import type { StageProfile } from '../../requirements/stage-profile';
import type { IStageNetwork } from '../../spi/network';
import { checkedExistingNetwork, existingNetwork, type ExistingNetworkOptions } from './existing-network';
import { goesLive, natGatewaysOf } from './layout';
import type { NetworkBindOptions } from './network-bind-options';
import { privateRange } from './private-range';
import { createPrivateAccess } from './private-access';
import { checkThreeZones, checkZonesOf, literalRegion, s3PrefixListOf } from './regions';
import { createVpc } from './stage-vpc';

/** The address range of a network for which none is given. */
export const DEFAULT_CIDR = '10.0.0.0/16';

/** Options of a network of the environment's own. */
export interface NetworkOptions {
  /**
   * The private IPv4 range, from /16 to /22. A change replaces the network. Each zone gets an eighth of it for servers and
   * a thirty-second each for load balancers and for data, so that four zones fit.
   *
   * @default '10.0.0.0/16'
   */
  readonly cidr?: string;
  /**
   * The number of NAT gateways, from none to one in each zone. Without one, servers have public IP addresses of their own
   * to reach their registry, which admit no traffic; this is the cheapest network, and refused in launch stages.
   *
   * @default - 1, and one in each zone in production
   */
  readonly natGateways?: number;
  /**
   * The id of the managed prefix list of Amazon S3 in the Region, as `aws ec2 describe-managed-prefix-lists` shows it. In
   * soft launch and production servers pull layers of images through it.
   *
   * @default - known for most Regions; in others Amazon S3 is reached through the NAT gateway
   */
  readonly s3PrefixList?: string;
  /**
   * The Availability Zones by name, such as `us-west-1c`, as many as the stage requires. Needed only where a zone lacks a
   * service, such as Fargate; the names differ between accounts.
   *
   * @default - the first zones of the Region
   */
  readonly zones?: string[];
}

/** The network of an environment. */
export class Network {
  /**
   * A network of the environment's own, over as many zones as the stage requires.
   *
   * @throws StageEnvironmentError if the range is malformed, not private, or not from /16 to /22
   */
  public static of(options: NetworkOptions = {}): Network {
    const { cidr = DEFAULT_CIDR, natGateways, s3PrefixList } = options;
    const range = privateRange(cidr);
    if (natGateways !== undefined && !(Number.isInteger(natGateways) && natGateways >= 0)) {
      throw wrongNatGateways(natGateways, {
        id: 'network.nat-gateways',
        limit: 'it must be none, one, or up to one in each zone',
      });
    }
    checkPrefixList(s3PrefixList);
    return new Network(cidr, (scope, bindOptions) => {
      const { profile } = bindOptions;
      const { zones } = options;
      checkZoneCount(zones, profile.minimum.zones);
      checkZonesOf(Stack.of(scope).region, zones ?? []);
      const gateways = checkedNatGateways(natGateways, profile);
      const own = { ...bindOptions, range, natGateways: gateways, zones };
      if (!goesLive(profile)) return networkOf(createVpc(scope, own));
      const region = literalRegion(scope);
      if (zones?.length !== 3) checkThreeZones(region);
      if (gateways < natGatewaysOf(profile)) {
        Validations.of(scope).addWarning(
          'cdk-stage-environments:nat-gateways',
          `${gateways} NAT gateways for ${profile.minimum.zones} zones: the loss of a zone may interrupt the egress of the others`,
        );
      }
      const vpc = createVpc(scope, own);
      const privateAccess = createPrivateAccess(scope, vpc, s3PrefixList ?? s3PrefixListOf(region));
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

function checkedNatGateways(given: number | undefined, profile: StageProfile): number {
  const { zones } = profile.minimum;
  const natGateways = given ?? natGatewaysOf(profile);
  if (natGateways > zones) {
    throw wrongNatGateways(natGateways, {
      id: 'network.too-many-nat-gateways',
      limit: `${profile.stage} has ${zones} zones, each with one at most`,
    });
  }
  if (natGateways === 0 && goesLive(profile)) {
    throw wrongNatGateways(natGateways, {
      id: 'network.no-nat-gateway',
      limit: `servers of ${profile.stage} have no public IP address of their own`,
    });
  }
  return natGateways;
}

function wrongNatGateways(
  value: number,
  fault: Pick<StageEnvironmentErrorProps, 'id' | 'limit'>,
): StageEnvironmentError {
  return new StageEnvironmentError({
    ...fault,
    what: 'NAT gateways of the network',
    value,
    remediation:
      "leave it out for the stage's default, or set it to 1; 0 is for the cheapest development and staging",
  });
}

function checkPrefixList(s3PrefixList: string | undefined): void {
  if (s3PrefixList === undefined || /^pl-[0-9a-f]{8,17}$/.test(s3PrefixList)) return;
  throw new StageEnvironmentError({
    id: 'network.s3-prefix-list',
    what: 'prefix list of Amazon S3',
    value: s3PrefixList,
    limit: "a prefix list has an id such as 'pl-6da54004'",
    remediation:
      'read it with aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws.REGION.s3',
  });
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
