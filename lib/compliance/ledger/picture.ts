/** The architecture in the templates: the resources by place, and the connections between them. */
export interface Picture {
  readonly places: PicturePlace[];
  readonly nodes: PictureNode[];
  readonly edges: PictureEdge[];
}

/** A Region, a network in it, or a zone of the network. */
export interface PicturePlace {
  readonly id: string;
  readonly kind: 'region' | 'network' | 'zone';
  readonly label: string;
  /** The place that contains it. */
  readonly inside?: string;
}

/** A resource: a load balancer, a firewall, a team access, a service, a data store, a vault or a topic. */
export interface PictureNode {
  readonly id: string;
  readonly kind: 'loadBalancer' | 'firewall' | 'teamAccess' | 'service' | 'store' | 'vault' | 'watch';
  readonly label: string;
  /** Its places: several zones, or one Region. */
  readonly places: string[];
}

/** A connection: traffic that a security group admits, a target of a load balancer, a copy of a backup plan. */
export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}
