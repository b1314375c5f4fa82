import { backupsOf } from '../analysis/backup-plans';
import { webAclsOf } from '../analysis/load-balancers';
import { resourcesIn } from '../analysis/references';
import { type SecurityGroupRule, securityGroupRules } from '../analysis/security-group-rules';
import { scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import type { PictureEdge } from './picture';
import { type Box, idOf } from './architecture-nodes';

/** A line without a resource at one end is not drawn. */
interface Line {
  readonly from: ModelResource | undefined;
  readonly to: ModelResource | undefined;
  readonly label: string;
}

interface DrawnLine extends Line {
  readonly from: ModelResource;
  readonly to: ModelResource;
}

/** The connections: each pair of resources once, with all labels. */
export function edgesOf(boxes: readonly Box[], model: ResourceModel): PictureEdge[] {
  const boxed = new Set<ModelResource | undefined>(boxes.map(({ resource }) => resource));
  const isDrawn = (line: Line): line is DrawnLine =>
    line.from !== line.to && boxed.has(line.from) && boxed.has(line.to);
  const lines = [
    ...byListeners(model),
    ...bySecurityGroups(boxes, model),
    ...byWebAcls(boxes, model),
    ...byLoadBalancers(boxes, model),
    ...byEventSources(model),
    ...byFunctions(boxes, model),
    ...byBackups(model),
  ].filter(isDrawn);
  const labels = new Map<string, { readonly line: DrawnLine; readonly texts: Set<string> }>();
  for (const line of lines) {
    const key = `${idOf(line.from)}\n${idOf(line.to)}`;
    const known = labels.get(key) ?? { line, texts: new Set<string>() };
    known.texts.add(line.label);
    labels.set(key, known);
  }
  return [...labels.values()].map(({ line, texts }) => ({
    from: idOf(line.from),
    to: idOf(line.to),
    label: [...texts].join(', '),
  }));
}

/** From a load balancer, through its listeners and their rules, to the targets of its target groups. */
function byListeners(model: ResourceModel): Line[] {
  const listeners = model.ofType('AWS::ElasticLoadBalancingV2::Listener');
  const rules = model.ofType('AWS::ElasticLoadBalancingV2::ListenerRule');
  return listeners.flatMap((listener) => {
    const { LoadBalancerArn, Protocol, Port } = listener.properties;
    const from = model.follow(LoadBalancerArn, listener.stack).resource;
    const ofListener = rules.filter(
      (rule) => model.follow(rule.properties.ListenerArn, rule.stack).resource === listener,
    );
    const groups = [listener, ...ofListener].flatMap(({ properties, stack }) =>
      resourcesIn([properties.DefaultActions, properties.Actions], stack, model),
    );
    const label = [scalar(Protocol), scalar(Port)].filter((part) => part !== undefined).join(' ');
    return groups.flatMap((group) => targetsOf(group, model)).map((to) => ({ from, to, label }));
  });
}

function targetsOf(group: ModelResource, model: ResourceModel): ModelResource[] {
  const servers = model
    .ofType('AWS::ECS::Service', 'AWS::AutoScaling::AutoScalingGroup')
    .filter(({ properties, stack }) =>
      resourcesIn([properties.LoadBalancers, properties.TargetGroupARNs], stack, model).includes(group),
    );
  return [...servers, ...resourcesIn(group.properties.Targets, group.stack, model)];
}

/** From the members of a security group to the members of a group that admits them. */
function bySecurityGroups(boxes: readonly Box[], model: ResourceModel): Line[] {
  return securityGroupRules(model)
    .filter(({ direction }) => direction === 'ingress')
    .flatMap((rule) => {
      const { resource, peer } = rule;
      const source = model.follow(peer.value, resource.stack).resource;
      const target =
        'GroupId' in resource.properties
          ? model.follow(resource.properties.GroupId, resource.stack).resource
          : resource;
      const members = (group: ModelResource | undefined) =>
        boxes.filter(({ groups }) => groups.some((one) => one === group));
      return members(source).flatMap((from) =>
        members(target).map((to) => ({ from: from.resource, to: to.resource, label: portsOf(rule) })),
      );
    });
}

function portsOf({ protocol, ...ports }: SecurityGroupRule): string {
  const [from, to] = [scalar(ports.fromPort), scalar(ports.toPort)];
  if (scalar(protocol) === '-1' || from === undefined) return 'any port';
  return from === to || to === undefined ? `port ${from}` : `ports ${from}-${to}`;
}

function byWebAcls(boxes: readonly Box[], model: ResourceModel): Line[] {
  return boxes.flatMap(({ resource: to }) =>
    webAclsOf(to, model).map((from) => ({ from, to, label: 'filters' })),
  );
}

/** Resources with the targets of an API, by the property that names the API. */
const ROUTES: Readonly<Partial<Record<string, string>>> = {
  'AWS::ApiGateway::Method': 'RestApiId',
  'AWS::ApiGatewayV2::Integration': 'ApiId',
};

/** From an API, a distribution or a function URL to what it names as a target or an origin. */
function byLoadBalancers(boxes: readonly Box[], model: ResourceModel): Line[] {
  const routes = model.ofType(...Object.keys(ROUTES));
  return boxes
    .filter(({ kind, resource }) => kind === 'loadBalancer' && !resource.type.endsWith('::LoadBalancer'))
    .flatMap(({ resource: from }) => {
      const ofLoadBalancer = routes.filter(
        ({ type, properties, stack }) =>
          model.follow(properties[ROUTES[type] ?? ''], stack).resource === from,
      );
      return [from, ...ofLoadBalancer]
        .flatMap(({ properties, stack }) => resourcesIn(properties, stack, model))
        .map((to) => ({ from, to, label: 'requests' }));
    });
}

/** A function often has no security group; the stores that its environment variables name are what it uses. */
function byFunctions(boxes: readonly Box[], model: ResourceModel): Line[] {
  const stores = new Set(boxes.filter(({ kind }) => kind === 'store').map(({ resource }) => resource));
  return model.ofType('AWS::Lambda::Function').flatMap((from) =>
    resourcesIn(from.properties.Environment, from.stack, model)
      .filter((to) => stores.has(to))
      .map((to) => ({ from, to, label: 'uses' })),
  );
}

function byEventSources(model: ResourceModel): Line[] {
  return model.ofType('AWS::Lambda::EventSourceMapping').map(({ properties, stack }) => ({
    from: model.follow(properties.EventSourceArn, stack).resource,
    to: model.follow(properties.FunctionName, stack).resource,
    label: 'events',
  }));
}

/** From a store to the vault of its backups, and from there to the vault of the copies. */
function byBackups(model: ResourceModel): Line[] {
  return backupsOf(model).flatMap(({ store: { resource }, rules }) =>
    rules.flatMap(({ vault, copies }) => [
      { from: resource, to: vault.resource, label: 'backups' },
      ...copies.map((copy) => ({ from: vault.resource, to: copy.resource, label: 'copies' })),
    ]),
  );
}
