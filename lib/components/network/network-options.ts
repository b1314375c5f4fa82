/** Options of a network of the environment's own. */
export interface NetworkOptions {
  /**
   * The private IPv4 range, from /16 to /22. A change replaces the network. Each zone gets an eighth of it for servers and
   * a thirty-second each for load balancers and for data, so that four zones fit.
   *
   * @default '10.0.0.0/16'
   */
  readonly cidr?: string;
  /**
   * The number of NAT gateways, from none to one in each zone. In development and staging, servers of a network without
   * one have public IP addresses of their own to reach their registry, which admit no traffic; this is the cheapest network.
   * In soft launch and production, what needs the internet is refused without one, such as a public image.
   *
   * @default - in development and staging 1; in soft launch and production as many as needed: none while all images are in
   * Amazon ECR and no service declares egress to the internet, else 1, and one in each zone in production
   */
  readonly natGateways?: number;
  /**
   * Whether one regional NAT gateway serves all zones, in place of one in each zone. AWS extends it to the zones in which
   * there are servers, and bills it by the hour for each of them.
   *
   * @default false
   */
  readonly regionalNatGateway?: boolean;
  /**
   * The id of the managed prefix list of Amazon S3 in the Region, as `aws ec2 describe-managed-prefix-lists` shows it. In
   * soft launch and production servers pull layers of images through it.
   *
   * @default - known for most Regions; in others Amazon S3 is reached through the NAT gateway
   */
  readonly s3PrefixList?: string;
  /**
   * The id of the managed prefix list of Amazon DynamoDB in the Region. In soft launch and production servers reach its
   * tables through it.
   *
   * @default - known for most Regions; in others Amazon DynamoDB is reached through the NAT gateway
   */
  readonly dynamodbPrefixList?: string;
  /**
   * The Availability Zones by name, such as `us-west-1c`, as many as the stage requires. Needed only where a zone lacks a
   * service, such as Fargate; the names differ between accounts.
   *
   * @default - the first zones of the Region
   */
  readonly zones?: string[];
}
