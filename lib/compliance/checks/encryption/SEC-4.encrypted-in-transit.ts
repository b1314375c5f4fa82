import type { Finding } from '../../outcome';
import { list, object, scalar, type JsonObject } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const DATABASE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';
const DOCUMENTS = 'AWS::DocDB::DBCluster';
const CLASSIC = 'AWS::ElasticLoadBalancing::LoadBalancer';

/** Elastic Load Balancing's policies that know no TLS before 1.2. */
const TLS_1_2 = /^ELBSecurityPolicy-(?:TLS13-1-[23]|TLS-1-2|FS-1-2)-/;

/** By the start of the engine's name, the parameter by which it refuses connections without TLS. */
const INSISTING: readonly (readonly [engine: string, parameter: string])[] = [
  ['postgres', 'rds.force_ssl'],
  ['sqlserver', 'rds.force_ssl'],
  ['mysql', 'require_secure_transport'],
  ['mariadb', 'require_secure_transport'],
];

/** Families of parameters in which PostgreSQL insists by itself: from 15, and from 17 in Aurora. */
const INSISTS_BY_ITSELF = /^(?:postgres(?:1[5-9]|[2-9]\d)|aurora-postgresql(?:1[7-9]|[2-9]\d))$/;

/** By type, what must be true where something says itself whether it refuses connections without TLS. */
const REFUSALS: Readonly<Partial<Record<string, (properties: JsonObject) => readonly unknown[]>>> = {
  'AWS::ElastiCache::ReplicationGroup': ({ TransitEncryptionEnabled, TransitEncryptionMode }) => [
    TransitEncryptionEnabled ?? false,
    isOther(TransitEncryptionMode, 'preferred'),
  ],
  'AWS::MSK::Cluster': ({ EncryptionInfo }) => {
    const { ClientBroker } = object(object(EncryptionInfo).EncryptionInTransit);
    return [isOther(ClientBroker, 'PLAINTEXT'), isOther(ClientBroker, 'TLS_PLAINTEXT')];
  },
  'AWS::RDS::DBProxy': ({ RequireTLS }) => [RequireTLS ?? false],
  'AWS::OpenSearchService::Domain': enforcesHttps,
  'AWS::Elasticsearch::Domain': enforcesHttps,
  'AWS::CloudFront::Distribution': ({ DistributionConfig }) => {
    const { DefaultCacheBehavior, CacheBehaviors } = object(DistributionConfig);
    return [DefaultCacheBehavior, ...list(CacheBehaviors)].map((behavior) =>
      isOther(object(behavior).ViewerProtocolPolicy, 'allow-all'),
    );
  },
};

export const sec4EncryptedInTransit: Check = {
  title: 'what is connected to insists on TLS: listeners, databases, caches, brokers, search, CloudFront',
  remediation:
    'let load balancers speak HTTPS with TLS 1.2 or later and send HTTP there, and have everything else refuse plain connections',
  examine(model) {
    const listeners = model.ofType(LISTENER);
    const rules = model.ofType(LISTENER_RULE);
    const databases = model
      .ofType(DATABASE)
      .filter(({ properties }) => properties.DBClusterIdentifier === undefined);
    const clusters = model.ofType(CLUSTER);
    const documents = model.ofType(DOCUMENTS);
    const classic = model.ofType(CLASSIC);
    const others = model.ofType(...Object.keys(REFUSALS));
    const looked = [...listeners, ...classic, ...databases, ...clusters, ...documents, ...others];
    if (looked.length === 0) return notApplicable('nothing could take plain connections');
    return verdict(
      looked,
      [
        ...listeners.flatMap((listener) => plainListener(listener, listener.properties)),
        ...rules.flatMap((rule) => plainRule(rule, model)),
        ...databases.flatMap((database) =>
          refusesPlain(database, database.properties.DBParameterGroupName, model),
        ),
        ...clusters.flatMap((cluster) =>
          refusesPlain(cluster, cluster.properties.DBClusterParameterGroupName, model),
        ),
        ...documents.flatMap((cluster) => plainDocuments(cluster, model)),
        ...classic.flatMap(plainClassic),
        ...others.flatMap(takesPlain),
      ],
      `${looked.length} of what is connected to insist on TLS`,
    );
  },
};

