import { Duration } from 'aws-cdk-lib';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { Domain, IDomain } from '../components/doors/domain';
import { loadBalancerSignals } from '../components/doors/load-balancer-signals';
import { type IWebFirewall, WebFirewall } from '../components/firewall/web-firewall';
import type { FirewallSpine } from '../components/firewall/web-acl';
import type { IDoor, IStageEntry, IStageNetwork, Signal } from '../components/host';
import { knownRange } from '../components/network/known-range';
import { acknowledge } from '../private/acknowledgements';
import { StageEnvironmentError } from '../private/errors';
import type { DeclaredElsewhere } from '../requirements/declarations';
import type { Access, BoundAccess } from './access';

/** What the doors of a launch stage are made from. */
export interface LaunchDoorsProps extends FirewallSpine {
  readonly network: IStageNetwork;
  readonly entry: IStageEntry;
  readonly access: Access;
  /** Without one, nothing can be exposed to the public. */
  readonly domain?: Domain;
  /** @default WebFirewall.of() */
  readonly firewall?: WebFirewall;
  /** Called once a door stands, with what tells that it leads nowhere, or of attacks on it. */
  readonly watch: (doorId: string, signals: readonly Signal[]) => void;
}

/** The doors of a launch stage, and what they declare. */
export interface LaunchDoors {
  /** The team's, under the environment's name and certificate. */
  readonly team: IDoor;
  /** That of testers and users. */
  readonly public: IDoor;
  readonly access: BoundAccess;
  readonly elsewhere: readonly DeclaredElsewhere[];
}

// As long as a load balancer waits for an answer (its idle timeout), so that it cuts no request off which it would still
// have answered (DWN-2).
const DRAINS_FOR = Duration.seconds(60);

/**
 * The doors that services of a launch stage stand behind: the team's and the public one, each with its load balancer, so
 * that neither can be taken for the other. Certificates, records and firewalls are made once something is exposed.
 *
 * @throws StageEnvironmentError without a domain, or as the access does
 */
export function launchDoors(scope: Construct, props: LaunchDoorsProps): LaunchDoors {
  const { entry, profile, network } = props;
  if (props.domain === undefined) refuseWithoutDomain(profile.stage);
  const access = props.access._bind({
    stage: profile.stage,
    inUse: [
      ...[knownRange(network.vpc) ?? []]
        .flat()
        .map((cidr) => ({ by: "the environment's own network", cidr })),
      ...(entry.clientRanges ?? []).map((cidr) => ({ by: 'the client range of the VPN', cidr })),
      // Who comes through the network does not come over the internet.
      ...(entry.door.internetFacing ? [] : entry.declared.ranges).map((cidr) => ({ by: 'the entry', cidr })),
    ],
  });
  const domain = props.domain._bind(new Construct(scope, 'Domain'), network.vpc);
  const firewall = (props.firewall ?? WebFirewall.of())._bind(new Construct(scope, 'Firewall'), props);
  return {
    team: teamDoor(entry, domain, firewall, props),
    public: publicDoor(access, domain, firewall, props),
    access,
    elsewhere: firewall.elsewhere,
  };
}

function publicDoor(
  access: BoundAccess,
  domain: IDomain,
  firewall: IWebFirewall,
  { profile, watch }: LaunchDoorsProps,
): IDoor {
  const { everybody, ranges } = access.declared;
  return {
    id: 'PublicDoor',
    kind: 'public',
    internetFacing: true,
    drainsFor: DRAINS_FOR,
    peers: access.peers,
    hostName: domain.name,
    get certificate() {
      return domain.certificate;
    },
    opened(_scope: Construct, loadBalancer: ApplicationLoadBalancer) {
      watch(this.id, [
        ...loadBalancerSignals(this.kind, loadBalancer),
        ...firewall.guardPublic('Public', loadBalancer, everybody ? undefined : ranges),
      ]);
      domain.leadPublic(loadBalancer);
      if (!everybody) return;
      const groups = loadBalancer.connections.securityGroups;
      groups.forEach((group) => acknowledge(group, 'PUBLIC_AFTER_OPENING', profile));
    },
  };
}

/** The entry's door. Plain HTTP has no listener there: the team knows its name, and a redirect would tell it in clear. */
function teamDoor(
  { door, declared }: IStageEntry,
  domain: IDomain,
  firewall: IWebFirewall,
  { watch }: LaunchDoorsProps,
): IDoor {
  return {
    ...door,
    drainsFor: DRAINS_FOR,
    hostName: domain.name,
    redirectsHttp: false,
    get certificate() {
      return door.certificate ?? domain.certificate;
    },
    opened(scope: Construct, loadBalancer: ApplicationLoadBalancer) {
      door.opened?.(scope, loadBalancer);
      const guarded = door.internetFacing
        ? firewall.guardPublic('Team', loadBalancer, declared.ranges)
        : firewall.guardTeam('Team', loadBalancer);
      watch(door.id, [...loadBalancerSignals(door.kind, loadBalancer), ...guarded]);
      if (!door.internetFacing) domain.leadTeam(loadBalancer);
    },
  };
}

function refuseWithoutDomain(stage: string): never {
  throw new StageEnvironmentError({
    what: 'domain of the environment',
    value: undefined,
    limit: `a public service of ${stage} is reached by a name and speaks HTTPS`,
    remedy: 'give one, by Domain.of or Domain.withCertificate',
    row: 'SEC-4',
  });
}
