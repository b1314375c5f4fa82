import type { Declarations } from '../../requirements/declarations';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { resourcesIn } from './references';

/** What serves or keeps data: what a component is there for, beside the rules, roles and logs that go with it. */
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

/** The resources of a component by its id: below its construct, or that of the logical id in a template by hand. */
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

/** Of these resources, those that serve or keep data; all, if none does. */
export function mainOf(resources: readonly ModelResource[]): readonly ModelResource[] {
  const main = resources.filter(({ type }) => SERVERS_AND_STORES.includes(type));
  return main.length > 0 ? main : resources;
}

/** Everything that must stand before a resource: by reference or by DependsOn, directly or through others. */
export function standingBefore(resource: ModelResource, model: ResourceModel): ReadonlySet<ModelResource> {
  const before = new Set<ModelResource>();
  const visit = (one: ModelResource): void => {
    const named = one.dependsOn.map((id) => ({ Ref: id }));
    for (const found of resourcesIn([one.properties, named], one.stack, model)) {
      if (before.has(found)) continue;
      before.add(found);
      visit(found);
    }
  };
  visit(resource);
  return before;
}
