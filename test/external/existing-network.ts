import { App, Duration, Stack, Tags } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elb from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as sns from 'aws-cdk-lib/aws-sns';

export const SUBNETS = ['subnet-a', 'subnet-b', 'subnet-c'];

/** An internal application in the organization's network; the organization's policy selects by tag what it backs up. */
export function inExistingNetwork(): Stack {
  const stack = new Stack(new App(), 'Intranet', { env: { account: '111122223333', region: 'eu-west-1' } });
  Tags.of(stack).add('stage:owner', 'intranet-operations');
  Tags.of(stack).add('backup', 'daily');
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    vpcCidrBlock: '10.20.0.0/16',
    availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
    privateSubnetIds: SUBNETS,
  });
  const group = (id: string) => new ec2.SecurityGroup(stack, id, { vpc, allowAllOutbound: false });
  const [face, servers, data] = [group('Face'), group('Servers'), group('Data')];
  face.addIngressRule(ec2.Peer.prefixList('pl-office'), ec2.Port.tcp(443));
  servers.connections.allowFrom(face, ec2.Port.tcp(8080));
  data.connections.allowFrom(servers, ec2.Port.tcp(5432));
  data.connections.allowFrom(servers, ec2.Port.tcp(2049));

  const balancer = new elb.ApplicationLoadBalancer(stack, 'Balancer', { vpc, securityGroup: face });
  const listener = balancer.addListener('Https', {
    port: 443,
    open: false,
    certificates: [{ certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/intranet' }],
    sslPolicy: elb.SslPolicy.RECOMMENDED_TLS,
  });
  const taskDefinition = new ecs.FargateTaskDefinition(stack, 'Task');
  taskDefinition.addContainer('web', {
    image: ecs.ContainerImage.fromRegistry('public.ecr.aws/nginx/nginx:1'),
    portMappings: [{ containerPort: 8080 }],
    logging: ecs.LogDrivers.awsLogs({
      streamPrefix: 'web',
      logGroup: new logs.LogGroup(stack, 'WebLogs', { retention: logs.RetentionDays.ONE_YEAR }),
    }),
  });
  const web = new ecs.FargateService(stack, 'Web', {
    cluster: new ecs.Cluster(stack, 'Cluster', { vpc }),
    taskDefinition,
    desiredCount: 3,
    securityGroups: [servers],
    minHealthyPercent: 100,
    circuitBreaker: { rollback: true },
  });
  const target = listener.addTargets('Web', {
    port: 8080,
    protocol: elb.ApplicationProtocol.HTTP,
    targets: [web],
  });
  const engine = rds.DatabaseClusterEngine.auroraPostgres({
    version: rds.AuroraPostgresEngineVersion.VER_16_6,
  });
  const articles = new rds.DatabaseCluster(stack, 'Articles', {
    vpc,
    vpcSubnets: { subnets: vpc.privateSubnets },
    engine,
    writer: rds.ClusterInstance.serverlessV2('Writer'),
    readers: [rds.ClusterInstance.serverlessV2('Reader')],
    securityGroups: [data],
    storageEncrypted: true,
    parameterGroup: new rds.ParameterGroup(stack, 'Parameters', {
      engine,
      parameters: { 'rds.force_ssl': '1' },
    }),
    backup: { retention: Duration.days(14) },
  });
  const files = new efs.FileSystem(stack, 'Files', { vpc, securityGroup: data, encrypted: true });

  const topic = new sns.Topic(stack, 'Alarms');
  new sns.Subscription(stack, 'Operations', {
    topic,
    protocol: sns.SubscriptionProtocol.EMAIL,
    endpoint: 'ops@example.com',
  });
  const alarms: Record<string, cloudwatch.IMetric> = {
    Unhealthy: target.metrics.unhealthyHostCount(),
    Errors: target.metrics.httpCodeTarget(elb.HttpCodeTarget.TARGET_5XX_COUNT),
    Rejected: balancer.metrics.rejectedConnectionCount(),
    Busy: articles.metricCPUUtilization(),
    Bursts: new cloudwatch.Metric({
      namespace: 'AWS/EFS',
      metricName: 'BurstCreditBalance',
      dimensionsMap: { FileSystemId: files.fileSystemId },
    }),
  };
  for (const [id, metric] of Object.entries(alarms)) {
    const alarm = new cloudwatch.Alarm(stack, `${id}Alarm`, { metric, threshold: 1, evaluationPeriods: 1 });
    alarm.addAlarmAction(new SnsAction(topic));
  }
  return stack;
}
