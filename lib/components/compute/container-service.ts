import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { type Connections, type IConnectable, Port, type SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type {
  ContainerDefinition,
  FargateService,
  FargateTaskDefinition,
  IEcsLoadBalancerTarget,
  LoadBalancerTargetOptions,
  ScalableTaskCount,
} from 'aws-cdk-lib/aws-ecs';
import type { ApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IGrantable, IPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { environmentCase } from '../../internal/case';
import { StageEnvironmentError } from '../../internal/errors';
import { removeOnFailure } from '../../internal/remove-on-failure';
import type { ConnectionConfig, IConnectionTarget, IConsumer } from '../../spi/connection';
import { MonitoredKind } from '../../spi/monitored-kind';
import { checkedService } from './checked-service';
import { containerAutomations } from './container-automations';
import type { ContainerServiceProps } from './container-service-props';
import { ServiceResources } from './service-resources';
import { addServiceWarnings } from './service-warnings';

/**
 * A service in containers on Amazon ECS with AWS Fargate, in the subnets for servers of its environment. All of it but
 * its logs and roles stands in a nested stack of its own, so that an environment can have dozens of services.
 */
export class ContainerService extends Construct implements IConnectable, IGrantable, IConnectionTarget {
  /** Unique in the environment: the construct path below it, joined. */
  public readonly componentId: string;
  public readonly service: FargateService;
  public readonly taskDefinition: FargateTaskDefinition;
  /** The service's own container, after the init containers and the migration. */
  public readonly container: ContainerDefinition;
  /** The role of the containers. Grants land in customer managed policies. */
  public readonly taskRole: Role;
  /** The role by which ECS starts them: it pulls images, writes logs and reads the secrets of init containers. */
  public readonly executionRole: Role;
  public readonly securityGroup: SecurityGroup;
  public readonly logGroup: LogGroup;
  /** One for each load balancer of the environment; none without routes. */
  public readonly targetGroups: ApplicationTargetGroup[];
  /**
   * The scaling of the service.
   *
   * @default - it does not scale
   */
  public readonly scalableTaskCount?: ScalableTaskCount;
  /** With the service's port as default port. */
  public readonly connections: Connections;
  public readonly grantPrincipal: IPrincipal;
  private readonly port?: number;
  private readonly internal: boolean;

  /**
   * @param scope an environment, or a construct below one
   * @param id a letter, then letters and digits; with the ids between it and the environment at most 40 characters
   * @throws StageEnvironmentError if the scope stands in no environment, the id is malformed or taken, a used component is
   * of another environment, or Fargate or the stage refuses a property; nothing of the service remains then
   */
  constructor(scope: Construct, id: string, props: ContainerServiceProps) {
    const checked = checkedService(scope, id, props);
    super(scope, id);
    const { host, componentId, port, internal, singleton } = checked.props;
    this.componentId = componentId;
    this.port = port;
    this.internal = internal;
    const resources = removeOnFailure(this, () => new ServiceResources(this, checked));
    this.service = resources.service;
    this.taskDefinition = resources.taskDefinition;
    this.container = resources.container;
    this.taskRole = resources.taskRole;
    this.executionRole = resources.executionRole;
    this.securityGroup = resources.securityGroup;
    this.logGroup = resources.logGroup;
    this.targetGroups = resources.targetGroups;
    this.scalableTaskCount = resources.scalableTaskCount;
    this.connections = resources.connections;
    this.grantPrincipal = resources.taskRole.grantPrincipal;
    addServiceWarnings(this, checked.props);
    const { service, logGroup } = this;
    host.register(this, {
      monitoredKind: MonitoredKind.SERVICES,
      alarms: resources.alarms,
      connectionTarget: this,
      readinessDependency: service,
      automations: containerAutomations({
        service,
        logGroup,
        instances: checked.size.instances,
        scales: this.scalableTaskCount !== undefined,
      }),
      egress: resources.egress.declared,
      uses: checked.uses.map((component) => component.componentId),
      singleton: singleton && { component: componentId, reason: singleton.reason },
    });
  }

  /** Allows the traffic of another service to the port, and returns the service's address in the Service Connect namespace. */
  public connect(consumer: IConsumer): ConnectionConfig {
    const { componentId, port } = this;
    if (port === undefined || !this.internal) {
      throw new StageEnvironmentError({
        id: 'service.not-internal',
        what: `uses of ${consumer.componentId}`,
        value: componentId,
        limit: 'services do not reach that service',
        remediation: `set internal: true and a port on ${componentId}, or move it to startAfter`,
      });
    }
    consumer.connections.allowTo(this, Port.tcp(port), `${consumer.componentId} uses ${componentId}`);
    const name = componentId.toLowerCase();
    const prefix = environmentCase(componentId);
    return {
      environment: {
        [`${prefix}_HOST`]: name,
        [`${prefix}_PORT`]: String(port),
        [`${prefix}_URL`]: `http://${name}:${port}`,
      },
      usesServiceConnect: true,
    };
  }

  /** A target for the listener of a load balancer of your own. */
  public loadBalancerTarget(options: LoadBalancerTargetOptions): IEcsLoadBalancerTarget {
    return this.service.loadBalancerTarget(options);
  }

  /** A metric of the service in the namespace `AWS/ECS`. */
  public metric(metricName: string, props?: MetricOptions): Metric {
    return this.service.metric(metricName, props);
  }

  /**
   * The percentage of its CPU that the service uses.
   *
   * @default - the average over five minutes
   */
  public metricCpuUtilization(props?: MetricOptions): Metric {
    return this.service.metricCpuUtilization(props);
  }

  /**
   * The percentage of its memory that the service uses.
   *
   * @default - the average over five minutes
   */
  public metricMemoryUtilization(props?: MetricOptions): Metric {
    return this.service.metricMemoryUtilization(props);
  }
}
