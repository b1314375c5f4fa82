import { CfnOutput } from 'aws-cdk-lib';
import { Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationListener,
  ApplicationListenerRule,
  ApplicationLoadBalancer,
  ApplicationProtocol,
  type ApplicationTargetGroup,
  ListenerAction,
  ListenerCondition,
  SslPolicy,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { acknowledge } from '../../internal/acknowledgements';
import { StageEnvironmentError } from '../../internal/errors';
import type { StageProfile } from '../../requirements/stage-profile';
import type { ILoadBalancerConfig } from '../../spi/load-balancer';
import type { IStageHost } from '../../spi/stage-host';
import { logAccess } from '../../internal/log-bucket';
import { onePerZone } from '../network/network';

const MOST_PRIORITY = 50_000;
const LONGEST_PATH = 128;

/** The load balancer behind a load balancer of the environment: it admits the load balancer's peers and nobody else. */
export class StageLoadBalancer extends Construct {
  /** The load balancer behind a load balancer, the entry's unless told otherwise; found or made. */
  public static of(
    host: IStageHost,
    loadBalancerConfig: ILoadBalancerConfig = host.teamAccess.loadBalancerConfig,
  ): StageLoadBalancer {
    const found = host.shared.node.tryFindChild(loadBalancerConfig.id);
    return found instanceof StageLoadBalancer
      ? found
      : new StageLoadBalancer(host.shared, host, loadBalancerConfig);
  }

  public readonly loadBalancer: ApplicationLoadBalancer;
  public readonly securityGroup: SecurityGroup;
  public readonly listener: ApplicationListener;
  /** Where the entry's users find what is exposed. */
  public readonly url: string;
  private readonly paths = new Map<string, string>();

  private constructor(scope: Construct, host: IStageHost, loadBalancerConfig: ILoadBalancerConfig) {
    super(scope, loadBalancerConfig.id);
    const { network, profile } = host;
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: `Load balancer of ${host.environmentName}`,
      allowAllOutbound: false,
    });
    this.loadBalancer = new ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc: network.vpc,
      internetFacing: loadBalancerConfig.internetFacing,
      vpcSubnets: {
        subnets: onePerZone(
          loadBalancerConfig.internetFacing ? network.publicSubnets : network.serverSubnets,
        ),
      },
      securityGroup: this.securityGroup,
      dropInvalidHeaderFields: true,
      deletionProtection: profile.retainsData,
    });
    this.listener = this.listen(loadBalancerConfig, profile);
    const scheme = loadBalancerConfig.certificate === undefined ? 'http' : 'https';
    this.url = `${scheme}://${loadBalancerConfig.hostName ?? this.loadBalancer.loadBalancerDnsName}`;
    new CfnOutput(this, 'Url', {
      value: this.url,
      description: `Where the ${loadBalancerConfig.kind} load balancer leads`,
    });
    // Who came is evidence when somebody broke in, monitored or not.
    if (profile.requirements['PRB-6'].required) logAccess(host, loadBalancerConfig.id, this.loadBalancer);
    acknowledge(this.loadBalancer, 'NO_ACCESS_LOGS_BY_GUIDELINE', profile);
    loadBalancerConfig.onLoadBalancerCreated?.(this, this.loadBalancer);
  }

  /**
   * Leads requests on a path to a target group.
   *
   * @throws StageEnvironmentError if another service has the path
   */
  public addTarget(
    scope: Construct,
    componentId: string,
    path: string,
    target: ApplicationTargetGroup,
  ): void {
    const owner = this.paths.get(path);
    if (owner !== undefined) {
      throw new StageEnvironmentError({
        what: `service ${componentId}: path`,
        value: path,
        limit: `service ${owner} answers it`,
        remediation: "give each a path of its own, such as '/api/*'; the longest path that fits wins",
      });
    }
    const priority = priorityOf(path, componentId);
    const twin = [...this.paths].find(([other, itsOwner]) => priorityOf(other, itsOwner) === priority);
    if (twin !== undefined) {
      throw new StageEnvironmentError({
        what: `service ${componentId}: path`,
        value: path,
        limit: `it takes the same place in the order of rules as '${twin[0]}'`,
        remediation: 'change either path, such as by a longer pattern',
      });
    }
    this.paths.set(path, componentId);
    new ApplicationListenerRule(scope, `${this.node.id}Rule`, {
      listener: this.listener,
      priority,
      conditions: [ListenerCondition.pathPatterns([path])],
      action: ListenerAction.forward([target]),
    });
  }

  private listen(loadBalancerConfig: ILoadBalancerConfig, profile: StageProfile): ApplicationListener {
    const { certificate, redirectsHttp = true } = loadBalancerConfig;
    const answer = ListenerAction.fixedResponse(404, { contentType: 'text/plain', messageBody: 'Not found' });
    if (certificate === undefined) return this.listenToHttp(loadBalancerConfig, answer);
    if (redirectsHttp) {
      const toHttps = ListenerAction.redirect({ protocol: 'HTTPS', port: '443', permanent: true });
      acknowledge(this.listenToHttp(loadBalancerConfig, toHttps), 'REDIRECT_HAS_NO_CERTIFICATE', profile);
    }
    this.admit(loadBalancerConfig, 443);
    return this.loadBalancer.addListener('Https', {
      port: 443,
      protocol: ApplicationProtocol.HTTPS,
      open: false,
      certificates: [certificate],
      sslPolicy: SslPolicy.RECOMMENDED_TLS,
      defaultAction: answer,
    });
  }

  // One listener on port 80, whatever it does: CloudFormation could not make a second before it deletes the first.
  private listenToHttp(
    loadBalancerConfig: ILoadBalancerConfig,
    defaultAction: ListenerAction,
  ): ApplicationListener {
    this.admit(loadBalancerConfig, 80);
    return this.loadBalancer.addListener('Http', {
      port: 80,
      protocol: ApplicationProtocol.HTTP,
      open: false,
      defaultAction,
    });
  }

  private admit(loadBalancerConfig: ILoadBalancerConfig, port: number): void {
    for (const peer of loadBalancerConfig.peers) {
      this.securityGroup.connections.allowFrom(peer, Port.tcp(port), `Entry: ${loadBalancerConfig.kind}`);
    }
  }
}

/**
 * A rule's priority follows from its path and its service alone, the longer path first: adding or removing a service
 * never moves the others', and a service that takes over a path does not meet the rule that still holds it, since no
 * two rules can have one priority, not even while a deployment swaps them.
 */
function priorityOf(path: string, componentId: string): number {
  const band = Math.floor(MOST_PRIORITY / LONGEST_PATH);
  const hash = `${componentId} ${path}`
    .split('')
    .reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % band, 7);
  return (LONGEST_PATH - path.length) * band + hash + 1;
}
