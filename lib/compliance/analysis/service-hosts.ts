import { all, type Answer, isOneOf, yesIf } from '../../aws/answers';
import { within } from '../../aws/within';
import { list } from '../../internal/json';
import { isLiteral, type ModelResource, type ModelStack, type ResourceModel } from '../model/resource-model';

const CLUSTER = 'AWS::ECS::Cluster';
const ASSOCIATIONS = 'AWS::ECS::ClusterCapacityProviderAssociations';
const FARGATE = ['FARGATE', 'FARGATE_SPOT'];

/**
 * Whether the tasks of a service run on Fargate: by its launch type, by its capacity providers, or else by the default
 * ones of its cluster. Without any they run on EC2.
 *
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_definition_parameters.html
 */
export function isOnFargate({ properties, stack }: ModelResource, model: ResourceModel): Answer {
  const { LaunchType, CapacityProviderStrategy, Cluster } = properties;
  if (LaunchType !== undefined) return isOneOf(LaunchType, ['FARGATE']);
  const own = list(CapacityProviderStrategy);
  if (own.length > 0) return areFargate(own, stack, model);
  const cluster = clusterOf(Cluster, stack, model);
  return cluster === undefined ? 'unknown' : areDefaultsFargate(cluster, model);
}

function areDefaultsFargate(cluster: ModelResource, model: ResourceModel): Answer {
  const associated = model
    .ofType(ASSOCIATIONS)
    .filter(({ properties, stack }) => clusterOf(properties.Cluster, stack, model) === cluster);
  const strategies = [cluster, ...associated].flatMap(({ properties, stack }) =>
    list(properties.DefaultCapacityProviderStrategy).map((one) => areFargate([one], stack, model)),
  );
  return strategies.length === 0 ? 'no' : all(strategies);
}

/** The cluster by a reference or its name; undefined if it is in no template. */
function clusterOf(value: unknown, stack: ModelStack, model: ResourceModel): ModelResource | undefined {
  const { resource } = model.follow(value, stack);
  if (resource !== undefined || value === undefined) return resource;
  const name = model.text(value, stack);
  return model
    .possible(CLUSTER)
    .find((cluster) => model.text(cluster.properties.ClusterName, cluster.stack) === name);
}

function areFargate(strategy: readonly unknown[], stack: ModelStack, model: ResourceModel): Answer {
  return all(
    strategy.map((one) => {
      const provider = within(one, 'CapacityProvider');
      // A capacity provider of a template is one of EC2 instances.
      if (model.follow(provider, stack).resource !== undefined) return 'no';
      const name = model.text(provider, stack);
      return isLiteral(name) ? yesIf(FARGATE.includes(name)) : 'unknown';
    }),
  );
}
