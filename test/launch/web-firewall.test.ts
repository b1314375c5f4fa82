import { WebFirewall } from '../../lib/components/web-firewall/web-firewall';
import { reference, resource, resourcesOf } from '../components/reading';
import { wrongUse } from '../components/wrong-use';
import { launched } from './a-launch';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const SET = 'AWS::WAFv2::IPSet';

const closed = launched();
const { template } = closed;

describe('the web firewall', () => {
  const [, acl] = resource(template, 'AWS::WAFv2::WebACL', 'Public');
  const rules = acl.Properties?.Rules as { Name: string; Priority: number }[];

  test('first asks whether it is closed in an emergency, and admits last', () => {
    const names = [...rules].sort((one, other) => one.Priority - other.Priority).map(({ Name }) => Name);
    expect(names).toEqual([
      'EmergencyBlock',
      'AmazonIpReputationList',
      'KnownBadInputsRuleSet',
      'SQLiRuleSet',
      'CommonRuleSet',
      'Rate',
      'AllowedAddresses',
    ]);
  });

  test('is not closed in an emergency', () => {
    expect(resource(template, SET, 'EmergencyBlock')[1].Properties?.Addresses).toEqual([]);
  });

  test('logs without credentials to an encrypted group of the name that AWS WAF insists on', () => {
    const [logs, group] = resource(template, 'AWS::Logs::LogGroup', 'FirewallLogs');
    expect(JSON.stringify(group.Properties?.LogGroupName)).toMatch(/"aws-waf-logs-Shop-Env-Firewall/);
    expect(group.Properties?.KmsKeyId).toBeDefined();
    const [, logging] = resource(template, 'AWS::WAFv2::LoggingConfiguration', 'Public');
    expect(JSON.stringify(logging.Properties?.LogDestinationConfigs)).toContain(logs);
    expect(logging.Properties?.RedactedFields).toEqual([
      { SingleHeader: { Name: 'authorization' } },
      { SingleHeader: { Name: 'cookie' } },
      { QueryString: {} },
    ]);
  });

  test('shows no requests that its logs would redact', () => {
    expect(JSON.stringify(resourcesOf(template, 'AWS::WAFv2::WebACL'))).not.toContain(
      '"SampledRequestsEnabled":true',
    );
  });

  test('stands before the team’s load balancer too, where the security group says who comes', () => {
    const [, team] = resource(template, 'AWS::WAFv2::WebACL', 'Team');
    expect(team.Properties?.DefaultAction).toEqual({ Allow: {} });
    const guarded = resourcesOf(template, 'AWS::WAFv2::WebACLAssociation').map(([, { Properties }]) =>
      reference(Properties?.ResourceArn),
    );
    expect(guarded.sort()).toEqual(
      resourcesOf(template, BALANCER)
        .map(([id]) => id)
        .sort(),
    );
  });

  test('has alarms on attacks on each load balancer', () => {
    const dimensions = Object.values(closed.watched).flatMap((alarms) =>
      alarms.map(({ metric }) => {
        const { metricStat, mathExpression } = metric.toMetricConfig();
        return (metricStat ?? mathExpression?.usingMetrics.all.toMetricConfig().metricStat)?.dimensions ?? [];
      }),
    );
    const counted = resourcesOf(template, 'AWS::WAFv2::WebACL').map(
      ([, { Properties }]) => (Properties?.VisibilityConfig as { MetricName: string }).MetricName,
    );
    const watched = dimensions.flatMap((all) =>
      all.filter(({ name }) => name === 'WebACL').map(({ value }) => String(value)),
    );
    expect(watched.sort()).toEqual(counted.sort());
  });

  test('closed on purpose is no outage and no attack', () => {
    const names = ['BlockedRequests', 'LoadBalancer5xx'];
    const alarms = closed.watched.PublicLoadBalancer.filter(({ id }) => names.includes(id));
    const parts = alarms.map(({ metric }) => {
      const { expression, usingMetrics } = metric.toMetricConfig().mathExpression ?? {};
      return [expression, usingMetrics?.part.toMetricConfig().metricStat?.dimensions];
    });
    const [, acl] = resource(template, 'AWS::WAFv2::WebACL', 'Public');
    const [first] = acl.Properties?.Rules as { Name: string; Priority: number; Action: object }[];
    const { MetricName } = acl.Properties?.VisibilityConfig as { MetricName: string };

    expect(first).toMatchObject({
      Priority: 0,
      Action: { Block: { CustomResponse: { ResponseCode: 503 } } },
    });
    expect(parts).toEqual(
      names.map(() => [
        'all - FILL(part, 0)',
        expect.arrayContaining([
          { name: 'Rule', value: first.Name },
          { name: 'WebACL', value: MetricName },
        ]) as unknown,
      ]),
    );
  });

  test('takes a rate', () => {
    const { template: slower } = launched({ firewall: WebFirewall.of({ requestsPerFiveMinutes: 100 }) });
    expect(JSON.stringify(resource(slower, 'AWS::WAFv2::WebACL', 'Public'))).toContain('"Limit":100');
  });

  test.each([9, 2_000_000_001, 10.5, Number.NaN])('refuses a rate of %d', (requestsPerFiveMinutes) => {
    expect(wrongUse(() => WebFirewall.of({ requestsPerFiveMinutes }))).toContain('from 10 to 2000000000');
  });
});

describe('a web firewall that exists', () => {
  const existing = (webAclArn: string) =>
    WebFirewall.existing({
      webAclArn,
      from: 'the central firewall',
      evidence: 'https://wiki.example.com/waf',
    });
  const arn = 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/central/0123';

  test('stands before the public load balancer, and is shown as inherited', () => {
    const { template: with_, loadBalancerConfigs } = launched({ firewall: existing(arn) });
    const [balancer] = resource(with_, BALANCER, 'PublicLoadBalancer');
    with_.hasResourceProperties('AWS::WAFv2::WebACLAssociation', {
      WebACLArn: arn,
      ResourceArn: { Ref: balancer },
    });
    expect(loadBalancerConfigs.inherited).toEqual([
      {
        requirement: 'SEC-1',
        part: 'the rules of the web firewall',
        from: 'the central firewall',
        evidence: 'https://wiki.example.com/waf',
      },
    ]);
  });

  test.each([
    'arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/central/0123',
    'arn:aws:wafv2:us-east-1:111122223333:global/webacl/central/0123',
    'arn:aws:waf-regional:eu-west-1:111122223333:webacl/0123',
    'central',
  ])('is refused where a load balancer of the region could not take it: %s', (webAclArn) => {
    expect(wrongUse(() => launched({ firewall: existing(webAclArn) }))).toContain('in its own Region');
  });

  test('is refused without evidence', () => {
    const options = { webAclArn: arn, from: 'the central firewall', evidence: ' ' };
    expect(wrongUse(() => WebFirewall.existing(options))).toContain('evidence of the existing web firewall');
  });
});
