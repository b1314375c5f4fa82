import { Validations } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { type InstanceType, type IPrefixList, type ISecurityGroup, Peer } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { checkedInherited } from '../../internal/checked-inherited';
import { StageEnvironmentError } from '../../internal/errors';
import { checkedWaiver } from '../../internal/checked-waiver';
import type { DeclaredInherited, DeclaredWaiver, WaiverTerms } from '../../requirements/declarations';
import type { IStageNetwork } from '../../spi/network';
import type { IStageTeamAccess } from '../../spi/team-access';
import { clientRange, createClientVpn } from './client-vpn';
import type { ClientVpnAuthentication } from './client-vpn-authentication';
import { checkPeers, clientRanges } from './client-ranges';
import { createJumpHost } from './jump-host';
import { refuseWithoutVpn, VPN } from './vpn-required';
import { type NetworkBindOptions, onePerZone } from '../network/network';

/** What every team access may have. */
export interface TeamAccessOptions {
  /**
   * A certificate of the environment's region; with it the entry speaks HTTPS and sends HTTP there.
   *
   * @default - HTTP, of which a warning tells where the team access leads through the internet
   */
  readonly certificate?: ICertificate;
}

/** A team access through hosts that are reached by Session Manager. */
export interface SessionManagerTeamAccessOptions extends TeamAccessOptions {
  /** @default - t4g.nano, the smallest there is */
  readonly instanceType?: InstanceType;
}

/** A team access that exists already, such as a central VPN. */
export interface ExistingTeamAccessOptions extends TeamAccessOptions {
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
export interface ClientVpnTeamAccessOptions extends TeamAccessOptions {
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

/** What a team access is made from. */
export interface TeamAccessBindOptions extends NetworkBindOptions {
  readonly network: IStageNetwork;
  readonly networkCidr?: string;
  /** True if the VPN that the stage asks for is waived (SEC-2). @default false */
  readonly vpnIsWaived?: boolean;
}

/** The one declared way into an environment; nothing else reaches it (STG-2). */
export abstract class TeamAccess {
  /**
   * From declared public addresses, such as those of an office, through an internet-facing load balancer that admits
   * nobody else.
   *
   * @param ranges one to thirty IPv4 ranges of /8 or smaller that do not overlap
   * @throws StageEnvironmentError if a range is malformed, wider than that, or overlaps another or the network
   */
  public static networks(ranges: string[], options: TeamAccessOptions = {}): TeamAccess {
    return new NetworksTeamAccess(ranges, options);
  }

  /**
   * Through AWS Systems Manager Session Manager: a host without a public address and without any open port forwards
   * to an internal load balancer. IAM decides who may start a session, and CloudTrail keeps who did.
   */
  public static sessionManager(options: SessionManagerTeamAccessOptions = {}): TeamAccess {
    return new SessionManagerTeamAccess(options);
  }

  /**
   * Through something that is there already, such as a central VPN or a transit gateway, to an internal load balancer.
   *
   * @throws StageEnvironmentError without any range, prefix list or security group, for more than thirty, or for a
   * range as with `networks`
   */
  public static existing(options: ExistingTeamAccessOptions): TeamAccess {
    return new ExistingTeamAccess(options);
  }

  /**
   * Through AWS Client VPN to an internal load balancer. Only traffic to the network takes the VPN, names are those that
   * the network knows, and connections are logged. Users reach what security groups let them; SAML and directories can
   * keep business to what the environment exposes (`ClientVpnAuthentication`), certificates cannot.
   *
   * @throws StageEnvironmentError if the client range is no IPv4 range from /12 to /22 or overlaps the network, or a
   * certificate is of another region
   */
  public static clientVpn(options: ClientVpnTeamAccessOptions): TeamAccess {
    return new ClientVpnTeamAccess(options);
  }

  /**
   * Another team access than a VPN, where the stage asks for one (SEC-2), for a time and with somebody's consent.
   *
   * @throws StageEnvironmentError if a term is blank, or nobody else approved it
   */
  public static withoutVpn(teamAccess: TeamAccess, waived: WaiverTerms): TeamAccess {
    return new TeamAccessWithoutVpn(teamAccess, waived);
  }

  /** @internal */
  public abstract _bind(scope: Construct, bindOptions: TeamAccessBindOptions): IStageTeamAccess;
}

const LOAD_BALANCER = { id: 'TeamLoadBalancer' };

class ClientVpnTeamAccess extends TeamAccess {
  constructor(private readonly options: ClientVpnTeamAccessOptions) {
    super();
    clientRange(options.clientCidr);
  }

