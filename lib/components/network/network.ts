import { Stack, Validations } from 'aws-cdk-lib';
import type { ISubnet, IVpc, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type AddressRange, addressRange, isPrivate, PRIVATE_USE } from '../../internal/address-range';
import { StageEnvironmentError } from '../../internal/errors';
import { checkedText } from '../../internal/checked-text';
import type { DeclaredSubnet } from '../../requirements/declarations';
import type { StageProfile } from '../../requirements/stage-profile';
import type { IStageNetwork } from '../../spi/network';
import { goesLive, natGatewaysOf } from './layout';
import { createPrivateAccess } from './private-access';
import { checkThreeZones, checkZonesOf, literalRegion, s3PrefixListOf } from './regions';
import { createVpc } from './stage-vpc';

/** How a network of an environment's own is laid out. */
export interface NetworkOptions {
  /**
   * The address range, from /16 to /22, for good: changing it replaces the network. Every zone gets an eighth of it for
   * servers and a thirty-second each for the entry and for data, so that four zones fit.
   *
   * @default '10.0.0.0/16'
   */
  readonly cidr?: string;
  /**
   * NAT gateways, from none to one in each zone. Without one, servers get a public address of their own to reach their
   * registry, which nobody can reach from outside; that is the cheapest network there is, and is refused where users
   * come.
   *
   * @default - 1, and one in each zone in production
   */
  readonly natGateways?: number;
  /**
   * The managed prefix list of Amazon S3 in the region, as `aws ec2 describe-managed-prefix-lists` names it. In soft
   * launch and production servers reach layers of images through it.
   *
   * @default - known for the regions in which most environments stand; elsewhere Amazon S3 is reached over the NAT gateway
   */
  readonly s3PrefixList?: string;
  /**
   * The availability zones, by name, such as `us-west-1c`: as many as the stage asks for. Needed only where a zone of
   * the region lacks something, such as Fargate, and names differ from account to account.
   *
   * @default - the first zones of the region
   */
  readonly zones?: string[];
}

/** Whose an existing network is. */
export interface ExistingNetworkOptions {
  /** Why the environment stands in a network that is not its own. */
  readonly reason: string;
  /** Where a reviewer can see how it is built: its zones, routes and flow logs. */
  readonly evidence: string;
}

/** What a network is made from. */
export interface NetworkBindOptions {
  readonly profile: StageProfile;
  readonly dataKey: IKey;
}

/** The network of an environment. */
export abstract class Network {
  /**
   * A network of the environment's own, over as many zones as the stage asks for.
   *
   * @throws StageEnvironmentError if the range is malformed, larger than /16, smaller than /22 or not private
   */
  public static of(options: NetworkOptions = {}): Network {
    return new OwnNetwork(options);
  }

  /**
   * A network that is there already. In soft launch and production its reason and evidence are asked for, and stand in
   * the ledger.
   *
   * @throws StageEnvironmentError if it has no subnets for servers or for data in as many zones as the stage asks for
   */
  public static existing(vpc: IVpc, options?: ExistingNetworkOptions): Network {
    return new ExistingNetwork(vpc, options);
  }

  /** The address range, where it is known at synth. */
  public abstract readonly cidr?: string;

  /** @internal */
  public abstract _bind(scope: Construct, bindOptions: NetworkBindOptions): IStageNetwork;
}

class OwnNetwork extends Network {
  public override readonly cidr: string;
  private readonly range: AddressRange;

  constructor(private readonly options: NetworkOptions) {
    super();
    this.cidr = options.cidr ?? '10.0.0.0/16';
    this.range = privateRange(this.cidr);
    const { natGateways, s3PrefixList } = options;
    if (natGateways !== undefined && !(Number.isInteger(natGateways) && natGateways >= 0)) {
      throw wrongNatGateways(natGateways, 'there is none, one, or up to one in each zone');
    }
    if (s3PrefixList !== undefined && !/^pl-[0-9a-f]{8,17}$/.test(s3PrefixList)) {
      throw new StageEnvironmentError({
        what: 'prefix list of Amazon S3',
        value: s3PrefixList,
        limit: "a prefix list has an id such as 'pl-6da54004'",
        remediation:
          'read it with aws ec2 describe-managed-prefix-lists --filters Name=prefix-list-name,Values=com.amazonaws.REGION.s3',
      });
    }
  }

  public override _bind(scope: Construct, bindOptions: NetworkBindOptions): IStageNetwork {
    const { profile } = bindOptions;
    this.checkZones(profile.minimum.zones);
    checkZonesOf(Stack.of(scope).region, this.options.zones ?? []);
    const natGateways = this.natGateways(profile);
    const own = { ...bindOptions, range: this.range, natGateways, zones: this.options.zones };
    if (!goesLive(profile)) return this.networkOf(createVpc(scope, own));
    const region = literalRegion(scope);
    if (this.options.zones?.length !== 3) checkThreeZones(region);
    if (natGateways < natGatewaysOf(profile)) {
      Validations.of(scope).addWarning(
        'cdk-stage-environments:nat-gateways',
        `${natGateways} NAT gateways for ${profile.minimum.zones} zones: the loss of a zone may take the egress of the others`,
      );
    }
    const vpc = createVpc(scope, own);
    const s3PrefixList = this.options.s3PrefixList ?? s3PrefixListOf(region);
    return { ...this.networkOf(vpc), privateAccess: createPrivateAccess(scope, vpc, s3PrefixList) };
  }

