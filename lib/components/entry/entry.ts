import { Validations } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { type InstanceType, type IPrefixList, type ISecurityGroup, Peer } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { checkedElsewhere } from '../../private/elsewhere';
import { StageEnvironmentError } from '../../private/errors';
import { checkedWaiver } from '../../private/waiver';
import type { DeclaredElsewhere, DeclaredWaiver, WaiverTerms } from '../../requirements/declarations';
import type { IStageEntry, IStageNetwork } from '../host';
import { clientRange, createClientVpn } from './client-vpn';
import type { ClientVpnAuthentication } from './client-vpn-authentication';
import { checkPeers, entryRanges } from './entry-ranges';
import { createJumpHost } from './jump-host';
import { refuseWithoutVpn, VPN } from './vpn-required';
import { type NetworkSpine, onePerZone } from '../network/network';

/** What every way in may have. */
export interface EntryOptions {
  /**
   * A certificate of the environment's region; with it the entry speaks HTTPS and sends HTTP there.
   *
   * @default - HTTP, of which a warning tells where the way in leads through the internet
   */
  readonly certificate?: ICertificate;
}

/** A way in through hosts that are reached by Session Manager. */
export interface SessionManagerEntryOptions extends EntryOptions {
  /** @default - t4g.nano, the smallest there is */
  readonly instanceType?: InstanceType;
}

/** A way in that exists already, such as a central VPN. */
export interface ExistingEntryOptions extends EntryOptions {
  /** What it is, in a line for the report. */
  readonly description: string;
  /**
   * The addresses from which its users arrive; IPv4 ranges.
   *
   * @default - none; at least one of ranges, prefix lists and security groups is needed
   */
  readonly ranges?: string[];
  /** @default - none */
  readonly prefixLists?: IPrefixList[];
  /** @default - none */
  readonly securityGroups?: ISecurityGroup[];
  /**
   * Where a reviewer can see that it is a VPN: soft launch and production ask for one (SEC-2).
   *
   * @default - it is none, as far as a reviewer knows
   */
  readonly evidence?: string;
}

/** A VPN for people, from their computers into the environment's network. */
export interface ClientVpnEntryOptions extends EntryOptions {
  /** By which the VPN shows that it is itself; of the environment's region. */
  readonly serverCertificate: ICertificate;
  /** How users show who they are. */
  readonly authentication: ClientVpnAuthentication;
  /**
   * The addresses that users are given: an IPv4 range from /12 to /22 that nothing else has which they or the
   * environment reach. Changing it replaces the VPN.
   */
  readonly clientCidr: string;
}

/** What a way in is made from. */
export interface EntrySpine extends NetworkSpine {
  readonly network: IStageNetwork;
  readonly networkCidr?: string;
  /** True if the VPN that the stage asks for is waived (SEC-2). @default false */
  readonly vpnIsWaived?: boolean;
}

/** The one declared way into an environment; nothing else reaches it (STG-2). */
export abstract class Entry {
  /**
   * From declared public addresses, such as those of an office, through an internet-facing load balancer that admits
   * nobody else.
   *
   * @param ranges one to thirty IPv4 ranges of /8 or smaller that do not overlap
   * @throws StageEnvironmentError if a range is malformed, wider than that, or overlaps another or the network
   */
  public static networks(ranges: string[], options: EntryOptions = {}): Entry {
    return new NetworksEntry(ranges, options);
  }

  /**
   * Through AWS Systems Manager Session Manager: a host without a public address and without any open port forwards
   * to an internal load balancer. IAM decides who may start a session, and CloudTrail keeps who did.
   */
  public static sessionManager(options: SessionManagerEntryOptions = {}): Entry {
    return new SessionManagerEntry(options);
  }

  /**
   * Through something that is there already, such as a central VPN or a transit gateway, to an internal load balancer.
   *
   * @throws StageEnvironmentError without any range, prefix list or security group, for more than thirty, or for a
   * range as with `networks`
   */
  public static existing(options: ExistingEntryOptions): Entry {
    return new ExistingEntry(options);
  }

  /**
   * Through AWS Client VPN to an internal load balancer. Only traffic to the network takes the VPN, names are those that
   * the network knows, and connections are logged. Users reach what security groups let them; SAML and directories can
   * keep business to what the environment exposes (`ClientVpnAuthentication`), certificates cannot.
   *
   * @throws StageEnvironmentError if the client range is no IPv4 range from /12 to /22 or overlaps the network, or a
   * certificate is of another region
   */
  public static clientVpn(options: ClientVpnEntryOptions): Entry {
    return new ClientVpnEntry(options);
  }

  /**
   * Another way in than a VPN, where the stage asks for one (SEC-2), for a time and with somebody's consent.
   *
   * @throws StageEnvironmentError if a term is blank, or nobody else approved it
   */
  public static withoutVpn(entry: Entry, waived: WaiverTerms): Entry {
    return new EntryWithoutVpn(entry, waived);
  }

  /** @internal */
  public abstract _bind(scope: Construct, spine: EntrySpine): IStageEntry;
}

const DOOR = { id: 'FrontDoor' };

class ClientVpnEntry extends Entry {
  constructor(private readonly options: ClientVpnEntryOptions) {
    super();
    clientRange(options.clientCidr);
  }

