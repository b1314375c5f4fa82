import { type CheckFinding, findings } from '../../findings';
import { type JsonObject, list, object, scalar } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const { UNKNOWN } = OutcomeState;
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const DATABASE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';
const DOCUMENT_CLUSTER = 'AWS::DocDB::DBCluster';
const CLASSIC_LOAD_BALANCER = 'AWS::ElasticLoadBalancing::LoadBalancer';

/** The policies of Elastic Load Balancing without TLS before 1.2. */
const TLS_1_2 = /^ELBSecurityPolicy-(?:TLS13-1-[23]|TLS-1-2|FS-1-2)-/;

/** By the start of the engine, the parameter that rejects connections without TLS. */
const TLS_PARAMETERS: readonly (readonly [engine: string, parameter: string])[] = [
  ['postgres', 'rds.force_ssl'],
  ['sqlserver', 'rds.force_ssl'],
  ['mysql', 'require_secure_transport'],
  ['mariadb', 'require_secure_transport'],
];

/** Parameter group families that require TLS by default: PostgreSQL from 15, Aurora PostgreSQL from 17. */
const TLS_BY_DEFAULT = /^(?:postgres(?:1[5-9]|[2-9]\d)|aurora-postgresql(?:1[7-9]|[2-9]\d))$/;

/** By type, the values that must all be true so that the resource rejects connections without TLS. */
const TLS_REQUIRED: Readonly<Partial<Record<string, (properties: JsonObject) => readonly unknown[]>>> = {
  'AWS::ElastiCache::ReplicationGroup': ({ TransitEncryptionEnabled, TransitEncryptionMode }) => [
    TransitEncryptionEnabled ?? false,
    isNot(TransitEncryptionMode, 'preferred'),
  ],
  'AWS::MSK::Cluster': ({ EncryptionInfo }) => {
    const { ClientBroker } = object(object(EncryptionInfo).EncryptionInTransit);
    return [isNot(ClientBroker, 'PLAINTEXT'), isNot(ClientBroker, 'TLS_PLAINTEXT')];
  },
  'AWS::RDS::DBProxy': ({ RequireTLS }) => [RequireTLS ?? false],
  'AWS::OpenSearchService::Domain': enforcesHttps,
  'AWS::Elasticsearch::Domain': enforcesHttps,
  'AWS::CloudFront::Distribution': ({ DistributionConfig }) => {
    const { DefaultCacheBehavior, CacheBehaviors } = object(DistributionConfig);
    return [DefaultCacheBehavior, ...list(CacheBehaviors)].map((behavior) =>
      isNot(object(behavior).ViewerProtocolPolicy, 'allow-all'),
    );
  },
};

const FINDINGS = findings('SEC-4', Severity.HIGH, {
  plaintextHttp: {
    message: '{resource} answers HTTP requests.',
    remediation: 'Redirect HTTP to HTTPS.',
  },
  oldTlsVersion: {
    message: '{resource} has the TLS policy {policy}, which allows versions before TLS 1.2.',
    remediation:
      'Set SslPolicy to a policy with TLS 1.2 or later, such as ELBSecurityPolicy-TLS13-1-2-2021-06.',
  },
  plaintextConnections: {
    message: '{resource} accepts connections without TLS.',
    remediation: 'Require TLS for connections to the resource.',
  },
  databaseParameterNotSet: {
    message: '{resource} accepts connections without TLS, because its parameter {parameter} is not set.',
    remediation: 'Set {parameter} to 1 in the parameter group.',
  },
  tlsDisabled: {
    message: '{resource} accepts connections without TLS, because its parameter tls is disabled.',
    remediation: 'Set tls to enabled in the cluster parameter group.',
  },
  tlsPolicyUnknown: {
    state: UNKNOWN,
    message: 'The TLS policy of {resource} is known only at deployment.',
    remediation: 'Set SslPolicy to a literal value.',
  },
  passThrough: {
    state: UNKNOWN,
    message: '{resource} passes connections through, and no template shows whether they are encrypted.',
    remediation: 'Verify that the targets require TLS, or terminate TLS at the load balancer.',
  },
  plaintextUnknown: {
    state: UNKNOWN,
    message: 'Whether {resource} accepts connections without TLS is known only at deployment.',
    remediation: 'Set the property that requires TLS to a literal value.',
  },
  parameterGroupUnknown: {
    state: UNKNOWN,
    message: 'No template shows whether {resource} accepts connections without TLS.',
    remediation: 'Add a parameter group that requires TLS to the template.',
  },
});

export const sec4EncryptedInTransit = defineCheck({
  id: 'SEC-4.encrypted-in-transit',
  title: 'Listeners, databases, caches, brokers, search domains and distributions require TLS',
  remediation:
    'Use HTTPS with TLS 1.2 or later for load balancers, redirect HTTP to it, and let all other resources reject plain connections.',
  findings: FINDINGS,
  evaluate(model) {
    const listeners = model.ofType(LISTENER);
    const rules = model.ofType(LISTENER_RULE);
    const databases = model
      .ofType(DATABASE)
      .filter(({ properties }) => properties.DBClusterIdentifier === undefined);
    const clusters = model.ofType(CLUSTER);
    const documentClusters = model.ofType(DOCUMENT_CLUSTER);
    const classic = model.ofType(CLASSIC_LOAD_BALANCER);
    const others = model.ofType(...Object.keys(TLS_REQUIRED));
    const resources = [...listeners, ...classic, ...databases, ...clusters, ...documentClusters, ...others];
    if (resources.length === 0)
      return notApplicable('The environment has no resource that accepts connections.');
    return outcomeOf(
      resources,
      [
        ...listeners.flatMap((listener) => listenerFinding(listener, listener.properties)),
        ...rules.flatMap((rule) => ruleFinding(rule, model)),
        ...databases.flatMap((database) =>
          databaseFinding(database, database.properties.DBParameterGroupName, model),
        ),
        ...clusters.flatMap((cluster) =>
          databaseFinding(cluster, cluster.properties.DBClusterParameterGroupName, model),
        ),
        ...documentClusters.flatMap((cluster) => documentClusterFinding(cluster, model)),
        ...classic.flatMap(classicFindings),
        ...others.flatMap(connectionFinding),
      ],
      `Each resource that accepts connections requires TLS (resources: ${resources.length}).`,
    );
  },
});

