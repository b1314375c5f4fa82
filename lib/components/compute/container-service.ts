import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { type Connections, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  AvailabilityZoneRebalancing,
  type ContainerDefinition,
  FargateService,
  FargateTaskDefinition,
  PropagatedTagSource,
  type ServiceConnectProps,
} from 'aws-cdk-lib/aws-ecs';
import {
  ApplicationProtocol,
  ApplicationTargetGroup,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { type IPrincipal, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../../internal/acknowledgements';
import { environmentCase } from '../../internal/case';
import { StageEnvironmentError } from '../../internal/errors';
import { ManagedPolicyRole } from '../../internal/managed-policy-role';
import type { DeclaredSingleton } from '../../requirements/declared-objectives';
import type { DeclaredEgress } from '../../requirements/declarations';
import { isRequired } from '../../requirements/stage-profile';
import type { AlarmDefinition } from '../../spi/alarm-definition';
import type { Automations } from '../../spi/automation';
import type { IComponentReference } from '../../spi/component';
import type { IConsumer, IConnectionTarget, ConnectionConfig } from '../../spi/connection';
import type { ILoadBalancerConfig } from '../../spi/load-balancer';
import type { IStageHost } from '../../spi/stage-host';
import { logErrors } from '../../internal/log-error-alarm';
import { createLogGroup } from '../../internal/log-group';
import { clusterOf, namespaceOf } from './cluster';
import { addContainers, migrationUser } from './containers';
import { checkContainer, checkedSize } from './container-limits';
import { containerAutomations } from './container-automations';
import { loadBalancerTargetAlarms, serviceAlarms } from './container-alarms';
import { rollBackOnAlarm } from './deployment-alarms';
import { Routing } from './exposure';
import { StageLoadBalancer } from './stage-load-balancer';
import type { IService } from './i-service';
import { checkPinned, imageNames, isPrivate } from './images';
import { scale } from './scaling';
import type { ContainerOptions } from './service';
import { allowEgress } from './egress';

/** What a service in containers is made from. */
export interface ContainerServiceProps extends ContainerOptions {
  readonly componentId: string;
  readonly host: IStageHost;
}

/** A service on Amazon ECS with AWS Fargate, with what it uses and what leads to it. */
export class ContainerService extends Construct implements IService, IConsumer, IConnectionTarget {
  public readonly componentId: string;
  public readonly service: FargateService;
  public readonly taskDefinition: FargateTaskDefinition;
  /** The service's own container, beside those that prepare it. */
  public readonly container: ContainerDefinition;
  /** What the service's containers may do. */
  public readonly taskRole: ManagedPolicyRole;
  /** What ECS may do in order to start them: pull images, write logs, read the secrets of preparations. */
  public readonly executionRole: ManagedPolicyRole;
  public readonly securityGroup: SecurityGroup;
  public readonly logGroup: LogGroup;
  /** Where the load balancer of each load balancer sends requests, if the load balancers lead here. */
  public readonly targetGroups: readonly ApplicationTargetGroup[];
  public readonly connections: Connections;
  public readonly grantPrincipal: IPrincipal;
  public readonly connectionTarget: IConnectionTarget = this;
  public readonly readinessDependency: FargateService;
  public readonly automations: Automations;
  public readonly alarms: readonly AlarmDefinition[];
  public readonly egress: readonly DeclaredEgress[];
  public readonly singleton?: DeclaredSingleton;
  private readonly exposure?: Routing;
  private readonly port?: number;

  constructor(scope: Construct, id: string, props: ContainerServiceProps) {
    super(scope, id);
    const { host } = props;
    checkContainer(props);
    const size = checkedSize(props);
    this.componentId = props.componentId;
    this.port = props.port;
    this.exposure = props.port === undefined ? undefined : (props.exposure ?? Routing.teamAccess());

    this.securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: host.network.vpc,
      description: `Service ${this.componentId} of ${host.environmentName}`,
      allowAllOutbound: false,
    });
    this.connections = this.securityGroup.connections;

    const principal = new ServicePrincipal('ecs-tasks.amazonaws.com');
    this.taskRole = new ManagedPolicyRole(this, 'TaskRole', { assumedBy: principal });
    this.executionRole = new ManagedPolicyRole(this, 'ExecutionRole', { assumedBy: principal });
    this.grantPrincipal = this.taskRole.grantPrincipal;
    this.logGroup = createLogGroup(this, 'Logs', host);
    this.taskDefinition = new FargateTaskDefinition(this, 'Task', {
      cpu: size.cpu,
      memoryLimitMiB: size.memory,
      taskRole: this.taskRole,
      executionRole: this.executionRole,
    });

    const usages = (props.uses ?? []).map((reference) => ({ reference, usage: this.useOf(host, reference) }));
    const containers = addContainers(this.taskDefinition, { ...props, usages, logGroup: this.logGroup });
    this.container = containers.own;
    acknowledge(this.taskDefinition, 'PLAIN_VARIABLES_TELL_WHERE', host.profile);
    const images = imageNames(containers.all);
    if (isRequired(host.profile, 'RBK-1')) checkPinned(`service ${this.componentId}`, images);
    if (images.some((image) => isPrivate(image, Stack.of(this).region))) {
      this.executionRole.acknowledgeOnPolicies('ACTIONS_WITHOUT_RESOURCE', host.profile);
    }
    const { componentId, securityGroup } = this;
    const egressAccess = allowEgress(this, {
      componentId,
      securityGroup,
      host,
      images,
      declared: props.egress ?? [],
    });
    this.egress = egressAccess.egress;
    this.singleton = props.singleton && { component: this.componentId, reason: props.singleton.reason };
    const isCluster = isRequired(host.profile, 'CLU-1') && this.singleton === undefined;
    this.service = new FargateService(this, 'Service', {
      cluster: clusterOf(host),
      taskDefinition: this.taskDefinition,
      desiredCount: size.instances,
      securityGroups: [this.securityGroup],
      vpcSubnets: { subnets: [...host.network.serverSubnets] },
      assignPublicIp: host.network.serversNeedPublicAddress,
      circuitBreaker: { enable: true, rollback: true },
      // One that must run once is never beside its successor.
      minHealthyPercent: this.singleton === undefined ? 100 : 0,
      maxHealthyPercent: this.singleton === undefined ? 200 : 100,
      availabilityZoneRebalancing: isCluster ? AvailabilityZoneRebalancing.ENABLED : undefined,
      healthCheckGracePeriod:
        this.exposure?.path === undefined ? undefined : (props.healthCheckGracePeriod ?? Duration.minutes(2)),
      propagateTags: PropagatedTagSource.SERVICE,
      serviceConnectConfiguration: this.serviceConnect(
        host,
        usages.some(({ usage }) => usage.usesServiceConnect === true),
      ),
    });
    // Without its policy the role could not write the first log line; CDK orders the task role by itself, not this one.
    this.service.node.addDependency(this.executionRole);
    // A task that starts before the egress stands cannot pull its image, and the circuit breaker would give up.
    host.network.serverSubnets.forEach((subnet) =>
      this.service.node.addDependency(subnet.internetConnectivityEstablished),
    );
    egressAccess.readinessDependency.forEach((it) => this.service.node.addDependency(it));
    for (const reference of [...(props.uses ?? []), ...(props.startAfter ?? [])]) {
      const { readinessDependency } = host.component(reference.componentId);
      if (readinessDependency !== undefined) this.service.node.addDependency(readinessDependency);
    }
    this.readinessDependency = this.service;
    const path = this.exposure?.path;
    this.targetGroups =
      path === undefined
        ? []
        : host.loadBalancerConfigs.map((loadBalancerConfig) =>
            this.addTargetGroup(loadBalancerConfig, props, path),
          );
    this.alarms = [
      ...serviceAlarms(this.componentId, this.service),
      ...this.targetGroups.flatMap((target, index) =>
        loadBalancerTargetAlarms(this.componentId, host.loadBalancerConfigs[index].id, target),
      ),
      ...(isRequired(host.profile, 'OPS-1') ? [logErrors(this, host, this.componentId, this.logGroup)] : []),
    ];
    if (isRequired(host.profile, 'MON-1')) rollBackOnAlarm(this, host);
    if (size.scaling !== undefined) scale(this.service, size.instances, size.scaling);
    this.automations = containerAutomations(this, size.instances);
    this.warn(props);
  }

  public connect(consumer: IConsumer): ConnectionConfig {
    if (this.port === undefined || this.exposure?.toServices !== true) {
      throw new StageEnvironmentError({
        what: `service ${consumer.componentId}: uses`,
        value: this.componentId,
        limit: 'that service is not exposed to services',
        remediation: `give ${this.componentId} a port and expose it to services: Exposure.services(), or services: true`,
      });
    }
    this.connections.allowFrom(consumer, Port.tcp(this.port), `${consumer.componentId} uses it`);
    const prefix = environmentCase(this.componentId);
    return {
      environment: {
        [`${prefix}_HOST`]: this.serviceName,
        [`${prefix}_PORT`]: String(this.port),
        [`${prefix}_URL`]: `http://${this.serviceName}:${this.port}`,
      },
      usesServiceConnect: true,
      initContainers: [],
    };
  }

  private get serviceName(): string {
    return this.componentId.toLowerCase();
  }

  private useOf(host: IStageHost, reference: IComponentReference): ConnectionConfig {
    const { connectionTarget } = host.component(reference.componentId);
    if (connectionTarget === undefined) {
      throw new StageEnvironmentError({
        what: `service ${this.componentId}: uses`,
        value: reference.componentId,
        limit: 'that component offers nothing to use',
        remediation: 'name a database or a service, or put it under startAfter',
      });
    }
    return connectionTarget.connect(this);
  }

  private serviceConnect(host: IStageHost, usesServices: boolean): ServiceConnectProps | undefined {
    if (this.port !== undefined && this.exposure?.toServices === true) {
      return {
        namespace: namespaceOf(host).namespaceArn,
        services: [{ portMappingName: this.serviceName, dnsName: this.serviceName, port: this.port }],
      };
    }
    return usesServices ? { namespace: namespaceOf(host).namespaceArn } : undefined;
  }

  private addTargetGroup(
    loadBalancerConfig: ILoadBalancerConfig,
    props: ContainerServiceProps,
    path: string,
  ): ApplicationTargetGroup {
    const { host } = props;
    // A target group stays with one load balancer, and a balancer that turns internal is another one.
    const target = new ApplicationTargetGroup(
      this,
      `${loadBalancerConfig.id}${loadBalancerConfig.internetFacing ? '' : 'Internal'}Target`,
      {
        vpc: host.network.vpc,
        targetType: TargetType.IP,
        protocol: ApplicationProtocol.HTTP,
        port: this.port,
        deregistrationDelay: loadBalancerConfig.deregistrationDelay ?? Duration.seconds(30),
        healthCheck: { path: props.healthCheckPath ?? '/' },
      },
    );
    this.service.attachToApplicationTargetGroup(target);
    StageLoadBalancer.of(host, loadBalancerConfig).addTarget(this, this.componentId, path, target);
    return target;
  }

  private warn(props: ContainerServiceProps): void {
    const validations = Validations.of(this);
    if (props.user === undefined) {
      validations.addWarning(
        'cdk-stage-environments:container-user',
        `service ${this.componentId} runs as its image's own user, which a template cannot show not to be root; name it with 'user'`,
      );
    }
    const telling = Object.keys(props.environment ?? {}).filter((name) => SOUNDS_SECRET.test(name));
    if (telling.length > 0) {
      validations.addWarning(
        'cdk-stage-environments:plain-secret',
        `service ${this.componentId}: ${telling.join(', ')} stands in the template for everybody to read; pass secrets with 'secrets'`,
      );
    }
    if (props.migration !== undefined && migrationUser(props, props.migration) === undefined) {
      validations.addWarning(
        'cdk-stage-environments:migration-user',
        `the migration of service ${this.componentId}, which is told the master password, runs as its image's own user, which a template cannot show not to be root; name it with the migration's 'user'`,
      );
    }
    if (props.injectedSecrets !== undefined && Object.keys(props.injectedSecrets).length > 0) {
      validations.addWarning(
        'cdk-stage-environments:injected-secret',
        `service ${this.componentId} is given ${Object.keys(props.injectedSecrets).join(', ')} when a task starts, which goes stale when the secret rotates; pass the ARN with 'secrets' and read it when needed`,
      );
    }
  }
}

const SOUNDS_SECRET = /PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|(API|ACCESS|PRIVATE|SIGNING)_?KEY/i;
