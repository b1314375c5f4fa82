import type { Finding } from '../../outcome';
import type { Declarations } from '../../../requirements/declarations';
import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { resourcesIn } from '../../analysis/references';
import { runsOnce } from '../../analysis/servers';

const SERVICE = 'AWS::ECS::Service';
const GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

/** New tasks take the traffic before the old ones lose it. */
const SIDE_BY_SIDE: readonly string[] = ['BLUE_GREEN', 'LINEAR', 'CANARY'];

// Elastic Load Balancing's own, in seconds.
const DRAINS_BY_DEFAULT = 300;
const IDLE_BY_DEFAULT = 60;

export const dwn2ZeroDowntime: Check = {
  title: 'a deployment for which no downtime, or no disconnection, is announced rolls and drains connections',
  remediation:
    'keep 100 percent of the service healthy or deploy it blue/green, let its target groups drain for at least the idle timeout of the load balancer, or announce what users will notice',
  examine(model, { declarations }) {
    const { launch } = declarations;
    if (launch === undefined) return notApplicable('no launch is planned yet');
    const { downtime, disconnection } = launch.experience;
    if (downtime && disconnection) {
      return notApplicable('downtime and the disconnection of clients are announced');
    }
    const services = downtime ? [] : model.ofType(SERVICE).filter((one) => isMissed(one, declarations));
    // What a function answers needs no draining: it is not stopped.
    const groups = model.ofType(GROUP).filter(({ properties }) => properties.TargetType !== 'lambda');
    if (services.length + groups.length === 0) {
      return notApplicable('there is no service and no target group whose deployment can be looked at');
    }
    return verdict(
      [...services, ...groups],
      [
        ...services.flatMap(rolls),
        ...groups.flatMap((group) => drains(group, disconnection ? 1 : idleOf(group, model))),
      ],
      `every service rolls, and every target group drains (${services.length} and ${groups.length})`,
    );
  },
};

/** Of one that runs once nobody notices that it is away, unless requests are led to it. */
function isMissed(service: ModelResource, declarations: Declarations): boolean {
  const { LoadBalancers, ServiceConnectConfiguration, ServiceRegistries } = service.properties;
  const ways = [LoadBalancers, object(ServiceConnectConfiguration).Services, ServiceRegistries];
  return !runsOnce(service, declarations) || ways.some((way) => list(way).length > 0);
}

function rolls(service: ModelResource): Finding[] {
  const { DeploymentController, DeploymentConfiguration } = service.properties;
  const controller = scalar(object(DeploymentController).Type ?? 'ECS');
  // AWS CodeDeploy knows blue/green only.
  if (controller === 'CODE_DEPLOY') return [];
  const { Strategy = 'ROLLING', MinimumHealthyPercent = 100 } = object(DeploymentConfiguration);
  const [strategy, healthy] = [scalar(Strategy), scalar(MinimumHealthyPercent)];
  if (controller !== 'ECS') return [unknownFinding('something else than ECS deploys it', service)];
  if (strategy !== undefined && SIDE_BY_SIDE.includes(strategy)) return [];
  if (strategy === undefined || healthy === undefined) {
    return [unknownFinding('how it is deployed is known only at deployment', service)];
  }
  if (Number(healthy) >= 100) return [];
  return [notMet(`a deployment keeps only ${healthy} percent of it, and no downtime is announced`, service)];
}

function drains(group: ModelResource, atLeast: number): Finding[] {
  const delay = attribute(group, 'TargetGroupAttributes', 'deregistration_delay.timeout_seconds');
  const seconds = Number(scalar(delay ?? DRAINS_BY_DEFAULT));
  if (Number.isNaN(seconds)) return [unknownFinding('how long it drains is known only at deployment', group)];
  if (seconds >= atLeast) return [];
  return [
    notMet(
      `it drains for ${seconds} seconds, and at least ${atLeast} are needed so that nothing is cut off which has begun`,
      group,
    ),
  ];
}

/** How long the load balancers before a group wait for an answer; a network load balancer only passes on. */
function idleOf(group: ModelResource, model: ResourceModel): number {
  const leading = model.ofType(LISTENER, RULE).filter(({ properties, stack }) => {
    const actions = properties.DefaultActions ?? properties.Actions;
    return resourcesIn(actions, stack, model).includes(group);
  });
  const balancers = leading.flatMap((one) => balancerOf(one, model) ?? []);
  const idle = balancers
    .filter(({ properties }) => (properties.Type ?? 'application') === 'application')
    .map((balancer) =>
      Number(
        scalar(
          attribute(balancer, 'LoadBalancerAttributes', 'idle_timeout.timeout_seconds') ?? IDLE_BY_DEFAULT,
        ),
      ),
    );
  return Math.max(1, ...idle.filter((seconds) => !Number.isNaN(seconds)));
}

function balancerOf(leading: ModelResource, model: ResourceModel): ModelResource | undefined {
  const { ListenerArn, LoadBalancerArn } = leading.properties;
  const next = model.follow(ListenerArn ?? LoadBalancerArn, leading.stack).resource;
  return next?.type === LISTENER ? balancerOf(next, model) : next;
}

function attribute({ properties }: ModelResource, name: string, key: string): unknown {
  return list(properties[name])
    .map(object)
    .find(({ Key }) => Key === key)?.Value;
}
