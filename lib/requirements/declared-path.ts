import { PathTraffic } from './path-traffic';

/** Over what a path leads. */
export enum PathCarrier {
  /** A site-to-site VPN: a line of the environment's own through the internet. */
  SITE_TO_SITE_VPN = 'site-to-site VPN',
  /** A VPC endpoint: from the network to an AWS service without the internet. */
  VPC_ENDPOINT = 'VPC endpoint',
  /** AWS's own network between its Regions: encrypted by AWS, not on the internet, shared with its other customers. */
  AWS_NETWORK = "AWS's network between Regions",
}

/** A path that backups or monitoring take. */
export interface DeclaredPath {
  readonly traffic: PathTraffic;
  /** Where it starts, in a few words or as a Region. */
  readonly from: string;
  /** Where it ends, in a few words or as a Region. */
  readonly to: string;
  readonly over: PathCarrier;
  /**
   * What a template shows of the carrier: the id of the VPN connection, the endpoint's service such as `monitoring`, or
   * the Region that backups are copied to.
   */
  readonly carrier: string;
}
