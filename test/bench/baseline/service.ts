// Frozen, like the environments that use it.
import { Duration, NestedStack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

export const PORT = 8080;

const IMAGE = 'public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine';

export interface ServiceProps {
  readonly cluster: ecs.ICluster;
  readonly subnets: ec2.SubnetSelection;
  readonly assignPublicIp?: boolean;
  readonly securityGroup: ec2.ISecurityGroup;
  readonly logGroup: ILogGroup;
  readonly listener: elbv2.ApplicationListener;
  readonly path: string;
  readonly priority: number;
  readonly desiredCount: number;
  readonly environment: Record<string, string>;
  readonly serviceConnect: ecs.ServiceConnectProps;
  /** What ECS may do beyond writing logs. */
  readonly executionStatements?: iam.PolicyStatement[];
}

export interface CreatedService {
  readonly service: ecs.FargateService;
  readonly task: ecs.FargateTaskDefinition;
  readonly container: ecs.ContainerDefinition;
  readonly taskRole: iam.Role;
}

/** A service on Fargate behind the load balancer. */
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
    cpu: 256,
    memoryLimitMiB: 512,
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
    cluster: props.cluster,
    taskDefinition: task,
    desiredCount: props.desiredCount,
    securityGroups: [props.securityGroup],
    vpcSubnets: props.subnets,
    assignPublicIp: props.assignPublicIp,
    circuitBreaker: { enable: true, rollback: true },
    minHealthyPercent: 100,
    maxHealthyPercent: 200,
    healthCheckGracePeriod: Duration.minutes(2),
    serviceConnectConfiguration: props.serviceConnect,
  });
  service.node.addDependency(executionPolicy);
  props.listener.addTargets(id, {
    priority: props.priority,
    conditions: [elbv2.ListenerCondition.pathPatterns([props.path])],
    targets: [service.loadBalancerTarget({ containerName: name, containerPort: PORT })],
    protocol: elbv2.ApplicationProtocol.HTTP,
    port: PORT,
    deregistrationDelay: Duration.seconds(30),
    healthCheck: { path: '/' },
  });
  return { service, task, container, taskRole };
}
