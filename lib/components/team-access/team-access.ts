import type { Construct } from 'constructs';
import { checkedWaiver } from '../../internal/checked-waiver';
import type { WaiverTerms } from '../../requirements/waiver-terms';
import type { IStageTeamAccess } from '../../spi/team-access';
import { clientRange } from './client-vpn';
import { clientVpnAccess } from './client-vpn-access';
import { checkExistingAccess, existingAccess } from './existing-access';
import { checkNetworksAccess, networksAccess } from './networks-access';
import { sessionManagerAccess } from './session-manager-access';
import type {
  ClientVpnTeamAccessOptions,
  ExistingTeamAccessOptions,
  SessionManagerTeamAccessOptions,
  TeamAccessBindOptions,
  TeamAccessOptions,
} from './team-access-options';
import { VPN } from './vpn-required';

/** The one declared access of the team to an environment (STG-2). */
export class TeamAccess {
  /**
   * From declared public addresses, such as those of an office, through an internet-facing load balancer that admits no
   * others.
   *
   * @param ranges one to thirty IPv4 ranges of /8 or smaller that do not overlap
   * @throws StageEnvironmentError if a range is malformed, wider than /8, or overlaps another or the network
   */
  public static networks(ranges: string[], options: TeamAccessOptions = {}): TeamAccess {
    checkNetworksAccess(ranges);
    return new TeamAccess((scope, bindOptions) => networksAccess(scope, bindOptions, ranges, options));
  }

  /**
   * By AWS Systems Manager Session Manager: a jump host without a public address and without an open port forwards to an
   * internal load balancer. IAM decides who may start a session, and CloudTrail records it.
   */
  public static sessionManager(options: SessionManagerTeamAccessOptions = {}): TeamAccess {
    return new TeamAccess((scope, bindOptions) => sessionManagerAccess(scope, bindOptions, options));
  }

  /**
   * Through something that exists, such as a central VPN or a transit gateway, to an internal load balancer.
   *
   * @throws StageEnvironmentError without any range, prefix list or security group, for more than thirty, or for a range
   * as with `networks`
   */
  public static existing(options: ExistingTeamAccessOptions): TeamAccess {
    checkExistingAccess(options);
    return new TeamAccess((_scope, bindOptions) => existingAccess(bindOptions, options));
  }

  /**
   * By AWS Client VPN to an internal load balancer. Only traffic to the network takes the VPN, names are resolved by the
   * network, and connections are logged. Clients reach what security groups allow; SAML and directories can limit business
   * users to what has a route (`ClientVpnAuthentication`), certificates cannot.
   *
   * @throws StageEnvironmentError if the client range is not an IPv4 range from /12 to /22; in an environment, if it
   * overlaps the network, or a certificate is of another Region
   */
  public static clientVpn(options: ClientVpnTeamAccessOptions): TeamAccess {
    clientRange(options.clientCidr);
    return new TeamAccess((scope, bindOptions) => clientVpnAccess(scope, bindOptions, options));
  }

  /**
   * Another team access where the stage requires a VPN (SEC-2), for a time and with consent.
   *
   * @throws StageEnvironmentError if a term is blank, or requester and approver are the same
   */
  public static withoutVpn(teamAccess: TeamAccess, waived: WaiverTerms): TeamAccess {
    const waivers = [checkedWaiver('the waived VPN', VPN, waived)];
    return new TeamAccess((scope, bindOptions) => ({
      ...teamAccess._bind(scope, { ...bindOptions, vpnIsWaived: true }),
      waivers,
    }));
  }

  private constructor(
    private readonly create: (scope: Construct, bindOptions: TeamAccessBindOptions) => IStageTeamAccess,
  ) {}

  /** @internal */
  public _bind(scope: Construct, bindOptions: TeamAccessBindOptions): IStageTeamAccess {
    return this.create(scope, bindOptions);
  }
}