function isOther(value: unknown, refused: string): unknown {
  return value === undefined || typeof value === 'string' ? value !== refused : value;
}

function enforcesHttps({ DomainEndpointOptions }: JsonObject): readonly unknown[] {
  return [object(DomainEndpointOptions).EnforceHTTPS ?? false];
}

function takesPlain(resource: ModelResource): Finding[] {
  const values = (REFUSALS[resource.type]?.(resource.properties) ?? []).map(scalar);
  if (values.some((value) => value !== undefined && value !== 'true'))
    return [notMet('it takes connections without TLS', resource)];
  return values.includes(undefined)
    ? [unknownFinding('whether it takes connections without TLS is known only at deployment', resource)]
    : [];
}

/** The listeners of a classic load balancer, which names their TLS policy among its policies. */
function plainClassic(balancer: ModelResource): Finding[] {
  const { Listeners, Policies } = balancer.properties;
  return list(Listeners)
    .map(object)
    .flatMap(({ Protocol, PolicyNames }) => {
      const policies = list(Policies)
        .map(object)
        .filter(({ PolicyName }) => list(PolicyNames).includes(PolicyName));
      const attributes = policies.flatMap((policy) => list(policy.Attributes)).map(object);
      const named = attributes.find(({ Name }) => Name === 'Reference-Security-Policy')?.Value;
      const own = policies.length > 0 ? {} : undefined;
      const isTls = Protocol === 'SSL' || Protocol === 'HTTPS';
      return plainListener(balancer, { Protocol: isTls ? 'TLS' : Protocol, SslPolicy: named ?? own });
    });
}

function plainListener(
  listener: ModelResource,
  { Protocol, SslPolicy, DefaultActions }: JsonObject,
): Finding[] {
  switch (Protocol) {
    case 'HTTPS':
    case 'TLS': {
      const policy = scalar(SslPolicy ?? 'ELBSecurityPolicy-2016-08');
      if (policy === undefined)
        return [unknownFinding('its TLS policy is known only at deployment', listener)];
      return TLS_1_2.test(policy) ? [] : [notMet(`its policy ${policy} knows TLS before 1.2`, listener)];
    }
    case 'HTTP': {
      const actions = list(DefaultActions).map(object);
      const redirects = actions.every((action) => object(action.RedirectConfig).Protocol === 'HTTPS');
      return redirects && actions.length > 0 ? [] : [notMet('it answers plain HTTP', listener)];
    }
    default:
      return [unknownFinding('whether what passes it is encrypted is in no template', listener)];
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
    return [unknownFinding('whether it takes connections without TLS is in no template', database)];
  }
  const written = object(group.properties.Parameters)[parameter];
  if (written === undefined && INSISTS_BY_ITSELF.test(scalar(group.properties.Family) ?? '')) return [];
  const value = scalar(written);
  if (value !== undefined && ['1', 'on', 'true'].includes(value.toLowerCase())) return [];
  return [notMet(`it takes connections without TLS: ${parameter} is not set`, database)];
}

/** DocumentDB insists unless its parameters switch it off. */
function plainDocuments(cluster: ModelResource, model: ResourceModel): Finding[] {
  const { DBClusterParameterGroupName: name } = cluster.properties;
  if (name === undefined || scalar(name)?.startsWith('default.') === true) return [];
  const group = model.follow(name, cluster.stack).resource;
  const tls = group === undefined ? undefined : scalar(object(group.properties.Parameters).tls ?? 'enabled');
  if (tls === undefined)
    return [unknownFinding('whether it takes connections without TLS is in no template', cluster)];
  return tls === 'disabled' ? [notMet('it takes connections without TLS: tls is disabled', cluster)] : [];
}
