import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  type ElasticLoadBalancingV2Client,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { reader, type Reader } from './reader';

async function tagsOf(client: ElasticLoadBalancingV2Client, arn: string) {
  return (await client.send(new DescribeTagsCommand({ ResourceArns: [arn] }))).TagDescriptions?.[0]?.Tags;
}

/** Elastic Load Balancing. */
export const LOAD_BALANCING: { readonly [type: string]: Reader } = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': reader(
    async ({ loadBalancing: client }, { physicalId: arn }) => {
      const answer = await client.send(new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] }));
      const balancer = answer.LoadBalancers?.[0];
      if (balancer === undefined) return undefined;
      const attributes = await client.send(
        new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn }),
      );
      return { ...balancer, attributes: attributes.Attributes, tags: await tagsOf(client, arn) };
    },
    {
      Name: (balancer) => balancer.LoadBalancerName,
      Scheme: (balancer) => balancer.Scheme,
      Type: (balancer) => balancer.Type,
      SecurityGroups: (balancer) => balancer.SecurityGroups,
      Subnets: (balancer) => balancer.AvailabilityZones?.map((zone) => zone.SubnetId),
      LoadBalancerAttributes: (balancer) => balancer.attributes,
      Tags: (balancer) => balancer.tags,
    },
    {
      DNSName: (balancer) => balancer.DNSName,
      LoadBalancerArn: (balancer) => balancer.LoadBalancerArn,
      LoadBalancerFullName: (balancer) => balancer.LoadBalancerArn?.split(':loadbalancer/')[1],
      LoadBalancerName: (balancer) => balancer.LoadBalancerName,
      CanonicalHostedZoneID: (balancer) => balancer.CanonicalHostedZoneId,
      SecurityGroups: (balancer) => balancer.SecurityGroups,
    },
  ),
  'AWS::ElasticLoadBalancingV2::TargetGroup': reader(
    async ({ loadBalancing: client }, { physicalId: arn }) => {
      const group = (await client.send(new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] })))
        .TargetGroups?.[0];
      if (group === undefined) return undefined;
      const attributes = await client.send(new DescribeTargetGroupAttributesCommand({ TargetGroupArn: arn }));
      return { ...group, attributes: attributes.Attributes, tags: await tagsOf(client, arn) };
    },
    {
      Name: (group) => group.TargetGroupName,
      Port: (group) => group.Port,
      Protocol: (group) => group.Protocol,
      TargetType: (group) => group.TargetType,
      VpcId: (group) => group.VpcId,
      HealthCheckPath: (group) => group.HealthCheckPath,
      HealthCheckPort: (group) => group.HealthCheckPort,
      HealthCheckProtocol: (group) => group.HealthCheckProtocol,
      HealthCheckIntervalSeconds: (group) => group.HealthCheckIntervalSeconds,
      HealthCheckTimeoutSeconds: (group) => group.HealthCheckTimeoutSeconds,
      HealthyThresholdCount: (group) => group.HealthyThresholdCount,
      UnhealthyThresholdCount: (group) => group.UnhealthyThresholdCount,
      Matcher: (group) => group.Matcher,
      TargetGroupAttributes: (group) => group.attributes,
      Tags: (group) => group.tags,
    },
    {
      TargetGroupArn: (group) => group.TargetGroupArn,
      TargetGroupFullName: (group) => group.TargetGroupArn?.split(':').pop(),
      TargetGroupName: (group) => group.TargetGroupName,
      LoadBalancerArns: (group) => group.LoadBalancerArns,
    },
  ),
  'AWS::ElasticLoadBalancingV2::Listener': reader(
    async ({ loadBalancing }, { physicalId }) =>
      (await loadBalancing.send(new DescribeListenersCommand({ ListenerArns: [physicalId] }))).Listeners?.[0],
    {
      LoadBalancerArn: (listener) => listener.LoadBalancerArn,
      Port: (listener) => listener.Port,
      Protocol: (listener) => listener.Protocol,
      SslPolicy: (listener) => listener.SslPolicy,
      Certificates: (listener) => listener.Certificates,
      DefaultActions: (listener) => listener.DefaultActions,
    },
    { ListenerArn: (listener) => listener.ListenerArn },
  ),
  'AWS::ElasticLoadBalancingV2::ListenerRule': reader(
    async ({ loadBalancing }, { physicalId }) =>
      (await loadBalancing.send(new DescribeRulesCommand({ RuleArns: [physicalId] }))).Rules?.[0],
    {
      Priority: (rule) => rule.Priority,
      Conditions: (rule) => rule.Conditions,
      Actions: (rule) => rule.Actions,
    },
    { RuleArn: (rule) => rule.RuleArn },
  ),
};
