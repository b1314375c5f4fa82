import type { ISecurityGroup, ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IDependable } from 'constructs';
import type { DeclaredInherited, DeclaredNetwork } from '../requirements/declarations';

/** The network of an environment. */
export interface IStageNetwork {
  readonly vpc: IVpc;
  /** Subnets for internet-facing load balancers. */
  readonly publicSubnets: ISubnet[];
  /** Subnets for servers. */
  readonly serverSubnets: ISubnet[];
  /** Subnets for data, without a route to the internet. */
  readonly dataSubnets: ISubnet[];
  /** Whether servers need a public IP address of their own to reach a registry, because the network has no NAT gateway. */
  readonly serversNeedPublicAddress: boolean;
  /**
   * How servers reach AWS services inside the network.
   *
   * @default - they reach AWS services over the internet
   */
  readonly privateAccess?: PrivateAccess;
  /**
   * What the description declares about an existing network.
   *
   * @default - the network is the environment's own
   */
  readonly declared?: DeclaredNetwork;
  /**
   * What the organization provides of an existing network.
   *
   * @default - nothing
   */
  readonly inherited?: DeclaredInherited[];
}

/** How servers reach AWS services inside the network. */
export interface PrivateAccess {
  /** The security group of the interface endpoints, on port 443. It admits only those that get an ingress rule. */
  readonly endpoints: ISecurityGroup;
  /** What must exist before the endpoints answer. */
  readonly readinessDependency: IDependable;
  /**
   * The managed prefix list of Amazon S3 in the Region, from which layers of images in Amazon ECR are pulled.
   *
   * @default - it is not known, and Amazon S3 is reached over the internet
   */
  readonly s3PrefixList?: string;
}
