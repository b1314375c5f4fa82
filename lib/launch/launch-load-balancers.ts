import { CfnOutput, Duration } from 'aws-cdk-lib';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Domain, IDomain } from '../components/load-balancing/domain';
import { loadBalancerAlarms } from '../components/load-balancing/load-balancer-alarms';
import { knownRange } from '../components/network/known-range';
import type { WebFirewallBindOptions } from '../components/web-firewall/web-acl';
import { type IWebFirewall, WebFirewall } from '../components/web-firewall/web-firewall';
import { acknowledge } from '../internal/acknowledgements';
import { StageEnvironmentError } from '../internal/errors';
import type { DeclaredInherited } from '../requirements/declarations';
import type { AlarmDefinition } from '../spi/alarm-definition';
import type { ILoadBalancerConfig } from '../spi/load-balancer';
import type { IStageNetwork } from '../spi/network';
import type { IStageTeamAccess } from '../spi/team-access';
import type { PublicAccess, PublicAccessConfig } from './public-access';

/** What the load balancers of a launch stage are created from. */
export interface LaunchLoadBalancersProps extends WebFirewallBindOptions {
  readonly network: IStageNetwork;
  readonly teamAccess: IStageTeamAccess;
  readonly publicAccess: PublicAccess;
  /** Without one, nothing can be public. */
  readonly domain?: Domain;
  /** @default WebFirewall.of() */
  readonly firewall?: WebFirewall;
  /** Called once a load balancer exists, with the alarms on it and on its web ACL. */
  readonly addAlarms: (loadBalancerId: string, alarms: AlarmDefinition[]) => void;
}

/** The load balancers of a launch stage, and what they declare. */
export interface LaunchLoadBalancers {
  /** The team's, under the environment's name and certificate. */
  readonly team: ILoadBalancerConfig;
  /** The one for testers and users. */
  readonly public: ILoadBalancerConfig;
  readonly publicAccess: PublicAccessConfig;
  readonly inherited: readonly DeclaredInherited[];
  /** The web ACLs that were created, by their load balancers. */
  readonly webAcls: ReadonlyMap<ApplicationLoadBalancer, CfnWebACL>;
}

interface LoadBalancerParts extends LaunchLoadBalancersProps {
  readonly domain: Domain;
  readonly boundDomain: IDomain;
  readonly boundFirewall: IWebFirewall;
  readonly webAcls: Map<ApplicationLoadBalancer, CfnWebACL>;
}

// As long as the idle timeout of a load balancer, so that a request which it would still answer is not cut off (DWN-2).
const DEREGISTRATION_DELAY = Duration.seconds(60);

/**
 * The load balancers of a launch stage: the team's and the public one, apart so that neither can be taken for the other.
 * Certificates, DNS records and web ACLs are created with the first route.
 *
 * @throws StageEnvironmentError without a domain, or if the public access is refused
 */
export function launchLoadBalancers(scope: Construct, props: LaunchLoadBalancersProps): LaunchLoadBalancers {
  const { teamAccess, profile, network, domain } = props;
  if (domain === undefined) refuseWithoutDomain(profile.stage);
  const publicAccess = props.publicAccess._bind({
    stage: profile.stage,
    inUse: [
      ...[knownRange(network.vpc) ?? []]
        .flat()
        .map((cidr) => ({ by: "the environment's own network", cidr })),
      ...(teamAccess.clientRanges ?? []).map((cidr) => ({ by: 'the client range of the VPN', cidr })),
      // Clients of an internal load balancer do not come over the internet.
      ...(teamAccess.loadBalancerConfig.internetFacing ? [] : teamAccess.declared.ranges).map((cidr) => ({
        by: 'the team access',
        cidr,
      })),
    ],
  });
  const boundDomain = domain._bind(new Construct(scope, 'Domain'), network.vpc);
  const boundFirewall = (props.firewall ?? WebFirewall.of())._bind(new Construct(scope, 'Firewall'), props);
  const webAcls = new Map<ApplicationLoadBalancer, CfnWebACL>();
  const parts: LoadBalancerParts = { ...props, domain, boundDomain, boundFirewall, webAcls };
  return {
    team: teamLoadBalancer(teamAccess, parts),
    public: publicLoadBalancer(publicAccess, parts),
    publicAccess,
    inherited: boundFirewall.inherited,
    webAcls,
  };
}

