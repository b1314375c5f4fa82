import { Duration } from 'aws-cdk-lib';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { Domain, IDomain } from '../components/load-balancing/domain';
import { loadBalancerAlarms } from '../components/load-balancing/load-balancer-alarms';
import { type IWebFirewall, WebFirewall } from '../components/web-firewall/web-firewall';
import type { FirewallSpine } from '../components/web-firewall/web-acl';
import type { AlarmDefinition } from '../spi/alarm-definition';
import type { ILoadBalancerConfig } from '../spi/load-balancer';
import type { IStageNetwork } from '../spi/network';
import type { IStageTeamAccess } from '../spi/team-access';
import { knownRange } from '../components/network/known-range';
import { acknowledge } from '../internal/acknowledgements';
import { StageEnvironmentError } from '../internal/errors';
import type { DeclaredInherited } from '../requirements/declarations';
import type { PublicAccess, BoundAccess } from './public-access';

/** What the load balancers of a launch stage are made from. */
export interface LaunchLoadBalancersProps extends FirewallSpine {
  readonly network: IStageNetwork;
  readonly teamAccess: IStageTeamAccess;
  readonly publicAccess: PublicAccess;
  /** Without one, nothing can be exposed to the public. */
  readonly domain?: Domain;
  /** @default WebFirewall.of() */
  readonly firewall?: WebFirewall;
  /** Called once a load balancer stands, with what tells that it leads nowhere, or of attacks on it. */
  readonly watch: (loadBalancerId: string, alarms: readonly AlarmDefinition[]) => void;
}

/** The load balancers of a launch stage, and what they declare. */
export interface LaunchLoadBalancers {
  /** The team's, under the environment's name and certificate. */
  readonly team: ILoadBalancerConfig;
  /** That of testers and users. */
  readonly public: ILoadBalancerConfig;
  readonly publicAccess: BoundAccess;
  readonly inherited: readonly DeclaredInherited[];
}

// As long as a load balancer waits for an answer (its idle timeout), so that it cuts no request off which it would still
// have answered (DWN-2).
const DRAINS_FOR = Duration.seconds(60);

/**
 * The load balancers that services of a launch stage stand behind: the team's and the public one, each with its load balancer, so
 * that neither can be taken for the other. Certificates, records and firewalls are made once something is exposed.
 *
 * @throws StageEnvironmentError without a domain, or as the access does
 */
export function launchLoadBalancers(scope: Construct, props: LaunchLoadBalancersProps): LaunchLoadBalancers {
  const { teamAccess, profile, network } = props;
  if (props.domain === undefined) refuseWithoutDomain(profile.stage);
  const publicAccess = props.publicAccess._bind({
    stage: profile.stage,
    inUse: [
      ...[knownRange(network.vpc) ?? []]
        .flat()
        .map((cidr) => ({ by: "the environment's own network", cidr })),
      ...(teamAccess.clientRanges ?? []).map((cidr) => ({ by: 'the client range of the VPN', cidr })),
      // Who comes through the network does not come over the internet.
      ...(teamAccess.loadBalancerConfig.internetFacing ? [] : teamAccess.declared.ranges).map((cidr) => ({
        by: 'the entry',
        cidr,
      })),
    ],
  });
  const domain = props.domain._bind(new Construct(scope, 'Domain'), network.vpc);
  const firewall = (props.firewall ?? WebFirewall.of())._bind(new Construct(scope, 'Firewall'), props);
  return {
    team: teamLoadBalancerConfig(teamAccess, domain, firewall, props),
    public: publicLoadBalancer(publicAccess, domain, firewall, props),
    publicAccess,
    inherited: firewall.inherited,
  };
}

function publicLoadBalancer(
  publicAccess: BoundAccess,
  domain: IDomain,
  firewall: IWebFirewall,
  { profile, watch }: LaunchLoadBalancersProps,
): ILoadBalancerConfig {
  const { allUsers, ranges } = publicAccess.declared;
  return {
    id: 'PublicLoadBalancer',
    kind: 'public',
    internetFacing: true,
    deregistrationDelay: DRAINS_FOR,
    peers: publicAccess.peers,
    hostName: domain.name,
    get certificate() {
      return domain.certificate;
    },
    onLoadBalancerCreated(_scope: Construct, loadBalancer: ApplicationLoadBalancer) {
      watch(this.id, [
        ...loadBalancerAlarms(this.kind, loadBalancer),
        ...firewall.guardPublic('Public', loadBalancer, allUsers ? undefined : ranges),
      ]);
      domain.leadPublic(loadBalancer);
      if (!allUsers) return;
      const groups = loadBalancer.connections.securityGroups;
      groups.forEach((group) => acknowledge(group, 'PUBLIC_AFTER_OPENING', profile));
    },
  };
}

/** The entry's load balancer. Plain HTTP has no listener there: the team knows its name, and a redirect would tell it in clear. */
function teamLoadBalancerConfig(
  { loadBalancerConfig, declared }: IStageTeamAccess,
  domain: IDomain,
  firewall: IWebFirewall,
  { watch }: LaunchLoadBalancersProps,
): ILoadBalancerConfig {
  return {
    ...loadBalancerConfig,
    deregistrationDelay: DRAINS_FOR,
    hostName: domain.name,
    redirectsHttp: false,
    get certificate() {
      return loadBalancerConfig.certificate ?? domain.certificate;
    },
    onLoadBalancerCreated(scope: Construct, loadBalancer: ApplicationLoadBalancer) {
      loadBalancerConfig.onLoadBalancerCreated?.(scope, loadBalancer);
      const guarded = loadBalancerConfig.internetFacing
        ? firewall.guardPublic('Team', loadBalancer, declared.ranges)
        : firewall.guardTeam('Team', loadBalancer);
      watch(loadBalancerConfig.id, [
        ...loadBalancerAlarms(loadBalancerConfig.kind, loadBalancer),
        ...guarded,
      ]);
      if (!loadBalancerConfig.internetFacing) domain.addTeamRecord(loadBalancer);
    },
  };
}

function refuseWithoutDomain(stage: string): never {
  throw new StageEnvironmentError({
    what: 'domain of the environment',
    value: undefined,
    limit: `a public service of ${stage} is reached by a name and speaks HTTPS`,
    remediation: 'give one, by Domain.of or Domain.withCertificate',
    requirement: 'SEC-4',
  });
}
