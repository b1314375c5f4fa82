import { list, object, scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { alarmsOf, type WatchedMetric } from '../../analysis/alarms';
import { notApplicable, verdict, type Check, missing } from '../check';
import { notificationsOf } from '../../analysis/event-notifications';
import { resourcesIn } from '../../analysis/references';

const BACKUP_SYSTEM = ['AWS::Backup::BackupPlan', 'AWS::Backup::BackupVault'];

/** What must be watched, by the property that a metric may name it with instead of by reference. */
const WATCHED: ReadonlyMap<string, string> = new Map([
  ['AWS::RDS::DBInstance', 'DBInstanceIdentifier'],
  ['AWS::RDS::DBCluster', 'DBClusterIdentifier'],
  ['AWS::DocDB::DBCluster', 'DBClusterIdentifier'],
  ['AWS::Neptune::DBCluster', 'DBClusterIdentifier'],
  ['AWS::DynamoDB::Table', 'TableName'],
  ['AWS::DynamoDB::GlobalTable', 'TableName'],
  ['AWS::EFS::FileSystem', 'FileSystemId'],
  ['AWS::FSx::FileSystem', 'FileSystemId'],
  ['AWS::ElastiCache::ReplicationGroup', 'ReplicationGroupId'],
  ['AWS::ElastiCache::ServerlessCache', 'ServerlessCacheName'],
  ['AWS::MemoryDB::Cluster', 'ClusterName'],
  ['AWS::Redshift::Cluster', 'ClusterIdentifier'],
  ['AWS::OpenSearchService::Domain', 'DomainName'],
  ['AWS::ECS::Service', 'ServiceName'],
  ['AWS::AutoScaling::AutoScalingGroup', 'AutoScalingGroupName'],
  ['AWS::EC2::Instance', 'InstanceId'],
  ['AWS::Lambda::Function', 'FunctionName'],
  ['AWS::AppRunner::Service', 'ServiceName'],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'LoadBalancerFullName'],
  ['AWS::ElasticLoadBalancing::LoadBalancer', 'LoadBalancerName'],
  ['AWS::ApiGateway::RestApi', 'Name'],
  ['AWS::ApiGatewayV2::Api', 'ApiId'],
  ['AWS::CloudFront::Distribution', 'DistributionId'],
]);

export const mon2AlarmCoverage: Check = {
  title: 'each database, server and load balancer, and the backup system, has an alarm',
  remediation: 'make an alarm on a metric of the resource, or attach a signal to the component',
  examine(model) {
    const looked = model.ofType(...WATCHED.keys()).filter(standsAlone);
    const backups = model.ofType(...BACKUP_SYSTEM);
    if (looked.length + backups.length === 0) return notApplicable('there is nothing that must be watched');
    const watched = watchedBy(model);
    const findings = looked
      .filter((resource) => !watched(resource))
      .map((resource) => missing('no alarm watches it', resource));
    const backupFindings =
      backups.length === 0 || tellsOfBackups(model)
        ? []
        : [missing('nothing tells of backups that fail', backups[0])];
    return verdict(
      [...looked, ...backups],
      [...findings, ...backupFindings],
      `databases, servers, load balancers and backups have alarms (${looked.length + backups.length})`,
    );
  },
};

/** An instance of a cluster is watched as the cluster. */
function standsAlone({ properties }: ModelResource): boolean {
  return properties.DBClusterIdentifier === undefined || properties.DBInstanceClass === undefined;
}

function watchedBy(model: ResourceModel): (resource: ModelResource) => boolean {
  const referred = new Set<ModelResource>();
  const named = new Set<string>();
  for (const { metrics, resource } of alarmsOf(model)) {
    for (const value of metrics.flatMap(({ dimensions }) => dimensions)) {
      resourcesIn(value, resource.stack, model).forEach((found) => referred.add(found));
      named.add(model.text(value, resource.stack));
    }
  }
  return (resource) => {
    const name = scalar(resource.properties[WATCHED.get(resource.type) ?? '']) ?? '';
    return (
      referred.has(resource) ||
      named.has(name) ||
      targetGroupsOf(resource, model).some((group) => referred.has(group))
    );
  };
}

/** A service is watched where the load balancer sends requests to it. */
function targetGroupsOf({ properties, stack }: ModelResource, model: ResourceModel): ModelResource[] {
  const groups = [
    ...list(properties.LoadBalancers).map((one) => object(one).TargetGroupArn),
    ...list(properties.TargetGroupARNs),
  ];
  return groups.flatMap((group) => resourcesIn(group, stack, model));
}

function tellsOfBackups(model: ResourceModel): boolean {
  const isOfBackup = ({ namespace }: WatchedMetric) => namespace === 'AWS/Backup';
  return (
    alarmsOf(model).some(({ metrics }) => metrics.some(isOfBackup)) ||
    notificationsOf(model).some(({ sources }) => sources.includes('aws.backup'))
  );
}