function publicLoadBalancer(publicAccess: PublicAccessConfig, parts: LoadBalancerParts): ILoadBalancerConfig {
  const { boundDomain, boundFirewall, profile, addAlarms, webAcls } = parts;
  const { allUsers, ranges } = publicAccess.declared;
  return {
    id: 'PublicLoadBalancer',
    kind: 'public',
    internetFacing: true,
    deregistrationDelay: DEREGISTRATION_DELAY,
    peers: publicAccess.peers,
    hostName: boundDomain.name,
    get certificate() {
      return boundDomain.certificate;
    },
    onLoadBalancerCreated(scope: Construct, loadBalancer: ApplicationLoadBalancer) {
      const guard = boundFirewall.guardPublic('Public', loadBalancer, allUsers ? undefined : ranges);
      if (guard.webAcl !== undefined) webAcls.set(loadBalancer, guard.webAcl);
      const closedRequests = guard.closedRequests?.bind(guard);
      addAlarms(this.id, [...loadBalancerAlarms(this.kind, loadBalancer, closedRequests), ...guard.alarms]);
      if (publicAccess.launch === undefined) {
        addDnsName(scope, boundDomain.name, loadBalancer);
      } else {
        // Not before: the name may be that of a running site, and CloudFormation replaces no record that it did not create.
        boundDomain.addPublicRecord(loadBalancer);
      }
      if (!allUsers) return;
      const groups = loadBalancer.connections.securityGroups;
      groups.forEach((group) => acknowledge(group, 'PUBLIC_AFTER_OPENING', profile));
    },
  };
}

/** For testers: until the opening, no record resolves the name to the load balancer. */
function addDnsName(scope: Construct, name: string, loadBalancer: ApplicationLoadBalancer): void {
  new CfnOutput(scope, 'DnsName', {
    value: loadBalancer.loadBalancerDnsName,
    description: `DNS name of the public load balancer, which testers resolve ${name} to until the opening`,
  });
}

/** Without a listener for HTTP: the team knows the name, and its requests must not travel unencrypted to a redirect. */
function teamLoadBalancer(
  { loadBalancerConfig, declared }: IStageTeamAccess,
  { boundDomain, boundFirewall, addAlarms, webAcls }: LoadBalancerParts,
): ILoadBalancerConfig {
  return {
    ...loadBalancerConfig,
    deregistrationDelay: DEREGISTRATION_DELAY,
    // Only in the network is there a name of the team.
    hostName: loadBalancerConfig.internetFacing ? boundDomain.name : boundDomain.teamName,
    redirectsHttp: false,
    get certificate() {
      const { internetFacing, certificate } = loadBalancerConfig;
      return certificate ?? (internetFacing ? boundDomain.certificate : boundDomain.teamCertificate);
    },
    onLoadBalancerCreated(scope: Construct, loadBalancer: ApplicationLoadBalancer) {
      loadBalancerConfig.onLoadBalancerCreated?.(scope, loadBalancer);
      const guard = loadBalancerConfig.internetFacing
        ? boundFirewall.guardPublic('Team', loadBalancer, declared.ranges)
        : boundFirewall.guardTeam('Team', loadBalancer);
      if (guard.webAcl !== undefined) webAcls.set(loadBalancer, guard.webAcl);
      addAlarms(loadBalancerConfig.id, [
        ...loadBalancerAlarms(loadBalancerConfig.kind, loadBalancer, guard.closedRequests?.bind(guard)),
        ...guard.alarms,
      ]);
      if (!loadBalancerConfig.internetFacing) boundDomain.addTeamRecord(loadBalancer);
    },
  };
}

function refuseWithoutDomain(stage: string): never {
  throw new StageEnvironmentError({
    id: 'domain.missing',
    what: 'domain of the environment',
    value: undefined,
    limit: `a public service of ${stage} is reached by a name and speaks HTTPS`,
    remediation: 'pass Domain.of or Domain.withCertificate',
    requirement: 'SEC-4',
  });
}
