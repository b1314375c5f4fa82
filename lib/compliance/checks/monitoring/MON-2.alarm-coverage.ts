import { alarmsOf, type WatchedMetric } from '../../analysis/alarms';
import { withoutData } from '../../analysis/backup-stores';
import { VAULT_TYPES } from '../../analysis/backup-vaults';
import { notificationsOf } from '../../analysis/event-notifications';
import { resourcesIn } from '../../analysis/references';
import { findings } from '../../findings';
import { list, object, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const BACKUP_TYPES = ['AWS::Backup::BackupPlan', ...VAULT_TYPES];

/** By type that needs an alarm: the property by which the dimension of a metric may name it instead of a reference. */
const NAME_PROPERTIES: ReadonlyMap<string, string> = new Map([
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

const FINDINGS = findings('MON-2', Severity.MEDIUM, {
  noAlarm: {
    message: 'No alarm is on a metric of {resource}.',
    remediation: 'Add an alarm on a metric of the resource, or an alarm definition to its component.',
    isAbsence: true,
  },
  noBackupAlarm: {
    message: 'No alarm or notification reports failed backups of {resource}.',
    remediation: 'Add an alarm on NumberOfBackupJobsFailed, or the event BACKUP_JOB_COMPLETED to the vault.',
    isAbsence: true,
  },
});

export const mon2AlarmCoverage = defineCheck({
  id: 'MON-2.alarm-coverage',
  title: 'Each database, server and load balancer, and the backups, have an alarm',
  remediation: 'Add an alarm on a metric of the resource, or an alarm definition to its component.',
  findings: FINDINGS,
  evaluate(model) {
    const resources = model.ofType(...NAME_PROPERTIES.keys()).filter(isStandalone);
    const backups = withoutData(model) === undefined ? model.ofType(...BACKUP_TYPES) : [];
    if (resources.length + backups.length === 0) {
      return notApplicable('The environment has no resource that needs an alarm.');
    }
    const hasAlarm = alarmLookup(model);
    return outcomeOf(
      [...resources, ...backups],
      [
        ...resources.filter((resource) => !hasAlarm(resource)).map((one) => FINDINGS.noAlarm(one)),
        ...(reportsBackups(model) ? [] : backups.slice(0, 1).map((one) => FINDINGS.noBackupAlarm(one))),
      ],
      `Each database, server, load balancer and backup resource has an alarm (resources: ${resources.length + backups.length}).`,
    );
  },
});

/** The alarms of a database cluster cover its instances. */
function isStandalone({ properties }: ModelResource): boolean {
  return properties.DBClusterIdentifier === undefined || properties.DBInstanceClass === undefined;
}

function alarmLookup(model: ResourceModel): (resource: ModelResource) => boolean {
  const referred = new Set<ModelResource>();
  const named = new Set<string>();
  for (const { metrics, resource } of alarmsOf(model)) {
    for (const value of metrics.flatMap(({ dimensions }) => dimensions)) {
      resourcesIn(value, resource.stack, model).forEach((found) => referred.add(found));
      named.add(model.text(value, resource.stack));
    }
  }
  return (resource) => {
    const name = scalar(resource.properties[NAME_PROPERTIES.get(resource.type) ?? '']) ?? '';
    return (
      referred.has(resource) ||
      named.has(name) ||
      targetGroupsOf(resource, model).some((group) => referred.has(group))
    );
  };
}

/** An alarm on the target group of a service covers the service. */
function targetGroupsOf({ properties, stack }: ModelResource, model: ResourceModel): ModelResource[] {
  const groups = [
    ...list(properties.LoadBalancers).map((one) => object(one).TargetGroupArn),
    ...list(properties.TargetGroupARNs),
  ];
  return groups.flatMap((group) => resourcesIn(group, stack, model));
}

function reportsBackups(model: ResourceModel): boolean {
  const isBackupMetric = ({ namespace }: WatchedMetric) => namespace === 'AWS/Backup';
  return (
    alarmsOf(model).some(({ metrics }) => metrics.some(isBackupMetric)) ||
    notificationsOf(model).some(({ sources }) => sources.includes('aws.backup'))
  );
}