function isNot(value: unknown, excluded: string): unknown {
  return value === undefined || typeof value === 'string' ? value !== excluded : value;
}

function enforcesHttps({ DomainEndpointOptions }: JsonObject): readonly unknown[] {
  return [object(DomainEndpointOptions).EnforceHTTPS ?? false];
}

function connectionFinding(resource: ModelResource): CheckFinding[] {
  const values = (TLS_REQUIRED[resource.type]?.(resource.properties) ?? []).map(scalar);
  if (values.some((value) => value !== undefined && value !== 'true')) {
    return [FINDINGS.plaintextConnections(resource)];
  }
  return values.includes(undefined) ? [FINDINGS.plaintextUnknown(resource)] : [];
}

/** The listeners of a Classic Load Balancer, which names their TLS policy among its policies. */
function classicFindings(balancer: ModelResource): CheckFinding[] {
  const { Listeners, Policies } = balancer.properties;
  return list(Listeners)
    .map(object)
    .flatMap(({ Protocol, PolicyNames }) => {
      const policies = list(Policies)
        .map(object)
        .filter(({ PolicyName }) => list(PolicyNames).includes(PolicyName));
      const attributes = policies.flatMap((policy) => list(policy.Attributes)).map(object);
      const reference = attributes.find(({ Name }) => Name === 'Reference-Security-Policy')?.Value;
      const custom = policies.length > 0 ? {} : undefined;
      const isTls = Protocol === 'SSL' || Protocol === 'HTTPS';
      return listenerFinding(balancer, {
        Protocol: isTls ? 'TLS' : Protocol,
        SslPolicy: reference ?? custom,
      });
    });
}

function listenerFinding(
  listener: ModelResource,
  { Protocol, SslPolicy, DefaultActions }: JsonObject,
): CheckFinding[] {
  switch (Protocol) {
    case 'HTTPS':
    case 'TLS': {
      const policy = scalar(SslPolicy ?? 'ELBSecurityPolicy-2016-08');
      if (policy === undefined) return [FINDINGS.tlsPolicyUnknown(listener)];
      return TLS_1_2.test(policy) ? [] : [FINDINGS.oldTlsVersion(listener, { policy })];
    }
    case 'HTTP': {
      const actions = list(DefaultActions);
      return actions.length > 0 && actions.every(redirectsToHttps) ? [] : [FINDINGS.plaintextHttp(listener)];
    }
    default:
      return [FINDINGS.passThrough(listener)];
  }
}

function redirectsToHttps(action: unknown): boolean {
  return object(object(action).RedirectConfig).Protocol === 'HTTPS';
}

function ruleFinding(rule: ModelResource, model: ResourceModel): CheckFinding[] {
  const listener = model.follow(rule.properties.ListenerArn, rule.stack).resource;
  return listener?.properties.Protocol !== 'HTTP' || list(rule.properties.Actions).every(redirectsToHttps)
    ? []
    : [FINDINGS.plaintextHttp(rule)];
}

/** @param parameterGroup as the database names it */
function databaseFinding(
  database: ModelResource,
  parameterGroup: unknown,
  model: ResourceModel,
): CheckFinding[] {
  const engine = scalar(database.properties.Engine)?.replace(/^aurora-/, '');
  const parameter = TLS_PARAMETERS.find(([start]) => engine?.startsWith(start))?.[1];
  const group = model.follow(parameterGroup, database.stack).resource;
  if (parameter === undefined || group === undefined) return [FINDINGS.parameterGroupUnknown(database)];
  const written = object(group.properties.Parameters)[parameter];
  if (written === undefined && TLS_BY_DEFAULT.test(scalar(group.properties.Family) ?? '')) return [];
  const value = scalar(written);
  if (value !== undefined && ['1', 'on', 'true'].includes(value.toLowerCase())) return [];
  return [FINDINGS.databaseParameterNotSet(database, { parameter })];
}

/** DocumentDB requires TLS unless its parameters disable it. */
function documentClusterFinding(cluster: ModelResource, model: ResourceModel): CheckFinding[] {
  const { DBClusterParameterGroupName: name } = cluster.properties;
  if (name === undefined || scalar(name)?.startsWith('default.') === true) return [];
  const group = model.follow(name, cluster.stack).resource;
  const tls = group === undefined ? undefined : scalar(object(group.properties.Parameters).tls ?? 'enabled');
  if (tls === undefined) return [FINDINGS.parameterGroupUnknown(cluster)];
  return tls === 'disabled' ? [FINDINGS.tlsDisabled(cluster)] : [];
}
