import {
  isPlacedByEnvironment,
  isSingleton,
  minInstancesOf,
  serversOf,
  zonesOfServer,
} from '../../analysis/servers';
import { isOnFargate } from '../../analysis/service-hosts';
import { type Zones, zonesOf } from '../../analysis/zones';
import { type CheckFinding, findings } from '../../findings';
import { list, object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;
const SERVICE = 'AWS::ECS::Service';
const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const FINDINGS = findings('CLU-1', Severity.HIGH, {
  tooFewInstances: {
    message: 'The minimum number of instances of {resource} is {count}; at least {min} is required.',
    remediation:
      'Raise the minimum number of instances, or declare with the reason that the service runs once.',
  },
  instancesUnknown: {
    state: UNKNOWN,
    message: 'The minimum number of instances of {resource} is known only at deployment.',
    remediation: 'Set the number of instances to a literal value.',
  },
  tooFewZones: {
    message: '{resource} is in too few Availability Zones, {count}; at least {min} are required.',
    remediation: 'Add subnets in other Availability Zones.',
  },
  zonesUnknown: {
    state: UNKNOWN,
    message:
      '{resource} is in at least {count} Availability Zones, others are known only at deployment; at least {min} are required.',
    remediation:
      'Set the Availability Zones to literal values, or declare the zones of the existing subnets.',
  },
  sharedHost: {
    message: 'Tasks of {resource} may share a host.',
    remediation: 'Add the placement constraint distinctInstance, or run the service on Fargate.',
  },
  hostsUnknown: {
    state: UNKNOWN,
    message: 'Whether tasks of {resource} may share a host is known only at deployment.',
    remediation: 'Set LaunchType or CapacityProviderStrategy of the service to literal values.',
  },
});

export const clu1ServersMultiAz = defineCheck({
  id: 'CLU-1.servers-multi-az',
  title:
    'Each cluster has the instances of a quorum, on distinct hosts, over the required Availability Zones',
  remediation:
    'Run the required instances over subnets in the required zones, or declare with the reason that the service runs once.',
  findings: FINDINGS,
  asks: { every: ['server'] },
  evaluate(model, { profile, declarations }) {
    const { instances = 1, zones = 1 } = profile.requirements['CLU-1'].cell.minimum ?? {};
    const servers = serversOf(model).filter(isPlacedByEnvironment);
    const clusters = servers.filter((server) => !isSingleton(server, declarations));
    if (servers.length === 0) return notApplicable('The environment has no server that it places itself.');
    const balancers = model.ofType(LOAD_BALANCER);
    const singletons = servers.length - clusters.length;
    return outcomeOf(
      [...servers, ...balancers],
      [
        ...clusters.flatMap((server) => [
          ...instanceFinding(server, instances, model),
          ...zoneFinding(server, zonesOfServer(server, model, declarations), zones),
          ...hostFinding(server, model),
        ]),
        ...balancers.flatMap((balancer) =>
          zoneFinding(
            balancer,
            zonesOf(subnetsOfBalancer(balancer), balancer.stack, model, declarations),
            zones,
          ),
        ),
      ],
      `Each cluster has at least ${instances} instances in ${zones} Availability Zones (clusters: ${clusters.length}${singletons > 0 ? `, declared singletons: ${singletons}` : ''}).`,
    );
  },
});

function instanceFinding(server: ModelResource, min: number, model: ResourceModel): CheckFinding[] {
  const count = minInstancesOf(server, model);
  if (Number.isNaN(count)) return [FINDINGS.instancesUnknown(server)];
  return count >= min ? [] : [FINDINGS.tooFewInstances(server, { count, min })];
}

function zoneFinding(resource: ModelResource, { count, mayBeMore }: Zones, min: number): CheckFinding[] {
  if (count >= min || hasNetworkOfHosts(resource)) return [];
  return [
    mayBeMore
      ? FINDINGS.zonesUnknown(resource, { count, min })
      : FINDINGS.tooFewZones(resource, { count, min }),
  ];
}

function subnetsOfBalancer({ properties }: ModelResource): readonly unknown[] {
  const mapped = list(properties.SubnetMappings).map((mapping) => object(mapping).SubnetId);
  return [...list(properties.Subnets), ...mapped];
}

/** A service without a network of its own has that of its hosts, which are evaluated themselves. */
function hasNetworkOfHosts({ type, properties }: ModelResource): boolean {
  return type === SERVICE && properties.NetworkConfiguration === undefined;
}

/** Fargate tasks in different zones are on different hosts. On EC2, a placement constraint keeps them apart. */
function hostFinding(server: ModelResource, model: ResourceModel): CheckFinding[] {
  if (server.type !== SERVICE) return [];
  const constraints = list(server.properties.PlacementConstraints);
  if (constraints.some((one) => object(one).Type === 'distinctInstance')) return [];
  switch (isOnFargate(server, model)) {
    case 'yes':
      return [];
    case 'no':
      return [FINDINGS.sharedHost(server)];
    case 'unknown':
      return [FINDINGS.hostsUnknown(server)];
  }
}
