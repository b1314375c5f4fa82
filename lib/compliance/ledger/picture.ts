/** The architecture as the templates have it: what stands where, and what reaches what. */
export interface Picture {
  readonly places: readonly PicturePlace[];
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** A Region, a network in it, or a zone of the network. */
export interface PicturePlace {
  readonly id: string;
  readonly kind: 'region' | 'network' | 'zone';
  readonly label: string;
  /** The place that it stands in. */
  readonly inside?: string;
}

/** What is worth a box: a load balancer, a service, a store, a vault, a key, a topic. */
export interface PictureNode {
  readonly id: string;
  readonly kind: 'loadBalancer' | 'firewall' | 'teamAccess' | 'service' | 'store' | 'vault' | 'watch';
  readonly label: string;
  /** The places that it stands in: several zones, or one Region. */
  readonly places: readonly string[];
}

/** Traffic that a security group admits, a target that a load balancer sends to, a copy that a plan makes. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}
