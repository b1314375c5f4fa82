import type { Finding } from '../../outcome';
import type { Declarations } from '../../../requirements/declarations';
import { list, object } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { isSpreadHere, runsOnce, serversOf, subnetsOf, tooFew } from '../../analysis/servers';
import { zonesOf } from '../../analysis/zones';

const ROW = 'CLU-1';
const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

export const clu1ServersMultiAz: Check = {
  title:
    'each cluster keeps the servers that a quorum takes, on distinct hosts, over the zones that it survives the loss of',
  remediation:
    'run three instances over subnets of three zones, or declare with the reason that the service must run once',
  examine(model, { profile, declarations }) {
    const { instances = 1, zones = 1 } = profile.requirements[ROW].cell.minimum ?? {};
    const servers = serversOf(model).filter(isSpreadHere);
    const clusters = servers.filter((server) => !runsOnce(server, declarations));
    if (servers.length === 0) return notApplicable('there is no server that the environment spreads itself');
    const balancers = model.ofType(LOAD_BALANCER);
    const findings = [
      ...clusters.flatMap((server) => [
        ...tooFew(server, instances, model),
        ...overZones(server, subnetsOf(server), zones, model, declarations),
        ...onSharedHosts(server),
      ]),
      ...balancers.flatMap((balancer) =>
        overZones(balancer, subnetsOfBalancer(balancer), zones, model, declarations),
      ),
    ];
    const once = servers.length - clusters.length;
    return verdict(
      [...servers, ...balancers],
      findings,
      `${clusters.length} clusters of ${instances} or more servers stand over ${zones} zones${once > 0 ? `, and ${once} declared to run once` : ''}`,
    );
  },
};

function overZones(
  resource: ModelResource,
  subnets: readonly unknown[],
  asked: number,
  model: ResourceModel,
  declarations: Declarations,
): Finding[] {
  const { count, mayBeMore } = zonesOf(subnets, resource.stack, model, declarations);
  if (count >= asked || isOnHosts(resource)) return [];
  if (mayBeMore)
    return [
      unknownFinding(`its subnets are in ${count} zones for sure, and ${asked} are asked for`, resource),
    ];
  return [notMet(`it stands in ${count} zones, and ${asked} are asked for`, resource)];
}

function subnetsOfBalancer({ properties }: ModelResource): readonly unknown[] {
  const mapped = list(properties.SubnetMappings).map((mapping) => object(mapping).SubnetId);
  return [...list(properties.Subnets), ...mapped];
}

/** True for a service whose network is that of the hosts it is placed on, which are looked at themselves. */
function isOnHosts({ type, properties }: ModelResource): boolean {
  return type === 'AWS::ECS::Service' && properties.NetworkConfiguration === undefined;
}

/** Fargate shows no hosts: different zones are different hosts. On hosts of its own, a service must ask to be parted. */
function onSharedHosts(server: ModelResource): Finding[] {
  const { LaunchType, CapacityProviderStrategy, PlacementConstraints } = server.properties;
  if (server.type !== 'AWS::ECS::Service' || LaunchType === 'FARGATE') return [];
  const providers = list(CapacityProviderStrategy).map((one) => object(one).CapacityProvider);
  const isFargate = providers.length > 0 && providers.every((one) => String(one).startsWith('FARGATE'));
  const isParted = list(PlacementConstraints).some((one) => object(one).Type === 'distinctInstance');
  return isFargate || isParted ? [] : [notMet('its instances may share a host', server)];
}
