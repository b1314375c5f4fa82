/** Who passes the public face of an environment: its internet-facing load balancer and the web firewall before it. */
export interface DeclaredPublicAccess {
  /** True if it is open to every user; what `ranges` says then decides nothing. */
  readonly allUsers: boolean;
  /** The only sources that are allowed: the testers of a closed environment, or the audience of a soft launch. */
  readonly ranges: string[];
  /** The ports of the declared public listeners. */
  readonly ports: number[];
}
