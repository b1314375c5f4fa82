import type { ISecurityGroup, ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IDependable } from 'constructs';
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
  readonly privateAccess?: IPrivateAccess;
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

/** How servers reach AWS services inside the network, and the internet where they need it. */
export interface IPrivateAccess {
  /** The security group of the interface endpoints, on port 443. It admits only those that get an ingress rule. */
  readonly endpoints: ISecurityGroup;
  /** The AWS services that have an interface endpoint, in the order of their first need. */
  readonly awsServices: string[];
  /**
   * Lets a server call AWS services inside the network. The interface endpoint of a service is created with the first server
   * that names it.
   *
   * @param scope a construct of the server's own, for the rules between it and the endpoints
   * @param server the security group of the server
   * @param awsServices as their endpoints are named, such as `sqs` of `com.amazonaws.eu-west-1.sqs`
   * @throws StageEnvironmentError if no endpoint has such a name
   */
  allowCalls(scope: Construct, server: ISecurityGroup, awsServices: string[]): AllowedCalls;
  /**
   * Sees to it that servers reach the internet. Unless their number is given, NAT gateways are created with the first need.
   *
   * @param user what needs the internet, such as `service Web`
   * @param reason why, such as `pulls nginx:1.29 over the internet`
   * @throws StageEnvironmentError if the network is described without a NAT gateway
   */
  requireInternet(user: string, reason: string): void;
}

/** How calls to AWS services leave a server. */
export interface AllowedCalls {
  /** What must exist before the server calls them. */
  readonly readinessDependency: IDependable;
  /** The managed prefix lists of the services that are reached by a gateway endpoint, by service. */
  readonly prefixLists: { readonly [awsService: string]: string };
  /** The services that are reached over the internet only, since their prefix list in the Region is not known. */
  readonly overInternet: string[];
}