  public override _bind(scope: Construct, bindOptions: TeamAccessBindOptions): IStageTeamAccess {
    const { certificate, authentication, clientCidr } = this.options;
    const vpn = createClientVpn(scope, bindOptions, this.options);
    const apart = authentication.groups === undefined ? '' : ', operations and business apart';
    return {
      loadBalancerConfig: {
        ...LOAD_BALANCER,
        kind: 'client vpn',
        internetFacing: false,
        peers: [vpn],
        certificate,
      },
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

class TeamAccessWithoutVpn extends TeamAccess {
  private readonly waiver: DeclaredWaiver;

  constructor(
    private readonly teamAccess: TeamAccess,
    terms: WaiverTerms,
  ) {
    super();
    this.waiver = checkedWaiver('the waived VPN', VPN, terms);
  }

  public override _bind(scope: Construct, bindOptions: TeamAccessBindOptions): IStageTeamAccess {
    return { ...this.teamAccess._bind(scope, { ...bindOptions, vpnIsWaived: true }), waivers: [this.waiver] };
  }
}

class NetworksTeamAccess extends TeamAccess {
  constructor(
    private readonly ranges: string[],
    private readonly options: TeamAccessOptions,
  ) {
    super();
    if (ranges.length === 0) {
      throw new StageEnvironmentError({
        what: 'entry by networks',
        value: ranges,
        limit: 'an environment has one declared team access',
        remediation: "name the addresses the team comes from, such as '203.0.113.0/24'",
        requirement: 'STG-2',
      });
    }
    clientRanges(ranges);
  }

  public override _bind(scope: Construct, bindOptions: TeamAccessBindOptions): IStageTeamAccess {
    refuseWithoutVpn('networks', bindOptions);
    if (this.options.certificate === undefined) {
      Validations.of(scope).addWarning(
        'cdk-stage-environments:plain-http',
        'the entry by networks leads through the internet without encryption; give it a certificate of the region',
      );
    }
    const zones = onePerZone(bindOptions.network.publicSubnets).length;
    if (zones < 2) {
      throw new StageEnvironmentError({
        what: 'entry by networks',
        value: `a network with public subnets in ${zones} zones`,
        limit: 'an internet-facing load balancer stands in two',
        remediation:
          'import the VPC with its public subnets, or choose TeamAccess.existing or TeamAccess.sessionManager',
        requirement: 'STG-2',
      });
    }
    const peers = clientRanges(this.ranges, bindOptions.networkCidr);
    return {
      loadBalancerConfig: {
        ...LOAD_BALANCER,
        kind: 'networks',
        internetFacing: true,
        peers,
        ...this.options,
      },
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

class SessionManagerTeamAccess extends TeamAccess {
  constructor(private readonly options: SessionManagerTeamAccessOptions) {
    super();
  }

  public override _bind(scope: Construct, bindOptions: TeamAccessBindOptions): IStageTeamAccess {
    refuseWithoutVpn('session manager', bindOptions);
    const jumpHost = createJumpHost(scope, bindOptions, this.options.instanceType);
    const { certificate } = this.options;
    return {
      jumpHost,
      singleton: {
        component: scope.node.id,
        reason: 'the jump host forwards sessions and serves nobody; a lost one is made again by a deployment',
      },
      loadBalancerConfig: {
        ...LOAD_BALANCER,
        kind: 'session manager',
        internetFacing: false,
        peers: [jumpHost],
        certificate,
      },
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

class ExistingTeamAccess extends TeamAccess {
  private readonly inherited: readonly DeclaredInherited[];

  constructor(private readonly options: ExistingTeamAccessOptions) {
    super();
    const { ranges = [], prefixLists = [], securityGroups = [], evidence } = options;
    this.inherited =
      evidence === undefined
        ? []
        : checkedInherited('the existing team access', [VPN], { reason: options.description, evidence });
    if (ranges.length + prefixLists.length + securityGroups.length === 0) {
      throw new StageEnvironmentError({
        what: 'existing team access',
        value: options.description,
        limit: 'the environment must know where its users come from',
        remediation: 'give ranges, prefixLists or securityGroups',
        requirement: 'STG-2',
      });
    }
    clientRanges(ranges);
    checkPeers(ranges.length + prefixLists.length + securityGroups.length);
  }

  public override _bind(_scope: Construct, bindOptions: TeamAccessBindOptions): IStageTeamAccess {
    const { ranges = [], prefixLists = [], securityGroups = [], certificate, description } = this.options;
    if (this.inherited.length === 0) refuseWithoutVpn('existing, without evidence', bindOptions);
    const peers = [
      ...clientRanges(ranges, bindOptions.networkCidr),
      ...prefixLists.map((list) => Peer.prefixList(list.prefixListId)),
      ...securityGroups,
    ];
    return {
      loadBalancerConfig: { ...LOAD_BALANCER, kind: 'existing', internetFacing: false, peers, certificate },
      declared: {
        kind: 'existing',
        description,
        ranges: [...ranges],
        prefixLists: prefixLists.map((list) => list.prefixListId),
        securityGroups: securityGroups.map((group) => group.securityGroupId),
      },
      egress: [],
      inherited: this.inherited,
    };
  }
}
