import type { ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { type AddressRange, addressRange, overlap } from '../../private/address-range';
import { StageEnvironmentError } from '../../private/errors';
import type { StageProfile } from '../../requirements/stage-profile';
import type { IStageNetwork } from '../host';
import { createVpc } from './stage-vpc';

/** How a network of an environment's own is laid out. */
export interface NetworkOptions {
  /**
   * The address range, from /16 to /22, for good: changing it replaces the network. Every zone gets an eighth of it for servers and a thirty-second each for the
   * entry and for data, so that four zones fit.
   *
   * @default '10.0.0.0/16'
   */
  readonly cidr?: string;
  /**
   * NAT gateways, 0 or 1. Without one, servers get a public address of their own to reach their registry, which
   * nobody can reach from outside; that is the cheapest network there is.
   *
   * @default 1
   */
  readonly natGateways?: number;
  /**
   * The availability zones, by name, such as `us-west-1c`: as many as the stage asks for. Needed only where a zone of
   * the region lacks something, such as Fargate, and names differ from account to account.
   *
   * @default - the first zones of the region
   */
  readonly zones?: string[];
}

/** What a network is made from. */
export interface NetworkSpine {
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
   * A network that is there already.
   *
   * @throws StageEnvironmentError if it has no subnets for servers or for data
   */
  public static existing(vpc: IVpc): Network {
    return new ExistingNetwork(vpc);
  }

  /** The address range, where it is known at synth. */
  public abstract readonly cidr?: string;

  /** @internal */
  public abstract _bind(scope: Construct, spine: NetworkSpine): IStageNetwork;
}

class OwnNetwork extends Network {
  public override readonly cidr: string;
  private readonly range: AddressRange;
  private readonly natGateways: number;
  private readonly zones?: string[];

  constructor(options: NetworkOptions) {
    super();
    this.cidr = options.cidr ?? '10.0.0.0/16';
    this.range = privateRange(this.cidr);
    this.zones = options.zones;
    this.natGateways = options.natGateways ?? 1;
    if (this.natGateways !== 0 && this.natGateways !== 1) {
      throw new StageEnvironmentError({
        what: 'NAT gateways of the network',
        value: this.natGateways,
        limit: 'there is one or none',
        remedy: 'write 1, or 0 for the cheapest network',
      });
    }
  }

  public override _bind(scope: Construct, spine: NetworkSpine): IStageNetwork {
    this.checkZones(spine.profile.minimum.zones);
    const { range, natGateways, zones } = this;
    const vpc = createVpc(scope, { ...spine, range, natGateways, zones });
    return {
      vpc,
      entrySubnets: vpc.publicSubnets,
      serverSubnets: this.natGateways === 0 ? vpc.publicSubnets : vpc.privateSubnets,
      dataSubnets: vpc.isolatedSubnets,
      serversNeedPublicAddress: this.natGateways === 0,
    };
  }

  private checkZones(asked: number): void {
    const { zones } = this;
    if (zones === undefined || (zones.length === asked && new Set(zones).size === asked)) return;
    throw new StageEnvironmentError({
      what: 'zones of the network',
      value: zones,
      limit: `the stage asks for ${asked} different ones`,
      remedy: 'name that many, or leave them out for the first of the region',
    });
  }
}

class ExistingNetwork extends Network {
  public override readonly cidr = undefined;

  constructor(private readonly vpc: IVpc) {
    super();
  }

  public override _bind(): IStageNetwork {
    const { publicSubnets, privateSubnets, isolatedSubnets } = this.vpc;
    const dataSubnets = isolatedSubnets.length > 0 ? isolatedSubnets : privateSubnets;
    const zones = onePerZone(privateSubnets).length;
    const dataZones = onePerZone(dataSubnets).length;
    if (zones < 2 || dataZones < 2) {
      throw new StageEnvironmentError({
        what: 'existing network',
        value: `private subnets in ${zones} zones and subnets for data in ${dataZones}`,
        limit: 'an environment needs both in at least two zones',
        remedy: 'import the VPC with its private subnets and their zones, by Vpc.fromVpcAttributes',
      });
    }
    return {
      vpc: this.vpc,
      entrySubnets: publicSubnets,
      serverSubnets: privateSubnets,
      dataSubnets,
      serversNeedPublicAddress: false,
    };
  }
}

/** One subnet of each zone: the first. A load balancer takes no two of a zone. */
export function onePerZone(subnets: readonly ISubnet[]): ISubnet[] {
  const zones = subnets.map((subnet) => subnet.availabilityZone);
  return subnets.filter((subnet, index) => zones.indexOf(subnet.availabilityZone) === index);
}

const PRIVATE_USE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

function privateRange(cidr: string): AddressRange {
  const what = 'address range of the network';
  const range = addressRange(what, cidr);
  if (range.kind !== 'ipv4' || range.prefix < 16 || range.prefix > 22) {
    throw new StageEnvironmentError({
      what,
      value: cidr,
      limit:
        'it is an IPv4 range from /16 (the largest a VPC can have) to /22 (the smallest that holds four zones)',
      remedy: "choose a free range, such as '10.20.0.0/16'",
    });
  }
  const isPrivate = PRIVATE_USE.map((use) => addressRange(what, use)).some(
    (use) => use.prefix <= range.prefix && overlap(use, range),
  );
  if (!isPrivate) {
    throw new StageEnvironmentError({
      what,
      value: cidr,
      limit: `it lies in the ranges for private use (${PRIVATE_USE.join(', ')})`,
      remedy: "choose one of them, such as '10.20.0.0/16'",
    });
  }
  return range;
}
