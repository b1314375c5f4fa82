import { list, object, scalar } from '../resource-model/json';
import type { ModelResource, ResourceModel } from '../resource-model/resource-model';
import { notApplicable, notMet, undecidable, verdict, type Check, type Finding } from './check';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const DATABASE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';
const CACHE = 'AWS::ElastiCache::ReplicationGroup';

/** Elastic Load Balancing's policies that know no TLS before 1.2. */
const TLS_1_2 = /^ELBSecurityPolicy-(?:TLS13-1-[23]|TLS-1-2|FS-1-2)-/;

/** By the start of the engine's name, the parameter by which it refuses connections without TLS. */
const INSISTING: readonly (readonly [engine: string, parameter: string])[] = [
  ['postgres', 'rds.force_ssl'],
  ['sqlserver', 'rds.force_ssl'],
  ['mysql', 'require_secure_transport'],
  ['mariadb', 'require_secure_transport'],
];

export const inTransit: Check = {
  title: 'listeners, databases and caches insist on TLS',
  remedy:
    'let load balancers speak HTTPS with TLS 1.2 or later and send HTTP there, and have databases and caches refuse plain connections',
  examine(model) {
    const listeners = model.ofType(LISTENER);
    const rules = model.ofType(LISTENER_RULE);
    const databases = model
      .ofType(DATABASE)
      .filter(({ properties }) => properties.DBClusterIdentifier === undefined);
    const caches = model.ofType(CACHE);
    const clusters = model.ofType(CLUSTER);
    const looked = [...listeners, ...databases, ...clusters, ...caches];
    if (looked.length === 0)
      return notApplicable('no listener, database or cache could take plain connections');
    return verdict(
      looked,
      [
        ...listeners.flatMap(plainListener),
        ...rules.flatMap((rule) => plainRule(rule, model)),
        ...databases.flatMap((database) =>
          refusesPlain(database, database.properties.DBParameterGroupName, model),
        ),
        ...clusters.flatMap((cluster) =>
          refusesPlain(cluster, cluster.properties.DBClusterParameterGroupName, model),
        ),
        ...caches
          .filter(({ properties }) => scalar(properties.TransitEncryptionEnabled) !== 'true')
          .map((cache) => notMet('it takes connections without TLS', cache)),
      ],
      `${looked.length} listeners, databases and caches insist on TLS`,
    );
  },
};

function plainListener(listener: ModelResource): Finding[] {
  const { Protocol, SslPolicy, DefaultActions } = listener.properties;
  switch (Protocol) {
    case 'HTTPS':
    case 'TLS': {
      const policy = scalar(SslPolicy ?? 'ELBSecurityPolicy-2016-08');
      if (policy === undefined) return [undecidable('its TLS policy is known only at deployment', listener)];
      return TLS_1_2.test(policy) ? [] : [notMet(`its policy ${policy} knows TLS before 1.2`, listener)];
    }
    case 'HTTP': {
      const actions = list(DefaultActions).map(object);
      const redirects = actions.every((action) => object(action.RedirectConfig).Protocol === 'HTTPS');
      return redirects && actions.length > 0 ? [] : [notMet('it answers plain HTTP', listener)];
    }
    default:
      return [undecidable('whether what passes it is encrypted is in no template', listener)];
  }
}

function plainRule(rule: ModelResource, model: ResourceModel): Finding[] {
  const listener = model.follow(rule.properties.ListenerArn, rule.stack).resource;
  const redirects = list(rule.properties.Actions).every(
    (action) => object(object(action).RedirectConfig).Protocol === 'HTTPS',
  );
  return listener?.properties.Protocol !== 'HTTP' || redirects ? [] : [notMet('it answers plain HTTP', rule)];
}

/** What is wrong with the parameter group of a database, if it does not refuse connections without TLS. */
function refusesPlain(database: ModelResource, parameters: unknown, model: ResourceModel): Finding[] {
  const engine = scalar(database.properties.Engine)?.replace(/^aurora-/, '');
  const parameter = INSISTING.find(([start]) => engine?.startsWith(start))?.[1];
  const group = model.follow(parameters, database.stack).resource;
  if (parameter === undefined || group === undefined) {
    return [undecidable('whether it takes connections without TLS is in no template', database)];
  }
  const value = scalar(object(group.properties.Parameters)[parameter]);
  if (value !== undefined && ['1', 'on', 'true'].includes(value.toLowerCase())) return [];
  return [notMet(`it takes connections without TLS: ${parameter} is not set`, database)];
}
