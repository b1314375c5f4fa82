import { modelFromTemplate } from '../../../lib/compliance/model/from-template';
import { runCheck } from '../../../lib/compliance/run-checks';
import type { DeclaredPublicAccess } from '../../../lib/requirements/declared-public-access';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/resolve-profile';
import { DECLARATIONS } from '../compliant-staging';

const ALL_USERS: DeclaredPublicAccess = { allUsers: true, ranges: [], ports: [443] };

const CLOSED: DeclaredPublicAccess = { allUsers: false, ranges: ['198.51.100.0/24'], ports: [443] };

type Resources = Record<string, { Type: string; Properties?: Record<string, unknown> }>;

function resultOf(
  check: string,
  Resources: Resources,
  publicAccess?: DeclaredPublicAccess,
  stage = StageKind.PRODUCTION,
): string {
  const context = {
    declarations: { ...DECLARATIONS, stage, ...(publicAccess && { publicAccess }) },
    profile: resolveProfile(stage, { conditions: [] }),
  };
  const { state, reason } = runCheck(check, modelFromTemplate({ Resources }, { name: 'Shop' }), context);
  return `${state}: ${reason}`;
}

const Api = { Type: 'AWS::ApiGateway::RestApi', Properties: {} };

const Stage = { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' } } };

const guards = (ResourceArn: unknown) => ({
  Type: 'AWS::WAFv2::WebACLAssociation',
  Properties: { ResourceArn, WebACLArn: 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/b' },
});

describe('endpoints that are no load balancers', () => {
  test.each<[string, Resources, RegExp]>([
    [
      'a REST API without a web ACL',
      { Api },
      /^not met: REST API Api faces the internet, and has no web ACL\.$/,
    ],
    [
      'a REST API with a web ACL at its stage',
      {
        Api,
        Stage,
        Guard: guards({
          'Fn::Sub': 'arn:${AWS::Partition}:apigateway:eu-west-1::/restapis/${Api}/stages/live',
        }),
      },
      /^met/,
    ],
    [
      'a REST API with a web ACL at the stage of another',
      { Api, Guard: guards('arn:aws:apigateway:eu-west-1::/restapis/abc/stages/live') },
      /^not met/,
    ],
    [
      'a private REST API',
      { Api: { ...Api, Properties: { EndpointConfiguration: { Types: ['PRIVATE'] } } } },
      /^not applicable/,
    ],
    [
      'an HTTP API',
      { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: {} } },
      /AWS WAF does not support its type/,
    ],
    [
      'a function URL',
      { Url: { Type: 'AWS::Lambda::Url', Properties: {} } },
      /AWS WAF does not support its type/,
    ],
    [
      'a distribution without a web ACL',
      { Cdn: { Type: 'AWS::CloudFront::Distribution', Properties: {} } },
      /^not met/,
    ],
    [
      'a distribution with a web ACL',
      {
        Cdn: {
          Type: 'AWS::CloudFront::Distribution',
          Properties: { DistributionConfig: { WebACLId: 'arn' } },
        },
      },
      /^unknown/,
    ],
    [
      'a private App Runner service',
      {
        Web: {
          Type: 'AWS::AppRunner::Service',
          Properties: { NetworkConfiguration: { IngressConfiguration: { IsPubliclyAccessible: false } } },
        },
      },
      /^not applicable/,
    ],
  ])('%s', (_what, resources, expected) => {
    expect(resultOf('SEC-1.web-firewall', resources, ALL_USERS)).toMatch(expected);
  });

  test.each<[string, DeclaredPublicAccess | undefined, RegExp]>([
    [
      'no public access is declared',
      undefined,
      /^pending: The environment faces the internet, and declares no public access\.$/,
    ],
    ['all users are declared', ALL_USERS, /^met: All users are allowed/],
    ['ranges are declared', CLOSED, /^unknown: REST API Api does not decide by address/],
  ])('an API if %s', (_what, publicAccess, expected) => {
    expect(resultOf('SEC-1.declared-ingress-only', { Api }, publicAccess)).toMatch(expected);
  });

  test('the audience of a soft launch through an API is unknown', () => {
    expect(resultOf('LCH-2.restricted-audience', { Api }, CLOSED, StageKind.SOFT_LAUNCH)).toMatch(
      /^unknown: REST API Api/,
    );
    expect(resultOf('LCH-2.restricted-audience', { Api }, undefined, StageKind.SOFT_LAUNCH)).toMatch(
      /^pending/,
    );
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    [
      'with a target allows anonymous access',
      { Target: 'arn' },
      /^not met: API Gateway API Api accepts requests without authorization\.$/,
    ],
    ['with an OpenAPI description is unknown', { Body: {} }, /^unknown/],
    ['with routes has the access of the routes', {}, /^met/],
  ])('an HTTP API %s', (_what, Properties, expected) => {
    const resources = { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties } };

    expect(resultOf('STG-2.no-anonymous-access', resources, undefined, StageKind.STAGING)).toMatch(expected);
  });
});

