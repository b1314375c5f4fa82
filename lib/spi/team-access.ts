import type { ClientVpnEndpoint, Instance } from 'aws-cdk-lib/aws-ec2';
import type {
  DeclaredEgress,
  DeclaredInherited,
  DeclaredTeamAccess,
  DeclaredWaiver,
} from '../requirements/declarations';
import type { DeclaredSingleton } from '../requirements/declared-objectives';
import type { ILoadBalancerConfig } from './load-balancer';

/** The one declared access of the team to an environment (STG-2). */
export interface IStageTeamAccess {
  /** The load balancer by which the team reaches the environment's routes. */
  readonly loadBalancerConfig: ILoadBalancerConfig;
  readonly declared: DeclaredTeamAccess;
  /**
   * The endpoint of AWS Client VPN.
   *
   * @default - the team access has none
   */
  readonly clientVpnEndpoint?: ClientVpnEndpoint;
  /**
   * The host that forwards Session Manager sessions.
   *
   * @default - the team access has none
   */
  readonly jumpHost?: Instance;
  /**
   * The team access's own server, if it has one, which runs once.
   *
   * @default - it has none
   */
  readonly singleton?: DeclaredSingleton;
  /** Traffic that the team access itself sends out of the environment. */
  readonly egress: DeclaredEgress[];
  /**
   * Address ranges that it assigns to its clients, which nothing else may overlap.
   *
   * @default - none
   */
  readonly clientRanges?: string[];
  /**
   * The requirements that the organization meets.
   *
   * @default - none
   */
  readonly inherited?: DeclaredInherited[];
  /**
   * The requirements that are waived.
   *
   * @default - none
   */
  readonly waivers?: DeclaredWaiver[];
}
