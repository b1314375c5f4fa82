import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { InstanceType, IPrefixList, ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { IStageNetwork } from '../../spi/network';
import type { NetworkBindOptions } from '../network/network-bind-options';
import type { ClientVpnAuthentication } from './client-vpn-authentication';

/** Options of every team access. */
export interface TeamAccessOptions {
  /**
   * A certificate of the environment's Region, for HTTPS with a redirect from HTTP.
   *
   * @default - HTTP, which is a warning if the team access is over the internet
   */
  readonly certificate?: ICertificate;
}

/** Options of team access by Session Manager. */
export interface SessionManagerTeamAccessOptions extends TeamAccessOptions {
  /**
   * The instance type of the jump host.
   *
   * @default - t4g.nano, the smallest
   */
  readonly instanceType?: InstanceType;
}

/** Options of an existing team access, such as a central VPN. */
export interface ExistingTeamAccessOptions extends TeamAccessOptions {
  /** What it is, in a line for the report. */
  readonly description: string;
  /**
   * The IPv4 ranges of its clients.
   *
   * @default - none; at least one range, prefix list or security group is required
   */
  readonly ranges?: string[];
  /**
   * Prefix lists with the ranges of its clients.
   *
   * @default - none
   */
  readonly prefixLists?: IPrefixList[];
  /**
   * Security groups of its clients.
   *
   * @default - none
   */
  readonly securityGroups?: ISecurityGroup[];
  /**
   * Where a reviewer can see that it is a VPN, which soft launch and production require (SEC-2).
   *
   * @default - it does not count as a VPN
   */
  readonly evidence?: string;
}

/** Options of team access by AWS Client VPN. */
export interface ClientVpnTeamAccessOptions extends TeamAccessOptions {
  /** The certificate by which clients authenticate the VPN, of the environment's Region. */
  readonly serverCertificate: ICertificate;
  /** How the VPN authenticates clients. */
  readonly authentication: ClientVpnAuthentication;
  /**
   * The range from which clients get their addresses: an IPv4 range from /12 to /22 that overlaps no network which they or
   * the environment reach. A change replaces the VPN.
   */
  readonly clientCidr: string;
}

/** What a team access is created for. */
export interface TeamAccessBindOptions extends NetworkBindOptions {
  readonly network: IStageNetwork;
  /**
   * The range of the network, where it is known at synth.
   *
   * @default - unknown
   */
  readonly networkCidr?: string;
  /**
   * Whether the VPN that the stage requires is waived (SEC-2).
   *
   * @default false
   */
  readonly vpnIsWaived?: boolean;
}
