import type { Declarations } from '../../requirements/declarations';
import { list, object, scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';

/** The numbers of instances in a template: a server runs the smallest, or the largest, of them. */
type Counts = (server: ModelResource, model: ResourceModel) => readonly unknown[];

interface ServerType {
  readonly min: Counts;
  readonly max: Counts;
  /** Its subnets; none if the AWS service places it. */
  readonly subnets?: (properties: ModelResource['properties']) => readonly unknown[];
}

const ONE: Counts = () => [1];

const TYPES: Readonly<Partial<Record<string, ServerType>>> = {
  'AWS::ECS::Service': {
    min: (server, model) => [
      ...serviceCounts(server, 'MinCapacity', model),
      ...scalingsOf(server, model)
        .flatMap(({ properties }) => list(properties.ScheduledActions))
        .map((action) => object(object(action).ScalableTargetAction).MinCapacity)
        .filter((count) => count !== undefined),
    ],
    max: (server, model) => serviceCounts(server, 'MaxCapacity', model),
    subnets: ({ NetworkConfiguration }) =>
      list(object(object(NetworkConfiguration).AwsvpcConfiguration).Subnets),
  },
  'AWS::AutoScaling::AutoScalingGroup': {
    min: (server, model) => [server.properties.MinSize, ...scheduledSizes(server, model)],
    max: ({ properties }) => [properties.MaxSize],
    subnets: ({ VPCZoneIdentifier }) => list(VPCZoneIdentifier),
  },
  'AWS::EKS::Nodegroup': {
    min: ({ properties }) => [object(properties.ScalingConfig).MinSize ?? 1],
    max: ({ properties }) => [object(properties.ScalingConfig).MaxSize ?? 2],
    subnets: ({ Subnets }) => list(Subnets),
  },
  'AWS::EC2::Instance': {
    min: ONE,
    max: ONE,
    subnets: ({ SubnetId, NetworkInterfaces }) => [
      ...list(SubnetId),
      ...list(NetworkInterfaces).flatMap((one) => list(object(one).SubnetId)),
    ],
  },
  'AWS::AppRunner::Service': { min: ONE, max: ONE },
};

/** What runs the code of an environment, functions apart. */
export function serversOf(model: ResourceModel): readonly ModelResource[] {
  return model.ofType(...Object.keys(TYPES));
}

/** True if the environment decides about number and place of the instances; a daemon runs on each host. */
export function isPlacedByEnvironment({ type, properties }: ModelResource): boolean {
  return TYPES[type]?.subnets !== undefined && properties.SchedulingStrategy !== 'DAEMON';
}

/** True if the environment declares that the server runs once. */
export function isSingleton(server: ModelResource, { environment, singletons = [] }: Declarations): boolean {
  return singletons.some(
    ({ component }) =>
      server.logicalId === component ||
      server.constructPath?.startsWith(`${environment}/${component}/`) === true,
  );
}

/** The minimum number of instances; NaN if it is known only at deployment. */
export function minInstancesOf(server: ModelResource, model: ResourceModel): number {
  return Math.min(...numbers(TYPES[server.type]?.min, server, model));
}

/** The maximum number of instances; NaN if it is known only at deployment. */
export function maxInstancesOf(server: ModelResource, model: ResourceModel): number {
  return Math.max(...numbers(TYPES[server.type]?.max, server, model));
}

export function subnetsOf(server: ModelResource): readonly unknown[] {
  return TYPES[server.type]?.subnets?.(server.properties) ?? [];
}

function numbers(counts: Counts = ONE, server: ModelResource, model: ResourceModel): number[] {
  return counts(server, model).map((value) => Number(model.text(value, server.stack)));
}

/** Scaling changes the number with which a service starts. */
function serviceCounts(server: ModelResource, bound: string, model: ResourceModel): readonly unknown[] {
  const bounds = scalingsOf(server, model).map(({ properties }) => properties[bound]);
  const start = server.properties.DesiredCount ?? (bounds.length === 0 ? 1 : undefined);
  return start === undefined ? bounds : [start, ...bounds];
}

/** The scalable targets of a service, by reference or by its name. */
function scalingsOf(
  { logicalId, properties, stack }: ModelResource,
  model: ResourceModel,
): readonly ModelResource[] {
  const name = scalar(properties.ServiceName);
  return model.ofType('AWS::ApplicationAutoScaling::ScalableTarget').filter((scaling) => {
    const id = model.text(scaling.properties.ResourceId, scaling.stack);
    return (
      id.includes(`\${${stack.name}/${logicalId}.Name}`) ||
      (name !== undefined && id.startsWith('service/') && id.endsWith(`/${name}`))
    );
  });
}

/** The minimum sizes of the scheduled actions of a group. */
function scheduledSizes(group: ModelResource, model: ResourceModel): readonly unknown[] {
  const name = scalar(group.properties.AutoScalingGroupName);
  return model
    .ofType('AWS::AutoScaling::ScheduledAction')
    .filter(({ properties: { AutoScalingGroupName: value }, stack }) => {
      return model.follow(value, stack).resource === group || (name !== undefined && scalar(value) === name);
    })
    .map(({ properties }) => properties.MinSize)
    .filter((size) => size !== undefined);
}
