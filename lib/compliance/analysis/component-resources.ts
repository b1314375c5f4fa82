import type { Declarations } from '../../requirements/declarations';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { resourcesIn } from './references';

/** The servers and data stores of components, beside which their rules, roles and logs are secondary. */
const SERVERS_AND_STORES: readonly string[] = [
  'AWS::ECS::Service',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::EC2::Instance',
  'AWS::EKS::Cluster',
  'AWS::EKS::Nodegroup',
  'AWS::Lambda::Function',
  'AWS::AppRunner::Service',
  'AWS::StepFunctions::StateMachine',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::DocDB::DBCluster',
  'AWS::Neptune::DBCluster',
  'AWS::Redshift::Cluster',
  'AWS::DynamoDB::Table',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::OpenSearchService::Domain',
  'AWS::MSK::Cluster',
  'AWS::AmazonMQ::Broker',
  'AWS::S3::Bucket',
  'AWS::EFS::FileSystem',
  'AWS::FSx::FileSystem',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::Kinesis::Stream',
];

/** The resources of a component by its id: those of its construct, or the one with that logical id. */
export function resourcesOf(
  component: string,
  model: ResourceModel,
  { environment }: Declarations,
): ModelResource[] {
  return model.resources.filter(
    ({ constructPath, logicalId }) =>
      logicalId === component || constructPath?.startsWith(`${environment}/${component}/`) === true,
  );
}

/** The servers and data stores among resources; all resources if there is none. */
export function primaryOf(resources: readonly ModelResource[]): readonly ModelResource[] {
  const primary = resources.filter(({ type }) => SERVERS_AND_STORES.includes(type));
  return primary.length > 0 ? primary : resources;
}

/** The resources that are deployed before a resource: by reference or DependsOn, directly or indirectly. */
export function dependenciesOf(resource: ModelResource, model: ResourceModel): ReadonlySet<ModelResource> {
  const dependencies = new Set<ModelResource>();
  const visit = (one: ModelResource): void => {
    const named = one.dependsOn.map((id) => ({ Ref: id }));
    for (const found of resourcesIn([one.properties, named], one.stack, model)) {
      if (dependencies.has(found)) continue;
      dependencies.add(found);
      visit(found);
    }
  };
  visit(resource);
  return dependencies;
}
