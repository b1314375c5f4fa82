import { CfnOutput, Duration } from 'aws-cdk-lib';
import { Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  type ApplicationListener,
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
import { logAccess } from '../../internal/log-bucket';
import type { ILoadBalancerConfig, IStageLoadBalancer } from '../../spi/load-balancer';
import type { IStageHost } from '../../spi/stage-host';
import { onePerZone } from '../network/network';

const MAX_PRIORITY = 50_000;
const MAX_PATH_LENGTH = 128;

/**
 * A load balancer of an environment. The construct is there from the start; its resources are created on first use, so
 * that an environment without routes pays for none.
 */
export class StageLoadBalancer extends Construct implements IStageLoadBalancer {
  public readonly id: string;
  public readonly internetFacing: boolean;
  public readonly deregistrationDelay: Duration;
  private created?: {
    readonly loadBalancer: ApplicationLoadBalancer;
    readonly listener: ApplicationListener;
  };
  private readonly owners = new Map<string, string>();

  constructor(
    scope: Construct,
    private readonly host: IStageHost,
    private readonly config: ILoadBalancerConfig,
  ) {
    super(scope, config.id);
    this.id = config.id;
    this.internetFacing = config.internetFacing;
    this.deregistrationDelay = config.deregistrationDelay ?? Duration.seconds(30);
  }

  public get loadBalancer(): ApplicationLoadBalancer {
    return this.resources.loadBalancer;
  }

  public addRoute(
    scope: Construct,
    componentId: string,
    path: string,
    targetGroup: ApplicationTargetGroup,
  ): void {
    const priority = this.freePriority(path, componentId);
    this.owners.set(path, componentId);
    // The path is the id, so that a path that is added or removed changes no other rule.
    new ApplicationListenerRule(scope, `${this.id}Rule${path}`, {
      listener: this.resources.listener,
      priority,
      conditions: [ListenerCondition.pathPatterns([path])],
      action: ListenerAction.forward([targetGroup]),
    });
  }

  private freePriority(path: string, componentId: string): number {
    const what = `routes of ${componentId}`;
    const owner = this.owners.get(path);
    if (owner !== undefined) {
      throw new StageEnvironmentError({
        id: 'load-balancer.duplicate-path',
        what,
        value: path,
        limit: `${owner} has that path`,
        remediation: "give each a path of its own, such as '/api/*'; the longest path that matches wins",
      });
    }
    const priority = priorityOf(path, componentId);
    const twin = [...this.owners].find(([other, itsOwner]) => priorityOf(other, itsOwner) === priority);
    if (twin === undefined) return priority;
    throw new StageEnvironmentError({
      id: 'load-balancer.duplicate-priority',
      what,
      value: path,
      limit: `it gets the same rule priority as '${twin[0]}'`,
      remediation: 'change either path, such as to a longer pattern',
    });
  }

  private get resources() {
    this.created ??= this.createResources();
    return this.created;
  }

  private createResources() {
    const { config, host, internetFacing } = this;
    const { network, profile } = host;
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: `Load balancer of ${host.environmentName}`,
      allowAllOutbound: false,
    });
    const loadBalancer = new ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc: network.vpc,
      internetFacing,
      vpcSubnets: { subnets: onePerZone(internetFacing ? network.publicSubnets : network.serverSubnets) },
      securityGroup,
      dropInvalidHeaderFields: true,
      deletionProtection: profile.protectsFromDeletion,
    });
    const listener = this.addListeners(loadBalancer, securityGroup);
    const scheme = config.certificate === undefined ? 'http' : 'https';
    new CfnOutput(this, 'Url', {
      value: `${scheme}://${config.hostName ?? loadBalancer.loadBalancerDnsName}`,
      description: `URL of the ${config.kind} load balancer`,
    });
    // Access logs are evidence after a security breach, also where nothing is monitored.
    if (profile.requirements['PRB-6'].required) logAccess(host, config.id, loadBalancer);
    acknowledge(loadBalancer, 'NO_ACCESS_LOGS_BY_GUIDELINE', profile);
    acknowledge(loadBalancer, 'NOT_PROTECTED_YET', profile);
    config.onLoadBalancerCreated?.(this, loadBalancer);
    return { loadBalancer, listener };
  }

  private addListeners(
    loadBalancer: ApplicationLoadBalancer,
    securityGroup: SecurityGroup,
  ): ApplicationListener {
    const { certificate, redirectsHttp = true } = this.config;
    const notFound = ListenerAction.fixedResponse(404, {
      contentType: 'text/plain',
      messageBody: 'Not found',
    });
    // One listener on port 80, whatever it does: CloudFormation could not create a second before it deletes the first.
    const addHttp = (defaultAction: ListenerAction): ApplicationListener => {
      this.admit(securityGroup, 80);
      return loadBalancer.addListener('Http', {
        port: 80,
        protocol: ApplicationProtocol.HTTP,
        open: false,
        defaultAction,
      });
    };
    if (certificate === undefined) return addHttp(notFound);
    if (redirectsHttp) {
      const redirect = ListenerAction.redirect({ protocol: 'HTTPS', port: '443', permanent: true });
      acknowledge(addHttp(redirect), 'REDIRECT_HAS_NO_CERTIFICATE', this.host.profile);
    }
    this.admit(securityGroup, 443);
    const https = loadBalancer.addListener('Https', {
      port: 443,
      protocol: ApplicationProtocol.HTTPS,
      open: false,
      certificates: [certificate],
      sslPolicy: SslPolicy.RECOMMENDED_TLS,
      defaultAction: notFound,
    });
    // Where users come, browsers go on by HTTPS for a year; names below the domain are not the environment's to decide on.
    if (this.host.profile.retainsData) https.setAttribute(HSTS, 'max-age=31536000');
    return https;
  }

  private admit(securityGroup: SecurityGroup, port: number): void {
    for (const peer of this.config.peers) {
      securityGroup.connections.allowFrom(peer, Port.tcp(port), `Clients: ${this.config.kind}`);
    }
  }
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html */
const HSTS = 'routing.http.response.strict_transport_security.header_value';

/**
 * A rule's priority follows from its path and its component alone, the longer path first. A component that is added or
 * removed never moves the rules of others, and one that takes over a path gets another priority than the rule that still
 * has it: no two rules may share a priority, not even during a deployment that replaces one by the other.
 */
function priorityOf(path: string, componentId: string): number {
  const band = Math.floor(MAX_PRIORITY / MAX_PATH_LENGTH);
  const hash = `${componentId} ${path}`
    .split('')
    .reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % band, 7);
  return (MAX_PATH_LENGTH - path.length) * band + hash + 1;
}
