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
import { acknowledge } from '../../private/acknowledgements';
import { StageEnvironmentError } from '../../private/errors';
import type { IStageHost } from '../host';
import { onePerZone } from '../network/network';

const ID = 'FrontDoor';
const MOST_PRIORITY = 50_000;
const LONGEST_PATH = 128;

/** The load balancer behind the environment's entry: it admits the entry's peers and nobody else. */
export class FrontDoor extends Construct {
  /** The environment's front door, found or made. */
  public static of(host: IStageHost): FrontDoor {
    const found = host.shared.node.tryFindChild(ID);
    return found instanceof FrontDoor ? found : new FrontDoor(host.shared, ID, host);
  }

  public readonly loadBalancer: ApplicationLoadBalancer;
  public readonly securityGroup: SecurityGroup;
  public readonly listener: ApplicationListener;
  /** Where the entry's users find what is exposed. */
  public readonly url: string;
  private readonly paths = new Map<string, string>();

  private constructor(scope: Construct, id: string, host: IStageHost) {
    super(scope, id);
    const { network, entry, profile } = host;
    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc,
      description: `Front door of ${host.environmentName}`,
      allowAllOutbound: false,
    });
    this.loadBalancer = new ApplicationLoadBalancer(this, 'LoadBalancer', {
      vpc: network.vpc,
      internetFacing: entry.internetFacing,
      vpcSubnets: {
        subnets: onePerZone(entry.internetFacing ? network.entrySubnets : network.serverSubnets),
      },
      securityGroup: this.securityGroup,
      dropInvalidHeaderFields: true,
      deletionProtection: profile.retainsData,
    });
    this.listener = this.listen(host);
    this.url = `${entry.certificate === undefined ? 'http' : 'https'}://${this.loadBalancer.loadBalancerDnsName}`;
    new CfnOutput(this, 'Url', { value: this.url, description: 'Where the entry leads' });
    acknowledge(this.loadBalancer, 'NO_ACCESS_LOGS_BY_GUIDELINE', profile);
  }

  /**
   * Leads requests on a path to a target group.
   *
   * @throws StageEnvironmentError if another service has the path
   */
  public lead(scope: Construct, componentId: string, path: string, target: ApplicationTargetGroup): void {
    const owner = this.paths.get(path);
    if (owner !== undefined) {
      throw new StageEnvironmentError({
        what: `service ${componentId}: path`,
        value: path,
        limit: `service ${owner} answers it`,
        remedy: "give each a path of its own, such as '/api/*'; the longest path that fits wins",
      });
    }
    const priority = priorityOf(path, componentId);
    const twin = [...this.paths].find(([other, itsOwner]) => priorityOf(other, itsOwner) === priority);
    if (twin !== undefined) {
      throw new StageEnvironmentError({
        what: `service ${componentId}: path`,
        value: path,
        limit: `it takes the same place in the order of rules as '${twin[0]}'`,
        remedy: 'change either path, such as by a longer pattern',
      });
    }
    this.paths.set(path, componentId);
    new ApplicationListenerRule(scope, 'Rule', {
      listener: this.listener,
      priority,
      conditions: [ListenerCondition.pathPatterns([path])],
      action: ListenerAction.forward([target]),
    });
  }

  private listen(host: IStageHost): ApplicationListener {
    const { certificate } = host.entry;
    const answer = ListenerAction.fixedResponse(404, { contentType: 'text/plain', messageBody: 'Not found' });
    // One listener on port 80, whatever it does: CloudFormation could not make a second before it deletes the first.
    const http = this.loadBalancer.addListener('Http', {
      port: 80,
      protocol: ApplicationProtocol.HTTP,
      open: false,
      defaultAction:
        certificate === undefined
          ? answer
          : ListenerAction.redirect({ protocol: 'HTTPS', port: '443', permanent: true }),
    });
    this.admit(host, 80);
    if (certificate === undefined) return http;
    this.admit(host, 443);
    return this.loadBalancer.addListener('Https', {
      port: 443,
      protocol: ApplicationProtocol.HTTPS,
      open: false,
      certificates: [certificate],
      sslPolicy: SslPolicy.RECOMMENDED_TLS,
      defaultAction: answer,
    });
  }

  private admit(host: IStageHost, port: number): void {
    for (const peer of host.entry.peers) {
      this.securityGroup.connections.allowFrom(peer, Port.tcp(port), `Entry: ${host.entry.declared.kind}`);
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
