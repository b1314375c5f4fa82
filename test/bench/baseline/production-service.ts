// Frozen, like the environment that uses it.
import { Duration, NestedStack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';

export const PORT = 8080;

const IMAGE = 'public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine';

/** A load balancer by which a service is reached. */
export interface Door {
  readonly name: string;
  readonly balancer: elbv2.ApplicationLoadBalancer;
  readonly listener: elbv2.ApplicationListener;
}

export interface ServiceProps {
  readonly vpc: ec2.IVpc;
  readonly cluster: ecs.ICluster;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly logGroup: ILogGroup;
  readonly loadBalancers: readonly Door[];
  readonly path: string;
  readonly priority: number;
  readonly environment: Record<string, string>;
  readonly serviceConnect: ecs.ServiceConnectProps;
  /** Names of alarms that roll a deployment back. */
  readonly deploymentAlarms: string[];
  /** What ECS may do beyond writing logs. */
  readonly executionStatements?: iam.PolicyStatement[];
}

export interface CreatedService {
  readonly name: string;
  readonly service: ecs.FargateService;
  readonly task: ecs.FargateTaskDefinition;
  readonly container: ecs.ContainerDefinition;
  readonly taskRole: iam.Role;
  readonly errors: Metric;
  readonly targets: readonly {
    readonly loadBalancer: string;
    readonly group: elbv2.ApplicationTargetGroup;
  }[];
}

/** A service on Fargate in three zones behind both load balancers. */
export function createService(parent: Construct, name: string, props: ServiceProps): CreatedService {
  const scope = new NestedStack(parent, name);
  const id = name.charAt(0).toUpperCase() + name.slice(1);
  const assumedBy = new iam.ServicePrincipal('ecs-tasks.amazonaws.com');
  const taskRole = new iam.Role(scope, `${id}TaskRole`, { assumedBy });
  const executionRole = new iam.Role(scope, `${id}ExecutionRole`, { assumedBy });
  const executionPolicy = new iam.ManagedPolicy(scope, `${id}ExecutionPolicy`, {
    roles: [executionRole],
    statements: props.executionStatements,
  });
  props.logGroup.grantWrite(executionPolicy);

  const task = new ecs.FargateTaskDefinition(scope, `${id}Task`, {
    cpu: 1024,
    memoryLimitMiB: 2048,
    taskRole: taskRole.withoutPolicyUpdates(),
    executionRole: executionRole.withoutPolicyUpdates(),
  });
  const linuxParameters = new ecs.LinuxParameters(scope, `${id}LinuxParameters`);
  linuxParameters.addTmpfs({ containerPath: '/tmp', size: 64 });
  const container = task.addContainer(name, {
    image: ecs.ContainerImage.fromRegistry(IMAGE),
    environment: props.environment,
    user: '101',
    readonlyRootFilesystem: true,
    linuxParameters,
    portMappings: [{ name, containerPort: PORT }],
    logging: ecs.LogDrivers.awsLogs({ logGroup: props.logGroup, streamPrefix: name }),
  });
  const service = new ecs.FargateService(scope, `${id}Service`, {
    serviceName: `production-shop-${name}`,
    cluster: props.cluster,
    taskDefinition: task,
    desiredCount: 3,
    securityGroups: [props.securityGroup],
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    circuitBreaker: { enable: true, rollback: true },
    deploymentAlarms: {
      alarmNames: props.deploymentAlarms,
      behavior: ecs.AlarmBehavior.ROLLBACK_ON_ALARM,
    },
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    healthCheckGracePeriod: Duration.minutes(2),
    serviceConnectConfiguration: props.serviceConnect,
  });
  service.node.addDependency(executionPolicy);
  const scaling = service.autoScaleTaskCount({ minCapacity: 3, maxCapacity: 6 });
  scaling.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
  const filter = new MetricFilter(scope, `${id}LogErrors`, {
    logGroup: props.logGroup,
    filterPattern: FilterPattern.anyTerm('ERROR', 'FATAL'),
    metricNamespace: 'Shop',
    metricName: `production-${name}-errors`,
  });
  const targets = props.loadBalancers.map(({ name: loadBalancer, listener }) => ({
    loadBalancer,
    group: listener.addTargets(id, {
      priority: props.priority,
      conditions: [elbv2.ListenerCondition.pathPatterns([props.path])],
      targets: [service.loadBalancerTarget({ containerName: name, containerPort: PORT })],
      protocol: elbv2.ApplicationProtocol.HTTP,
      port: PORT,
      deregistrationDelay: Duration.seconds(30),
      healthCheck: { path: '/' },
    }),
  }));
  return { name, service, task, container, taskRole, errors: filter.metric({ statistic: 'sum' }), targets };
}
