import {
  type Placed,
  type Properties,
  MET,
  IMPORTED,
  UNKNOWN,
  NOT_MET,
  NOT_APPLICABLE,
  ATTRIBUTE,
  checkOutcome,
  UNRESOLVABLE,
} from '../../check-outcome';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const CLASSIC = 'AWS::ElasticLoadBalancing::LoadBalancer';

const listens = (properties: Properties) =>
  ['AWS::ElasticLoadBalancingV2::Listener', { LoadBalancerArn: { Ref: 'Face' }, ...properties }] as const;

describe('resources that accept connections', () => {
  const face: Placed = { Face: [BALANCER, {}] };
  const redirect = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS' } };
  const forward = { Type: 'forward' };
  const https = (SslPolicy: unknown) => listens({ Protocol: 'HTTPS', SslPolicy });
  const http = (...DefaultActions: Properties[]) => listens({ Protocol: 'HTTP', DefaultActions });
  const rule = (listener: Placed[string], ...Actions: Properties[]): Placed => ({
    Listener: listener,
    Rule: ['AWS::ElasticLoadBalancingV2::ListenerRule', { ListenerArn: { Ref: 'Listener' }, Actions }],
  });
  const GOOD = 'ELBSecurityPolicy-TLS13-1-2-2021-06';
  const database = (Engine: string, Parameters?: Properties, Family?: string): Placed => ({
    It: ['AWS::RDS::DBInstance', { Engine, DBParameterGroupName: { Ref: 'Parameters' } }],
    ...(Parameters && { Parameters: ['AWS::RDS::DBParameterGroup', { Parameters, Family }] }),
  });
  const aurora = (Family: string): Placed => ({
    It: [
      'AWS::RDS::DBCluster',
      { Engine: 'aurora-postgresql', DBClusterParameterGroupName: { Ref: 'Parameters' } },
    ],
    Parameters: ['AWS::RDS::DBClusterParameterGroup', { Family, Parameters: {} }],
  });
  const documents = (tls?: unknown): Placed => ({
    It: ['AWS::DocDB::DBCluster', { DBClusterParameterGroupName: { Ref: 'Parameters' } }],
    Parameters: ['AWS::DocDB::DBClusterParameterGroup', { Parameters: { tls } }],
  });
  const cache = (properties: Properties): Placed => ({
    It: ['AWS::ElastiCache::ReplicationGroup', { TransitEncryptionEnabled: true, ...properties }],
  });
  const brokers = (ClientBroker?: unknown): Placed => ({
    It: ['AWS::MSK::Cluster', { EncryptionInfo: { EncryptionInTransit: { ClientBroker } } }],
  });
  const distribution = (first: string, second: string, MinimumProtocolVersion?: string): Placed => ({
    It: [
      'AWS::CloudFront::Distribution',
      {
        DistributionConfig: {
          DefaultCacheBehavior: { ViewerProtocolPolicy: first },
          CacheBehaviors: [{ ViewerProtocolPolicy: second }],
          ViewerCertificate: { MinimumProtocolVersion },
        },
      },
    ],
  });
  const classic = (Protocol: string, policy?: unknown): Placed => ({
    It: [
      CLASSIC,
      {
        Listeners: [{ Protocol, PolicyNames: policy === undefined ? [] : ['policy'] }],
        Policies: [
          { PolicyName: 'policy', Attributes: [{ Name: 'Reference-Security-Policy', Value: policy }] },
        ],
      },
    ],
  });

  test.each<[string, Placed, string]>([
    ['TLS 1.2', { Listener: https(GOOD) }, MET],
    ['TLS 1.2 in TCP', { Listener: listens({ Protocol: 'TLS', SslPolicy: GOOD }) }, MET],
    ['a policy that is known only at deployment', { Listener: https(IMPORTED) }, UNKNOWN],
    ['a policy with a similar name', { Listener: https(`x${GOOD}`) }, NOT_MET],
    ['TCP, which passes through', { Listener: listens({ Protocol: 'TCP' }) }, UNKNOWN],
    ['a redirect', { Listener: http(redirect) }, MET],
    ['a redirect and a response', { Listener: http(redirect, forward) }, NOT_MET],
    ['no action', { Listener: http() }, NOT_MET],
    ['a rule that redirects', rule(http(redirect), redirect), MET],
    ['a rule with a response', rule(http(redirect), forward), NOT_MET],
    ['a rule that redirects and responds', rule(http(redirect), redirect, forward), NOT_MET],
    ['a rule with a response over HTTPS', rule(https(GOOD), forward), MET],
    [
      'a rule of a listener in no template',
      {
        ...rule(https(GOOD)),
        Rule: ['AWS::ElasticLoadBalancingV2::ListenerRule', { ListenerArn: 'another', Actions: [forward] }],
      },
      UNKNOWN,
    ],
    ['a PostgreSQL that requires TLS', database('postgres', { 'rds.force_ssl': '1' }), MET],
    ['a PostgreSQL that does not require it', database('postgres', { 'rds.force_ssl': '0' }), NOT_MET],
    ['a SQL Server that requires TLS', database('sqlserver-ee', { 'rds.force_ssl': 1 }), MET],
    ['a MySQL that requires TLS', database('mysql', { require_secure_transport: 'ON' }), MET],
    ['a MySQL that does not require it', database('mysql', {}), NOT_MET],
    ['a MariaDB that requires TLS', database('mariadb', { require_secure_transport: 'on' }), MET],
    ['parameters in no template', database('mysql'), UNKNOWN],
    ['another engine', database('oracle-ee', {}), UNKNOWN],
    [
      'an instance of a cluster',
      { It: ['AWS::RDS::DBInstance', { DBClusterIdentifier: 'c' }] },
      NOT_APPLICABLE,
    ],
    [
      'a cache with transit encryption',
      { It: ['AWS::ElastiCache::ReplicationGroup', { TransitEncryptionEnabled: true }] },
      MET,
    ],
    ['a cache without transit encryption', { It: ['AWS::ElastiCache::ReplicationGroup', {}] }, NOT_MET],
    ['a cache that requires TLS', cache({ TransitEncryptionMode: 'required' }), MET],
    ['a cache that only prefers TLS', cache({ TransitEncryptionMode: 'preferred' }), NOT_MET],
    [
      'a cache with a setting that is known only at deployment',
      cache({ TransitEncryptionMode: ATTRIBUTE }),
      UNKNOWN,
    ],
    ['a PostgreSQL 14 with defaults', database('postgres', {}, 'postgres14'), NOT_MET],
    ['a PostgreSQL 15 with defaults', database('postgres', {}, 'postgres15'), MET],
    ['a PostgreSQL 18 with defaults', database('postgres', {}, 'postgres18'), MET],
    [
      'a PostgreSQL 17 with force_ssl off',
      database('postgres', { 'rds.force_ssl': 0 }, 'postgres17'),
      NOT_MET,
    ],
    ['an Aurora PostgreSQL 16 with defaults', aurora('aurora-postgresql16'), NOT_MET],
    ['an Aurora PostgreSQL 17 with defaults', aurora('aurora-postgresql17'), MET],
    ['DocumentDB with defaults', { It: ['AWS::DocDB::DBCluster', {}] }, MET],
    ['DocumentDB with tls enabled', documents('tls1.2+'), MET],
    ['DocumentDB with other parameters', documents(), MET],
    ['DocumentDB with tls disabled', documents('disabled'), NOT_MET],
    [
      'DocumentDB with parameters in no template',
      { It: ['AWS::DocDB::DBCluster', { DBClusterParameterGroupName: 'own' }] },
      UNKNOWN,
    ],
    ['brokers with defaults', { It: ['AWS::MSK::Cluster', {}] }, MET],
    ['brokers that require TLS', brokers('TLS'), MET],
    ['brokers that accept both', brokers('TLS_PLAINTEXT'), NOT_MET],
    ['brokers without TLS', brokers('PLAINTEXT'), NOT_MET],
    ['a proxy that requires TLS', { It: ['AWS::RDS::DBProxy', { RequireTLS: true }] }, MET],
    ['a proxy that does not require it', { It: ['AWS::RDS::DBProxy', {}] }, NOT_MET],
    [
      'a search domain that requires HTTPS',
      {
        It: [
          'AWS::OpenSearchService::Domain',
          { DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' } },
        ],
      },
      MET,
    ],
    [
      'a search domain with the TLS policy that it has by default',
      { It: ['AWS::OpenSearchService::Domain', { DomainEndpointOptions: { EnforceHTTPS: true } }] },
      NOT_MET,
    ],
    ['a search domain that does not require it', { It: ['AWS::OpenSearchService::Domain', {}] }, NOT_MET],
    [
      'a distribution that requires HTTPS',
      distribution('https-only', 'redirect-to-https', 'TLSv1.2_2021'),
      MET,
    ],
    [
      'a distribution with the TLS versions that it has by default',
      distribution('https-only', 'redirect-to-https'),
      NOT_MET,
    ],
    ['a distribution that accepts HTTP at one path', distribution('https-only', 'allow-all'), NOT_MET],
    ['a classic listener of HTTP', classic('HTTP'), NOT_MET],
    ['a classic listener that passes through', classic('TCP'), UNKNOWN],
    ['a classic listener with TLS 1.0', classic('HTTPS'), NOT_MET],
    ['a classic listener with TLS 1.2', classic('SSL', 'ELBSecurityPolicy-TLS-1-2-2017-01'), MET],
    ['a classic listener with a custom policy', classic('HTTPS', IMPORTED), UNKNOWN],
  ])('%s', (_what, placed, state) => {
    expect(
      checkOutcome('SEC-4.encrypted-in-transit', { ...('It' in placed ? {} : face), ...placed }).state,
    ).toBe(state);
  });
});

test('a listener whose TLS policy no scenario resolves is unknown', () => {
  const listener = (SslPolicy: unknown): Placed => ({
    Listener: ['AWS::ElasticLoadBalancingV2::Listener', { Protocol: 'HTTPS', SslPolicy }],
  });

  expect(checkOutcome('SEC-4.encrypted-in-transit', listener(UNRESOLVABLE)).state).toBe(UNKNOWN);
  expect(
    checkOutcome('SEC-4.encrypted-in-transit', listener('ELBSecurityPolicy-TLS13-1-2-2021-06')).state,
  ).toBe(MET);
});

test('the findings name each cache without transit encryption', () => {
  const cache = (TransitEncryptionEnabled?: boolean): Placed[string] => [
    'AWS::ElastiCache::ReplicationGroup',
    { TransitEncryptionEnabled },
  ];

  expect(
    checkOutcome('SEC-4.encrypted-in-transit', { Safe: cache(true), Plain: cache(), Off: cache(false) }),
  ).toMatchObject({
    state: NOT_MET,
    findings: [{ resource: { logicalId: 'Plain' } }, { resource: { logicalId: 'Off' } }],
  });
});
