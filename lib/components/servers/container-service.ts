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
import { acknowledge } from '../../private/acknowledgements';
import { environmentCase } from '../../private/case';
import { StageEnvironmentError } from '../../private/errors';
import { ManagedPolicyRole } from '../../private/managed-policy-role';
import type { DeclaredSingleton } from '../../requirements/declared-capacity';
import type { DeclaredEgress } from '../../requirements/declarations';
import { isRequired } from '../../requirements/stage-profile';
import type {
  IComponentReference,
  IConsumer,
  IDoor,
  IStageHost,
  IUsable,
  Operations,
  Signal,
  Usage,
} from '../host';
import { logErrors } from '../log-errors';
import { createLogGroup } from '../log-group';
import { clusterOf, namespaceOf } from './cluster';
import { addContainers, migrationUser } from './containers';
import { checkContainer, checkedSize } from './container-limits';
import { containerOperations } from './container-operations';
import { doorSignals, serviceSignals } from './container-signals';
import { rollBackOnAlarm } from './deployment-alarms';
import { Exposure } from './exposure';
import { FrontDoor } from './front-door';
import type { IService } from './i-service';
import { checkPinned, imageNames, isPrivate } from './images';
import { scale } from './scaling';
import type { ContainerOptions } from './service';
import { openWayOut } from './way-out';

/** What a service in containers is made from. */
export interface ContainerServiceProps extends ContainerOptions {
  readonly componentId: string;
  readonly host: IStageHost;
}

/** A service on Amazon ECS with AWS Fargate, with what it uses and what leads to it. */
export class ContainerService extends Construct implements IService, IConsumer, IUsable {
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
  /** Where the load balancer of each door sends requests, if the doors lead here. */
  public readonly targetGroups: readonly ApplicationTargetGroup[];
  public readonly connections: Connections;
  public readonly grantPrincipal: IPrincipal;
  public readonly usable: IUsable = this;
  public readonly started: FargateService;
  public readonly operations: Operations;
  public readonly signals: readonly Signal[];
  public readonly egress: readonly DeclaredEgress[];
  public readonly singleton?: DeclaredSingleton;
  private readonly exposure?: Exposure;
  private readonly port?: number;

  constructor(scope: Construct, id: string, props: ContainerServiceProps) {
    super(scope, id);
    const { host } = props;
    checkContainer(props);
    const size = checkedSize(props);
    this.componentId = props.componentId;
    this.port = props.port;
    this.exposure = props.port === undefined ? undefined : (props.exposure ?? Exposure.entry());

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
    const wayOut = openWayOut(this, {
      componentId,
      securityGroup,
      host,
      images,
      declared: props.egress ?? [],
    });
    this.egress = wayOut.egress;
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
        usages.some(({ usage }) => usage.overServiceConnect === true),
      ),
    });
    // Without its policy the role could not write the first log line; CDK orders the task role by itself, not this one.
    this.service.node.addDependency(this.executionRole);
    // A task that starts before the way out stands cannot pull its image, and the circuit breaker would give up.
    host.network.serverSubnets.forEach((subnet) =>
      this.service.node.addDependency(subnet.internetConnectivityEstablished),
    );
    wayOut.established.forEach((it) => this.service.node.addDependency(it));
    for (const reference of [...(props.uses ?? []), ...(props.startAfter ?? [])]) {
      const { started } = host.component(reference.componentId);
      if (started !== undefined) this.service.node.addDependency(started);
    }
    this.started = this.service;
    const path = this.exposure?.path;
    this.targetGroups = path === undefined ? [] : host.doors.map((door) => this.leadFrom(door, props, path));
    this.signals = [
      ...serviceSignals(this.componentId, this.service),
      ...this.targetGroups.flatMap((target, index) =>
        doorSignals(this.componentId, host.doors[index].id, target),
      ),
      ...(isRequired(host.profile, 'OPS-1') ? [logErrors(this, host, this.componentId, this.logGroup)] : []),
    ];
    if (isRequired(host.profile, 'MON-1')) rollBackOnAlarm(this, host);
    if (size.scaling !== undefined) scale(this.service, size.instances, size.scaling);
    this.operations = containerOperations(this, size.instances);
    this.warn(props);
  }

  public use(consumer: IConsumer): Usage {
    if (this.port === undefined || this.exposure?.toServices !== true) {
      throw new StageEnvironmentError({
        what: `service ${consumer.componentId}: uses`,
        value: this.componentId,
        limit: 'that service is not exposed to services',
        remedy: `give ${this.componentId} a port and expose it to services: Exposure.services(), or services: true`,
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
      overServiceConnect: true,
      preparations: [],
    };
  }

  private get serviceName(): string {
    return this.componentId.toLowerCase();
  }

  private useOf(host: IStageHost, reference: IComponentReference): Usage {
    const { usable } = host.component(reference.componentId);
    if (usable === undefined) {
      throw new StageEnvironmentError({
        what: `service ${this.componentId}: uses`,
        value: reference.componentId,
        limit: 'that component offers nothing to use',
        remedy: 'name a database or a service, or put it under startAfter',
      });
    }
    return usable.use(this);
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

  private leadFrom(door: IDoor, props: ContainerServiceProps, path: string): ApplicationTargetGroup {
    const { host } = props;
    // A target group stays with one load balancer, and a balancer that turns internal is another one.
    const target = new ApplicationTargetGroup(
      this,
      `${door.id}${door.internetFacing ? '' : 'Internal'}Target`,
      {
        vpc: host.network.vpc,
        targetType: TargetType.IP,
        protocol: ApplicationProtocol.HTTP,
        port: this.port,
        deregistrationDelay: door.drainsFor ?? Duration.seconds(30),
        healthCheck: { path: props.healthCheck ?? '/' },
      },
    );
    this.service.attachToApplicationTargetGroup(target);
    FrontDoor.of(host, door).lead(this, this.componentId, path, target);
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
