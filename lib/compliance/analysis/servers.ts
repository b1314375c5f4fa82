import type { Finding } from '../outcome';
import type { Declarations } from '../../requirements/declarations';
import { list, object, scalar } from '../model/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { notMet, unknownFinding } from '../checks/check';

/** Every count that a template writes for a server: it runs as often as the smallest, or the largest, of them. */
type Counts = (server: ModelResource, model: ResourceModel) => readonly unknown[];

interface ServerType {
  readonly least: Counts;
  readonly most: Counts;
  /** The subnets that it stands in; none if the service of AWS itself spreads it. */
  readonly subnets?: (properties: ModelResource['properties']) => readonly unknown[];
}

const ONE: Counts = () => [1];

const TYPES: Readonly<Partial<Record<string, ServerType>>> = {
  'AWS::ECS::Service': {
    least: (server, model) => [
      ...serviceCounts(server, 'MinCapacity', model),
      ...scalingsOf(server, model)
        .flatMap(({ properties }) => list(properties.ScheduledActions))
        .map((action) => object(object(action).ScalableTargetAction).MinCapacity)
        .filter((count) => count !== undefined),
    ],
    most: (server, model) => serviceCounts(server, 'MaxCapacity', model),
    subnets: ({ NetworkConfiguration }) =>
      list(object(object(NetworkConfiguration).AwsvpcConfiguration).Subnets),
  },
  'AWS::AutoScaling::AutoScalingGroup': {
    least: (server, model) => [server.properties.MinSize, ...scheduledSizes(server, model)],
    most: ({ properties }) => [properties.MaxSize],
    subnets: ({ VPCZoneIdentifier }) => list(VPCZoneIdentifier),
  },
  'AWS::EKS::Nodegroup': {
    least: ({ properties }) => [object(properties.ScalingConfig).MinSize ?? 1],
    most: ({ properties }) => [object(properties.ScalingConfig).MaxSize ?? 2],
    subnets: ({ Subnets }) => list(Subnets),
  },
  'AWS::EC2::Instance': {
    least: ONE,
    most: ONE,
    subnets: ({ SubnetId, NetworkInterfaces }) => [
      ...list(SubnetId),
      ...list(NetworkInterfaces).flatMap((face) => list(object(face).SubnetId)),
    ],
  },
  'AWS::AppRunner::Service': { least: ONE, most: ONE },
};

export function serversOf(model: ResourceModel): readonly ModelResource[] {
  return model.ofType(...Object.keys(TYPES));
}

/** True if how many of it run, and where, is for the environment to say; a daemon runs on every host there is. */
export function isSpreadHere({ type, properties }: ModelResource): boolean {
  return TYPES[type]?.subnets !== undefined && properties.SchedulingStrategy !== 'DAEMON';
}

/** True if the environment's description says that the server runs once. */
export function runsOnce(server: ModelResource, { environment, singletons = [] }: Declarations): boolean {
  return singletons.some(
    ({ component }) =>
      server.logicalId === component ||
      server.constructPath?.startsWith(`${environment}/${component}/`) === true,
  );
}

/** How many of it run at the least; not a number if that is known only at deployment. */
export function leastOf(server: ModelResource, model: ResourceModel): number {
  return Math.min(...numbers(TYPES[server.type]?.least, server, model));
}

/** How many of it run at the most; not a number if that is known only at deployment. */
export function mostOf(server: ModelResource, model: ResourceModel): number {
  return Math.max(...numbers(TYPES[server.type]?.most, server, model));
}

export function subnetsOf(server: ModelResource): readonly unknown[] {
  return TYPES[server.type]?.subnets?.(server.properties) ?? [];
}

/** What is to say of a server that has fewer instances than it should, or may have. */
export function tooFew(server: ModelResource, asked: number, model: ResourceModel): Finding[] {
  const least = leastOf(server, model);
  if (Number.isNaN(least))
    return [unknownFinding('how many instances it keeps is known only at deployment', server)];
  if (least >= asked) return [];
  return [notMet(`it keeps ${least} instances, and at least ${asked} are asked for`, server)];
}

function numbers(counts: Counts = ONE, server: ModelResource, model: ResourceModel): number[] {
  return counts(server, model).map((value) => Number(model.text(value, server.stack)));
}

/** Scaling takes a service away from the count that it starts with. */
function serviceCounts(server: ModelResource, bound: string, model: ResourceModel): readonly unknown[] {
  const bounds = scalingsOf(server, model).map(({ properties }) => properties[bound]);
  const start = server.properties.DesiredCount ?? (bounds.length === 0 ? 1 : undefined);
  return start === undefined ? bounds : [start, ...bounds];
}

/** What scales a service, by reference or by its name. */
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

/** The least that a group is set to from time to time. */
function scheduledSizes(group: ModelResource, model: ResourceModel): readonly unknown[] {
  const name = scalar(group.properties.AutoScalingGroupName);
  return model
    .ofType('AWS::AutoScaling::ScheduledAction')
    .filter(({ properties: { AutoScalingGroupName: of }, stack }) => {
      return model.follow(of, stack).resource === group || (name !== undefined && scalar(of) === name);
    })
    .map(({ properties }) => properties.MinSize)
    .filter((size) => size !== undefined);
}