  public override _bind(scope: Construct, spine: EntrySpine): IStageEntry {
    const { certificate, authentication, clientCidr } = this.options;
    const vpn = createClientVpn(scope, spine, this.options);
    const apart = authentication.groups === undefined ? '' : ', operations and business apart';
    return {
      door: { ...DOOR, kind: 'client vpn', internetFacing: false, peers: [vpn], certificate },
      declared: {
        kind: 'client vpn',
        description: `by AWS Client VPN, ${authentication.description}${apart}`,
        ranges: [],
        prefixLists: [],
        securityGroups: [],
      },
      egress: [],
      clientRanges: [clientCidr],
    };
  }
}

class EntryWithoutVpn extends Entry {
  private readonly waiver: DeclaredWaiver;

  constructor(
    private readonly entry: Entry,
    terms: WaiverTerms,
  ) {
    super();
    this.waiver = checkedWaiver('the waived VPN', VPN, terms);
  }

  public override _bind(scope: Construct, spine: EntrySpine): IStageEntry {
    return { ...this.entry._bind(scope, { ...spine, vpnIsWaived: true }), waivers: [this.waiver] };
  }
}

class NetworksEntry extends Entry {
  constructor(
    private readonly ranges: string[],
    private readonly options: EntryOptions,
  ) {
    super();
    if (ranges.length === 0) {
      throw new StageEnvironmentError({
        what: 'entry by networks',
        value: ranges,
        limit: 'an environment has one declared way in',
        remedy: "name the addresses the team comes from, such as '203.0.113.0/24'",
        row: 'STG-2',
      });
    }
    entryRanges(ranges);
  }

  public override _bind(scope: Construct, spine: EntrySpine): IStageEntry {
    refuseWithoutVpn('networks', spine);
    if (this.options.certificate === undefined) {
      Validations.of(scope).addWarning(
        'cdk-stage-environments:plain-http',
        'the entry by networks leads through the internet without encryption; give it a certificate of the region',
      );
    }
    const zones = onePerZone(spine.network.entrySubnets).length;
    if (zones < 2) {
      throw new StageEnvironmentError({
        what: 'entry by networks',
        value: `a network with public subnets in ${zones} zones`,
        limit: 'an internet-facing load balancer stands in two',
        remedy: 'import the VPC with its public subnets, or choose Entry.existing or Entry.sessionManager',
        row: 'STG-2',
      });
    }
    const peers = entryRanges(this.ranges, spine.networkCidr);
    return {
      door: { ...DOOR, kind: 'networks', internetFacing: true, peers, ...this.options },
      declared: {
        kind: 'networks',
        description: `from ${this.ranges.join(', ')}, over ${this.options.certificate === undefined ? 'HTTP, not encrypted' : 'HTTPS'}`,
        ranges: [...this.ranges],
        prefixLists: [],
        securityGroups: [],
      },
      egress: [],
    };
  }
}

class SessionManagerEntry extends Entry {
  constructor(private readonly options: SessionManagerEntryOptions) {
    super();
  }

  public override _bind(scope: Construct, spine: EntrySpine): IStageEntry {
    refuseWithoutVpn('session manager', spine);
    const jumpHost = createJumpHost(scope, spine, this.options.instanceType);
    const { certificate } = this.options;
    return {
      jumpHost,
      singleton: {
        component: scope.node.id,
        reason: 'the jump host forwards sessions and serves nobody; a lost one is made again by a deployment',
      },
      door: { ...DOOR, kind: 'session manager', internetFacing: false, peers: [jumpHost], certificate },
      declared: {
        kind: 'session manager',
        description: 'by a Session Manager session to the jump host, for those whom IAM allows it',
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
}

class ExistingEntry extends Entry {
  private readonly elsewhere: readonly DeclaredElsewhere[];

  constructor(private readonly options: ExistingEntryOptions) {
    super();
    const { ranges = [], prefixLists = [], securityGroups = [], evidence } = options;
    this.elsewhere =
      evidence === undefined
        ? []
        : checkedElsewhere('the existing entry', [VPN], { reason: options.description, evidence });
    if (ranges.length + prefixLists.length + securityGroups.length === 0) {
      throw new StageEnvironmentError({
        what: 'existing entry',
        value: options.description,
        limit: 'the environment must know where its users come from',
        remedy: 'give ranges, prefixLists or securityGroups',
        row: 'STG-2',
      });
    }
    entryRanges(ranges);
    checkPeers(ranges.length + prefixLists.length + securityGroups.length);
  }

  public override _bind(_scope: Construct, spine: EntrySpine): IStageEntry {
    const { ranges = [], prefixLists = [], securityGroups = [], certificate, description } = this.options;
    if (this.elsewhere.length === 0) refuseWithoutVpn('existing, without evidence', spine);
    const peers = [
      ...entryRanges(ranges, spine.networkCidr),
      ...prefixLists.map((list) => Peer.prefixList(list.prefixListId)),
      ...securityGroups,
    ];
    return {
      door: { ...DOOR, kind: 'existing', internetFacing: false, peers, certificate },
      declared: {
        kind: 'existing',
        description,
        ranges: [...ranges],
        prefixLists: prefixLists.map((list) => list.prefixListId),
        securityGroups: securityGroups.map((group) => group.securityGroupId),
      },
      egress: [],
      elsewhere: this.elsewhere,
    };
  }
}
