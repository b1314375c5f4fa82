import { object, scalar } from '../resource-model/json';
import { isLiteral, type ModelResource, type ResourceModel } from '../resource-model/resource-model';
import { notMet, undecidable, verdict, type Check, type Finding } from './check';

const SERVICE = 'AWS::ECS::Service';
const SCALABLE_TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
const FUNCTION = 'AWS::Lambda::Function';

/** How many instances a server keeps, as its template writes it, by type. */
const INSTANCES: Readonly<Partial<Record<string, (server: ModelResource) => unknown>>> = {
  [SERVICE]: ({ properties }) => properties.DesiredCount ?? 1,
  'AWS::AutoScaling::AutoScalingGroup': ({ properties }) => properties.MinSize,
  'AWS::EKS::Nodegroup': ({ properties }) => object(properties.ScalingConfig).MinSize ?? 1,
  'AWS::EC2::Instance': () => 1,
  'AWS::AppRunner::Service': () => 1,
};

export const instances: Check = {
  title: 'each server keeps at least the instances that the stage asks for',
  remedy: 'raise the number of instances of the server',
  examine(model, { profile }) {
    const least = profile.minimum.instances;
    const servers = model.ofType(...Object.keys(INSTANCES));
    if (servers.length === 0) return verdict([], [withoutServers(model)], '');
    return verdict(
      servers,
      servers.flatMap((server) => findingOf(server, least, model)),
      `every server keeps ${least} or more instances (servers: ${servers.length})`,
    );
  },
};

function withoutServers(model: ResourceModel): Finding {
  return model.ofType(FUNCTION).length > 0
    ? undecidable('functions run on demand: there is no instance to count')
    : notMet('the environment has no server');
}

function findingOf(server: ModelResource, least: number, model: ResourceModel): Finding[] {
  if (server.condition !== undefined) {
    return [
      undecidable(`whether it exists is decided at deployment, by condition ${server.condition}`, server),
    ];
  }
  if (server.properties.SchedulingStrategy === 'DAEMON') return [];
  const written = [INSTANCES[server.type]?.(server), ...scalingMinimum(server, model)];
  return written.flatMap((value) => {
    const text = model.text(value, server.stack);
    const count = Number(scalar(value) ?? (isLiteral(text) ? text : undefined));
    if (Number.isNaN(count))
      return [undecidable('how many instances it keeps is known only at deployment', server)];
    return count < least
      ? [notMet(`it keeps ${count} instances, and at least ${least} are asked for`, server)]
      : [];
  });
}

/** Scaling may take a service below the count that it starts with. */
function scalingMinimum(server: ModelResource, model: ResourceModel): unknown[] {
  const name = `${server.stack.name}/${server.logicalId}`;
  return model
    .ofType(SCALABLE_TARGET)
    .filter(({ properties, stack }) => model.text(properties.ResourceId, stack).includes(`\${${name}.Name}`))
    .map(({ properties }) => properties.MinCapacity);
}