describe('the logs of functions', () => {
  const Work = { Type: 'AWS::Lambda::Function', Properties: {} };
  const group = (LogGroupName: unknown) => ({
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName, RetentionInDays: 30 },
  });
  const errors = (...Dimensions: unknown[]) => ({
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { Namespace: 'AWS/Lambda', MetricName: 'Errors', Dimensions },
  });

  test.each<[string, Resources, RegExp]>([
    [
      'no group: Lambda creates one without a retention',
      { Work },
      /^not met: Lambda function Work has no log group/,
    ],
    [
      'a group with the name of the function',
      { Work, Logs: group({ 'Fn::Sub': '/aws/lambda/${Work}' }) },
      /^met/,
    ],
    ['a group of another name', { Work, Logs: group('/aws/lambda/other') }, /^not met/],
    [
      'a group with the declared name of the function',
      { Work: { ...Work, Properties: { FunctionName: 'work' } }, Logs: group('/aws/lambda/work') },
      /^met/,
    ],
    [
      'a group that it refers to',
      {
        Work: { ...Work, Properties: { LoggingConfig: { LogGroup: { Ref: 'Logs' } } } },
        Logs: group('work'),
      },
      /^met/,
    ],
    [
      'a group in no template',
      { Work: { ...Work, Properties: { LoggingConfig: { LogGroup: 'central' } } } },
      /^unknown/,
    ],
  ])('with %s', (_what, resources, expected) => {
    expect(resultOf('OPS-1.log-retention', resources)).toMatch(expected);
  });

  test.each<[string, Resources, RegExp]>([
    ['no alarm', { Work }, /^not met: No alarm is on the log of Lambda function Work\.$/],
    [
      'an alarm on its errors',
      { Work, Alarm: errors({ Name: 'FunctionName', Value: { Ref: 'Work' } }) },
      /^met/,
    ],
    ['an alarm on the errors of all functions', { Work, Alarm: errors() }, /^met/],
    [
      'an alarm on the errors of another',
      { Work, Alarm: errors({ Name: 'FunctionName', Value: 'other' }) },
      /^not met/,
    ],
  ])('monitored by %s', (_what, resources, expected) => {
    expect(resultOf('OPS-1.log-alarms', resources)).toMatch(expected);
  });
});

test.each([
  ['AWS::EFS::FileSystem', 'FileSystemId'],
  ['AWS::DynamoDB::GlobalTable', 'TableName'],
  ['AWS::ElastiCache::ServerlessCache', 'ServerlessCacheName'],
  ['AWS::ApiGatewayV2::Api', 'ApiId'],
  ['AWS::CloudFront::Distribution', 'DistributionId'],
])('%s requires an alarm', (Type, Name) => {
  const One = { Type };
  const Alarm = {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { Namespace: 'AWS/X', MetricName: 'M', Dimensions: [{ Name, Value: { Ref: 'One' } }] },
  };

  expect(resultOf('MON-2.alarm-coverage', { One })).toMatch(/^not met: No alarm is on a metric of .* One\.$/);
  expect(resultOf('MON-2.alarm-coverage', { One, Alarm })).toMatch(/^met/);
});

test.each([
  ['AWS/Lambda', 'Throttles'],
  ['AWS/DynamoDB', 'ReadThrottleEvents'],
  ['AWS/SQS', 'ApproximateAgeOfOldestMessage'],
  ['AWS/EFS', 'PercentIOLimit'],
  ['AWS/ElastiCache', 'Evictions'],
  ['AWS/RDS', 'FreeLocalStorage'],
])('%s %s detects infrastructure failure', (Namespace, MetricName) => {
  const alarm = (name: string) => ({
    Alarm: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: { Namespace, MetricName: name, AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:a'] },
    },
  });

  expect(resultOf('PRB-3.detection', alarm(MetricName))).toMatch(/^met/);
  expect(resultOf('PRB-3.detection', alarm('Requests'))).toMatch(/^not met/);
});

describe('data stores of other types', () => {
  const pitr = (PointInTimeRecoveryEnabled: boolean) => ({
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled },
  });

  test.each<[string, Resources, RegExp]>([
    [
      'a bucket with versions',
      { Data: { Type: 'AWS::S3::Bucket', Properties: { VersioningConfiguration: { Status: 'Enabled' } } } },
      /^met/,
    ],
    ['a bucket without versions', { Data: { Type: 'AWS::S3::Bucket' } }, /^not met/],
    [
      'an Aurora cluster',
      { Data: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql' } } },
      /^met/,
    ],
    [
      'a global table with a replica without point-in-time recovery',
      { Data: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: [pitr(true), pitr(false)] } } },
      /^not met/,
    ],
    [
      'a global table with point-in-time recovery',
      { Data: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: [pitr(true), pitr(true)] } } },
      /^met/,
    ],
  ])('point-in-time restore of %s', (_what, resources, expected) => {
    expect(resultOf('PRB-4.point-in-time-restore', resources)).toMatch(expected);
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['requires TLS', { 'rds.force_ssl': 1 }, /^met/],
    ['accepts connections without TLS', {}, /^not met: RDS cluster Data accepts connections without TLS/],
  ])('an Aurora cluster %s', (_what, Parameters, expected) => {
    const resources = {
      Data: {
        Type: 'AWS::RDS::DBCluster',
        Properties: { Engine: 'aurora-postgresql', DBClusterParameterGroupName: { Ref: 'Group' } },
      },
      Group: {
        Type: 'AWS::RDS::DBClusterParameterGroup',
        Properties: { Family: 'aurora-postgresql16', Parameters },
      },
    };

    expect(resultOf('SEC-4.encrypted-in-transit', resources)).toMatch(expected);
  });
});
