import { App, type CfnElement, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Cluster } from 'aws-cdk-lib/aws-ecs';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { StageKind } from '../../lib';
import { aDatabase, aService, aStack, development } from '../components/described';
import { resource, resourcesOf } from '../components/reading';
import { stackTemplate } from '../components/stack-template';
import { addLaunch } from './launch-program';

describe.each([StageKind.SOFT_LAUNCH, StageKind.PRODUCTION] as const)('the parts of a %s', (kind) => {
  const { stack, environment } = addLaunch(new App(), kind, 'Live');
  const template = Template.fromStack(stack);

  test.each<[string, unknown, string, string]>([
    ['network', environment.network.vpc.vpcId, 'AWS::EC2::VPC', ''],
    ['data key', environment.dataKey.keyId, 'AWS::KMS::Key', 'EnvironmentDataKey'],
    ['cluster', environment.cluster.clusterName, 'AWS::ECS::Cluster', ''],
    [
      'plan of continuous backups',
      environment.backup.continuousPlan?.backupPlanId,
      'AWS::Backup::BackupPlan',
      'ContinuousPlan',
    ],
    ['alarm topic', environment.monitoring.topic?.topicArn, 'AWS::SNS::Topic', ''],
    [
      'load balancer of the team',
      environment.teamLoadBalancer.loadBalancerArn,
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'TeamLoadBalancer',
    ],
    [
      'public load balancer',
      environment.publicLoadBalancer.loadBalancerArn,
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      'PublicLoadBalancer',
    ],
  ])('%s', (_, reference, type, words) => {
    const [id] = resource(template, type, words);
    const value: unknown = stack.resolve(reference);
    expect(JSON.stringify(value)).toContain(`"${id}"`);
  });

  test('web ACL of the public load balancer', () => {
    const [id] = resource(template, 'AWS::WAFv2::WebACL', 'Public');
    expect(stack.resolve(environment.webAcl?.logicalId)).toBe(id);
  });

  test('plan of snapshots and copies', () => {
    const [, plan] = resourcesOf(template, 'AWS::Backup::BackupPlan').find(
      ([id]) =>
        stack.resolve((environment.backup.plan?.node.defaultChild as CfnElement | undefined)?.logicalId) ===
        id,
    ) ?? ['', undefined];
    expect(JSON.stringify(plan)).toContain('CopyActions');
  });

  test('vaults', () => {
    expect(environment.backup.vault?.backupVaultName).toBeDefined();
    expect(environment.backup.copyVault?.backupVaultArn).toContain(':eu-central-1:');
    expect(environment.monitoring.dashboard?.dashboardArn).toBeDefined();
  });
});

describe('the cluster', () => {
  test('is created with the first service', () => {
    const { stack, environment } = development({ services: {} });
    expect(environment.node.findChild('Shared').node.tryFindChild('Cluster')).toBeUndefined();
    expect(Stack.of(environment.cluster)).toBe(stack);
    expect(environment.cluster).toBe(environment.cluster);
  });

  test('may exist already', () => {
    const stack = aStack();
    const vpc = new Vpc(stack, 'Vpc');
    const cluster = Cluster.fromClusterAttributes(stack, 'Central', {
      clusterName: 'central',
      clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/central',
      vpc,
    });
    const template = stackTemplate(development({ cluster }, stack).stack);
    template.resourceCountIs('AWS::ECS::Cluster', 0);
    template.hasResourceProperties('AWS::ECS::Service', { Cluster: 'central' });
  });
});

describe('a load balancer', () => {
  test('is created on first use', () => {
    const { stack, environment } = development({ services: { Worker: aService({ port: undefined }) } });
    const loadBalancer: ApplicationLoadBalancer = environment.teamLoadBalancer;
    expect(loadBalancer).toBe(environment.teamLoadBalancer);
    stackTemplate(stack).resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 1);
  });

  test('is not created without a route', () => {
    const { stack } = development({ services: { Worker: aService({ port: undefined }) } });
    stackTemplate(stack).resourceCountIs('AWS::ElasticLoadBalancingV2::LoadBalancer', 0);
  });
});

test('what a kind makes is typed', () => {
  const created = development({
    databases: { Orders: aDatabase() },
    services: { Web: aService({ uses: ['Orders'] }) },
  });
  const [web, orders] = [created.service('Web'), created.database('Orders')];
  expect(web.connections.defaultPort?.toString()).toBe('8080');
  expect(orders.connections.defaultPort?.toString()).toBe('15432');
  expect(web.metricCpuUtilization().metricName).toBe('CPUUtilization');
  expect(web.metricMemoryUtilization().metricName).toBe('MemoryUtilization');
  expect(orders.metricCPUUtilization().metricName).toBe('CPUUtilization');
  expect(orders.metricDatabaseConnections().metricName).toBe('DatabaseConnections');
  expect(orders.metricFreeStorageSpace().metricName).toBe('FreeStorageSpace');
  expect(web.taskDefinition.taskRole).toBe(web.taskRole);
  expect(web.taskDefinition.executionRole).toBe(web.executionRole);
  expect(web.taskDefinition.findContainer('web')).toBe(web.container);
  expect(web.targetGroups).toHaveLength(1);
});
