import { Duration, NestedStack, Stack } from 'aws-cdk-lib';
import { Connections, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  AvailabilityZoneRebalancing,
  type ContainerDefinition,
  FargateService,
  FargateTaskDefinition,
  PropagatedTagSource,
  type ScalableTaskCount,
  type ServiceConnectProps,
} from 'aws-cdk-lib/aws-ecs';
import {
  ApplicationProtocol,
  ApplicationTargetGroup,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from '../../internal/acknowledgements';
import { logErrorAlarm } from '../../internal/log-error-alarm';
import { createLogGroup } from '../../internal/log-group';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import { isRequired } from '../../requirements/stage-profile';
import type { AlarmDefinition } from '../../spi/alarm-definition';
import type { IStageLoadBalancer } from '../../spi/load-balancer';
import { namespaceOf } from './cluster';
import { serviceAlarms, targetGroupAlarms } from './container-alarms';
import type { CheckedService } from './checked-service';
import { addContainers, type Connection, type Containers } from './containers';
import { rollBackOnAlarm } from './deployment-alarms';
import { ServiceEgress } from './egress';
import { checkPinned, imageNames, isPrivate } from './images';
import { scale } from './scaling';
import { rulesOf } from './security-group-rules';
import { addPublicInitImageWarning } from './service-warnings';

/** The resources of a service: its task definition with roles and log group, its security group, and what runs it. */
export class ServiceResources {
  public readonly connections: Connections;
  public readonly securityGroup: SecurityGroup;
  public readonly taskRole: ManagedPolicyRole;
  public readonly executionRole: ManagedPolicyRole;
  public readonly logGroup: LogGroup;
  public readonly taskDefinition: FargateTaskDefinition;
  public readonly container: ContainerDefinition;
  public readonly service: FargateService;
  public readonly targetGroups: ApplicationTargetGroup[];
  public readonly scalableTaskCount?: ScalableTaskCount;
  public readonly alarms: AlarmDefinition[];
  public readonly egress: ServiceEgress;
  private readonly scope: Construct;

  constructor(
    construct: Construct,
    private readonly checked: CheckedService,
  ) {
    const { props, size } = checked;
    const { host, componentId, port } = props;
    const description = `Service ${componentId} of ${host.environmentName}`;
    // Launch stages retain the logs. What is retained stays in the stack of the environment, where it can be found.
    this.logGroup = createLogGroup(construct, 'Logs', host);
    // Policies of keys and secrets in that stack may name the roles: from a nested stack, that would be a circle.
    const principal = new ServicePrincipal('ecs-tasks.amazonaws.com');
    // Of the two, the guide of ECS names the condition for the role of tasks only.
    // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
    const ofAccount = principal.withConditions({
      StringEquals: { 'aws:SourceAccount': Stack.of(construct).account },
    });
    this.taskRole = new ManagedPolicyRole(construct, 'TaskRole', { assumedBy: ofAccount });
    this.executionRole = new ManagedPolicyRole(construct, 'ExecutionRole', { assumedBy: principal });
    const scope = new NestedStack(construct, 'Stack', { description });
    acknowledge(scope, 'SECRET_BY_ITS_ARN', host.profile);
    this.scope = scope;
    this.securityGroup = new SecurityGroup(scope, 'SecurityGroup', {
      vpc: host.network.vpc,
      description,
      allowAllOutbound: false,
    });
    this.connections = new Connections({
      securityGroups: [this.securityGroup],
      defaultPort: port === undefined ? undefined : Port.tcp(port),
    });
    this.taskDefinition = new FargateTaskDefinition(scope, 'Task', {
      cpu: size.cpu,
      memoryLimitMiB: size.memory,
      taskRole: this.taskRole,
      executionRole: this.executionRole,
    });
    const connections = this.connectToUsed();
    const containers = addContainers(this.taskDefinition, { ...props, connections, logGroup: this.logGroup });
    this.container = containers.own;
    acknowledge(this.taskDefinition, 'PLAIN_VARIABLES_TELL_WHERE', host.profile);
    this.egress = this.createEgress(containers, connections);
    this.service = this.createService(connections);
    this.addReadinessDependencies();
    this.targetGroups =
      props.routes.length === 0 ? [] : host.loadBalancers.map((it) => this.addTargetGroup(it));
    this.alarms = [
      ...serviceAlarms(componentId, this.service, props.routes.length === 0),
      ...this.targetGroups.flatMap((group, index) =>
        targetGroupAlarms(componentId, host.loadBalancers[index].id, group),
      ),
      ...(isRequired(host.profile, 'OPS-1') ? [logErrorAlarm(scope, host, componentId, this.logGroup)] : []),
    ];
    if (isRequired(host.profile, 'MON-1')) {
      const { environmentName } = host;
      rollBackOnAlarm({ componentId, environmentName, service: this.service, alarms: this.alarms });
    }
    if (size.scaling !== undefined) {
      this.scalableTaskCount = scale(this.service, size.instances, size.scaling);
    }
  }

  private connectToUsed(): Connection[] {
    const { connections, taskRole, checked } = this;
    const consumer = {
      componentId: checked.props.componentId,
      connections,
      grantPrincipal: taskRole.grantPrincipal,
    };
    return checked.uses.map((component) => ({ component, config: component.connect(consumer) }));
  }

  private createEgress({ all }: Containers, connections: readonly Connection[]): ServiceEgress {
    const { host, componentId, egress: rules = [], awsServices = [] } = this.checked.props;
    const images = imageNames(all);
    if (isRequired(host.profile, 'RBK-1')) checkPinned(`service ${componentId}`, images);
    if (images.some((image) => isPrivate(image, Stack.of(this.scope).region))) {
      this.executionRole.acknowledgeOnPolicies('ACTIONS_WITHOUT_RESOURCE', host.profile);
    }
    const { scope, securityGroup } = this;
    const egress = new ServiceEgress(scope, { componentId, host, securityGroup, rules });
    egress.allowImages(images);
    addPublicInitImageWarning(scope, this.checked.props, all);
    egress.allowCalls([
      'logs',
      ...connections.flatMap(({ config }) => config.awsServices ?? []),
      ...awsServices,
    ]);
    // The proxy of Service Connect asks for its configuration over this endpoint, or over the internet
    // (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html).
    if (this.serviceConnect(connections) !== undefined && !egress.reachesInternet) {
      egress.allowCalls(['ecs-agent']);
    }
    for (const role of [this.taskRole, this.executionRole]) {
      role.onStatement((statement) => egress.allowGranted(statement));
    }
    return egress;
  }

  private createService(connections: readonly Connection[]): FargateService {
    const { props, size } = this.checked;
    const { host, singleton, routes, healthCheckGracePeriod = Duration.minutes(2) } = props;
    const isCluster = isRequired(host.profile, 'CLU-1') && singleton === undefined;
    return new FargateService(this.scope, 'Service', {
      cluster: host.cluster,
      taskDefinition: this.taskDefinition,
      desiredCount: size.instances,
      securityGroups: [this.securityGroup],
      vpcSubnets: { subnets: [...host.network.serverSubnets] },
      assignPublicIp: host.network.serversNeedPublicAddress,
      circuitBreaker: { enable: true, rollback: true },
      // A singleton never runs beside its successor.
      minHealthyPercent: singleton === undefined ? 100 : 0,
      maxHealthyPercent: singleton === undefined ? 200 : 100,
      availabilityZoneRebalancing: isCluster ? AvailabilityZoneRebalancing.ENABLED : undefined,
      healthCheckGracePeriod: routes.length === 0 ? undefined : healthCheckGracePeriod,
      propagateTags: PropagatedTagSource.SERVICE,
      serviceConnectConfiguration: this.serviceConnect(connections),
    });
  }

  private serviceConnect(connections: readonly Connection[]): ServiceConnectProps | undefined {
    const { host, componentId, port, internal } = this.checked.props;
    const usesServiceConnect = connections.some(({ config }) => config.usesServiceConnect === true);
    if (port !== undefined && internal) {
      const name = componentId.toLowerCase();
      return {
        namespace: namespaceOf(host).namespaceArn,
        services: [{ portMappingName: name, dnsName: name, port }],
      };
    }
    return usesServiceConnect ? { namespace: namespaceOf(host).namespaceArn } : undefined;
  }

  private addReadinessDependencies(): void {
    const { uses, startAfter, props } = this.checked;
    const { node } = this.service;
    // Without its policy the role could not write the first log line. CDK orders only the task role by itself.
    node.addDependency(this.executionRole);
    // A task that starts before its egress exists cannot pull its image or reach its database, and the circuit breaker
    // would give up.
    node.addDependency(rulesOf(this.securityGroup));
    props.host.network.serverSubnets.forEach((subnet) =>
      node.addDependency(subnet.internetConnectivityEstablished),
    );
    node.addDependency(this.egress.readinessDependency);
    for (const { config } of [...uses, ...startAfter]) {
      if (config.readinessDependency !== undefined) node.addDependency(config.readinessDependency);
    }
  }

  private addTargetGroup(loadBalancer: IStageLoadBalancer): ApplicationTargetGroup {
    const { host, componentId, port, routes, healthCheckPath = '/' } = this.checked.props;
    // A target group stays with one load balancer, and one that turns internal is another load balancer.
    const id = `${loadBalancer.id}${loadBalancer.internetFacing ? '' : 'Internal'}Target`;
    const targetGroup = new ApplicationTargetGroup(this.scope, id, {
      vpc: host.network.vpc,
      targetType: TargetType.IP,
      protocol: ApplicationProtocol.HTTP,
      port,
      deregistrationDelay: loadBalancer.deregistrationDelay,
      healthCheck: { path: healthCheckPath },
    });
    this.service.attachToApplicationTargetGroup(targetGroup);
    routes.forEach((path) => loadBalancer.addRoute(this.scope, componentId, path, targetGroup));
    return targetGroup;
  }
}
