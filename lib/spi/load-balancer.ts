import type { Duration } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { IConnectable } from 'aws-cdk-lib/aws-ec2';
import type { ApplicationLoadBalancer, ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';

/** A load balancer of an environment. It is created on first use. */
export interface IStageLoadBalancer {
  /** Unique in the environment, such as `TeamLoadBalancer`; part of logical ids. */
  readonly id: string;
  /** Whether it stands in public subnets. */
  readonly internetFacing: boolean;
  /** How long a target may finish its open requests after a deployment deregisters it. */
  readonly deregistrationDelay: Duration;
  readonly loadBalancer: ApplicationLoadBalancer;
  /**
   * Routes requests on a path to a target group, by a listener rule in `scope`.
   *
   * @param path a path pattern, such as `/api/*`; the longest one that matches a request wins
   * @throws StageEnvironmentError if a component has the path
   */
  addRoute(scope: Construct, componentId: string, path: string, target: ApplicationTargetGroup): void;
}

/** How a load balancer of an environment is configured: who is admitted, and on what terms. */
export interface ILoadBalancerConfig {
  /** Unique in the environment; part of logical ids. */
  readonly id: string;
  /** A word for descriptions of security groups, such as `networks` or `public`. */
  readonly kind: string;
  /** Whether it stands in public subnets. */
  readonly internetFacing: boolean;
  /** The only peers that its security group admits. */
  readonly peers: IConnectable[];
  /**
   * For HTTPS, of the environment's Region.
   *
   * @default - HTTP
   */
  readonly certificate?: ICertificate;
  /**
   * The name by which its users know it.
   *
   * @default - the DNS name of the load balancer
   */
  readonly hostName?: string;
  /**
   * Whether HTTP is redirected to HTTPS where there is a certificate; false for no listener on port 80.
   *
   * @default true
   */
  readonly redirectsHttp?: boolean;
  /**
   * How long a target may finish its open requests after a deployment deregisters it.
   *
   * @default Duration.seconds(30)
   */
  readonly deregistrationDelay?: Duration;
  /** Called once the load balancer exists, to add what belongs to it, such as a web ACL or a DNS record. */
  onLoadBalancerCreated?(scope: Construct, loadBalancer: ApplicationLoadBalancer): void;
}
