import { scalar } from '../../internal/json';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { resourcesIn } from './references';
import { containerLogsOf, functionLogsOf } from './service-logs';

/** The resources for which AWS writes logs, about access and operation, into a log group that they name. */
const LOGGED_BY_AWS = [
  'AWS::ApiGateway::Stage',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudTrail::Trail',
  'AWS::CodeBuild::Project',
  'AWS::EC2::ClientVpnEndpoint',
  'AWS::EC2::FlowLog',
  'AWS::EC2::VPNConnection',
  'AWS::ECS::Cluster',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::Elasticsearch::Domain',
  'AWS::Events::Rule',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::Logs::DeliveryDestination',
  'AWS::MSK::Cluster',
  'AWS::NetworkFirewall::LoggingConfiguration',
  'AWS::OpenSearchService::Domain',
  'AWS::Route53::HostedZone',
  'AWS::Route53Resolver::ResolverQueryLoggingConfig',
  'AWS::StepFunctions::StateMachine',
  'AWS::VpcLattice::AccessLogSubscription',
  'AWS::WAFv2::LoggingConfiguration',
] as const;

/** The names that services of AWS require of their log groups, or give them. */
const NAME_BY_AWS =
  /^(?:aws-waf-logs-|API-Gateway-Execution-Logs_|\/aws\/(?:cloudtrail|codebuild|docdb|eks|neptune|rds|redshift|route53|vendedlogs)\/)/;

/**
 * The log groups that may be of an application. The templates do not tell what writes to them: neither a service,
 * nor a function, nor AWS.
 */
export function unassignedLogsOf(model: ResourceModel): readonly ModelResource[] {
  const assigned = new Set([
    ...containerLogsOf(model).map(({ group }) => group),
    ...functionLogsOf(model).map(({ group }) => group),
  ]);
  const groups = model
    .ofType('AWS::Logs::LogGroup')
    .filter((group) => !assigned.has(group) && !NAME_BY_AWS.test(nameOf(group, model)));
  if (groups.length === 0) return groups;
  const logged = model.ofType(...LOGGED_BY_AWS);
  const referred = new Set(
    logged.flatMap(({ properties, stack }) =>
      Object.values(properties).flatMap((one) => resourcesIn(one, stack, model)),
    ),
  );
  const texts = logged.map(({ properties }) => JSON.stringify(properties));
  return groups.filter((group) => !referred.has(group) && !isNamedIn(texts, group));
}

function nameOf({ properties, stack }: ModelResource, model: ResourceModel): string {
  return model.text(properties.LogGroupName, stack);
}

/** True if a property has the name of the log group, by itself or in an ARN. */
function isNamedIn(texts: readonly string[], { properties }: ModelResource): boolean {
  const name = scalar(properties.LogGroupName);
  if (name === undefined) return false;
  const ways = [`"${name}"`, `:${name}"`, `:${name}:`];
  return texts.some((text) => ways.some((way) => text.includes(way)));
}