  private natGateways(profile: StageProfile): number {
    const asked = this.options.natGateways ?? natGatewaysOf(profile);
    if (asked > profile.minimum.zones) {
      throw wrongNatGateways(
        asked,
        `${profile.stage} has ${profile.minimum.zones} zones, each with one at most`,
      );
    }
    if (asked === 0 && goesLive(profile)) {
      throw wrongNatGateways(asked, `servers of ${profile.stage} have no public address of their own`);
    }
    return asked;
  }

  private networkOf(vpc: Vpc): IStageNetwork {
    const serversArePublic = vpc.privateSubnets.length === 0;
    return {
      vpc,
      publicSubnets: vpc.publicSubnets,
      serverSubnets: serversArePublic ? vpc.publicSubnets : vpc.privateSubnets,
      dataSubnets: vpc.isolatedSubnets,
      serversNeedPublicAddress: serversArePublic,
    };
  }

  private checkZones(asked: number): void {
    const { zones } = this.options;
    if (zones === undefined || (zones.length === asked && new Set(zones).size === asked)) return;
    throw new StageEnvironmentError({
      what: 'zones of the network',
      value: zones,
      limit: `the stage asks for ${asked} different ones`,
      remediation: 'name that many, or leave them out for the first of the region',
    });
  }
}

function wrongNatGateways(value: number, limit: string): StageEnvironmentError {
  return new StageEnvironmentError({
    what: 'NAT gateways of the network',
    value,
    limit,
    remediation:
      "leave them out for the stage's own number, or write 1; 0 is for the cheapest development and staging",
  });
}

class ExistingNetwork extends Network {
  public override readonly cidr = undefined;

  constructor(
    private readonly vpc: IVpc,
    private readonly options?: ExistingNetworkOptions,
  ) {
    super();
    if (options !== undefined) checkTold(options);
  }

  public override _bind(scope: Construct, { profile }: NetworkBindOptions): IStageNetwork {
    const { publicSubnets, privateSubnets, isolatedSubnets } = this.vpc;
    const dataSubnets = isolatedSubnets.length > 0 ? isolatedSubnets : privateSubnets;
    this.checkZones(profile, privateSubnets, dataSubnets);
    if (goesLive(profile)) {
      literalRegion(scope);
      checkTold(this.options ?? { reason: '', evidence: '' });
    }
    return {
      vpc: this.vpc,
      publicSubnets: publicSubnets,
      serverSubnets: privateSubnets,
      dataSubnets,
      serversNeedPublicAddress: false,
      declared: this.options && { ...this.options, subnets: declaredSubnets(this.vpc) },
    };
  }

  private checkZones(profile: StageProfile, servers: readonly ISubnet[], data: readonly ISubnet[]): void {
    const least = profile.minimum.zones;
    const zones = onePerZone(servers).length;
    const dataZones = onePerZone(data).length;
    if (zones >= least && dataZones >= 2) return;
    const both =
      least === 2 ? 'both in at least two zones' : `the first in at least ${least} zones, the second in two`;
    throw new StageEnvironmentError({
      what: 'existing network',
      value: `private subnets in ${zones} zones and subnets for data in ${dataZones}`,
      limit: `an environment needs ${both}`,
      remediation: 'import the VPC with its private subnets and their zones, by Vpc.fromVpcAttributes',
    });
  }
}

function checkTold({ reason, evidence }: ExistingNetworkOptions): void {
  checkedText('reason of the existing network', reason);
  checkedText('evidence of the existing network', evidence);
}

function declaredSubnets(vpc: IVpc): DeclaredSubnet[] {
  return [...vpc.publicSubnets, ...vpc.privateSubnets, ...vpc.isolatedSubnets].map((subnet) => ({
    id: subnet.subnetId,
    zone: subnet.availabilityZone,
  }));
}

/** One subnet of each zone: the first. A load balancer takes no two of a zone. */
export function onePerZone(subnets: readonly ISubnet[]): ISubnet[] {
  const zones = subnets.map((subnet) => subnet.availabilityZone);
  return subnets.filter((subnet, index) => zones.indexOf(subnet.availabilityZone) === index);
}

function privateRange(cidr: string): AddressRange {
  const what = 'address range of the network';
  const range = addressRange(what, cidr);
  if (range.kind !== 'ipv4' || range.prefix < 16 || range.prefix > 22) {
    throw new StageEnvironmentError({
      what,
      value: cidr,
      limit:
        'it is an IPv4 range from /16 (the largest a VPC can have) to /22 (the smallest that holds four zones)',
      remediation: "choose a free range, such as '10.20.0.0/16'",
    });
  }
  if (!isPrivate(range)) {
    throw new StageEnvironmentError({
      what,
      value: cidr,
      limit: `it lies in the ranges for private use (${PRIVATE_USE.join(', ')})`,
      remediation: "choose one of them, such as '10.20.0.0/16'",
    });
  }
  return range;
}
