import { Duration, Validations } from 'aws-cdk-lib';
import { type Connections, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import {
  AssetImage,
  type ContainerDefinition,
  type ContainerImage,
  EcrImage,
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
import type { DeclaredEgress } from '../../requirements/declarations';
import type { IComponentReference, IConsumer, IStageHost, IUsable, Operations, Usage } from '../host';
import { createLogGroup } from '../log-group';
import { clusterOf, namespaceOf } from './cluster';
import { addContainers, migrationUser } from './containers';
import { checkContainer, checkedSize } from './container-limits';
import { containerOperations } from './container-operations';
import { Exposure } from './exposure';
import { FrontDoor } from './front-door';
import type { IService } from './i-service';
import type { ContainerOptions } from './service';

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
  /** Where the entry's load balancer sends requests, if the entry leads here. */
  public readonly targetGroup?: ApplicationTargetGroup;
  public readonly connections: Connections;
  public readonly grantPrincipal: IPrincipal;
  public readonly usable: IUsable = this;
  public readonly started: FargateService;
  public readonly operations: Operations;
  public readonly egress: readonly DeclaredEgress[];
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
    this.egress = [this.reachOut()];

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
    this.container = addContainers(this.taskDefinition, { ...props, usages, logGroup: this.logGroup });
    acknowledge(this.taskDefinition, 'PLAIN_VARIABLES_TELL_WHERE', host.profile);
    const prepared = usages.flatMap(({ usage }) => usage.preparations.map(({ image }) => image));
    if ([props.image, props.migration?.image, ...prepared].some(isPulledFromEcr)) {
      acknowledge(this.executionRole, 'ACTIONS_WITHOUT_RESOURCE', host.profile);
    }
    this.service = new FargateService(this, 'Service', {
      cluster: clusterOf(host),
      taskDefinition: this.taskDefinition,
      desiredCount: size.instances,
      securityGroups: [this.securityGroup],
      vpcSubnets: { subnets: [...host.network.serverSubnets] },
      assignPublicIp: host.network.serversNeedPublicAddress,
      circuitBreaker: { enable: true, rollback: true },
      minHealthyPercent: 100,
      maxHealthyPercent: 200,
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
    for (const reference of [...(props.uses ?? []), ...(props.startAfter ?? [])]) {
      const { started } = host.component(reference.componentId);
      if (started !== undefined) this.service.node.addDependency(started);
    }
    this.started = this.service;
    if (this.exposure?.path !== undefined)
      this.targetGroup = this.leadFromEntry(host, props, this.exposure.path);
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

  private reachOut(): DeclaredEgress {
    const reason = 'pulls its images and calls AWS';
    this.securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), reason);
    return { component: this.componentId, destination: '0.0.0.0/0', port: 443, reason };
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

  private leadFromEntry(
    host: IStageHost,
    props: ContainerServiceProps,
    path: string,
  ): ApplicationTargetGroup {
    // A target group stays with one load balancer, and a balancer that turns internal is another one.
    const target = new ApplicationTargetGroup(this, host.entry.internetFacing ? 'Target' : 'InternalTarget', {
      vpc: host.network.vpc,
      targetType: TargetType.IP,
      protocol: ApplicationProtocol.HTTP,
      port: this.port,
      deregistrationDelay: Duration.seconds(30),
      healthCheck: { path: props.healthCheck ?? '/' },
    });
    this.service.attachToApplicationTargetGroup(target);
    FrontDoor.of(host).lead(this, this.componentId, path, target);
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

/** Logging in to Amazon ECR is one of the actions that know no resource. */
function isPulledFromEcr(image: ContainerImage | undefined): boolean {
  return image instanceof EcrImage || image instanceof AssetImage;
}
