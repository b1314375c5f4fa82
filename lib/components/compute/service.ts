import type { Duration } from 'aws-cdk-lib';
import type { ContainerImage, Secret as InjectedSecret } from 'aws-cdk-lib/aws-ecs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import type { IComponent, IComponentReference } from '../../spi/component';
import type { IStageHost } from '../../spi/stage-host';
import { ContainerService } from './container-service';
import type { Routing } from './exposure';
import type { IService } from './i-service';
import type { Migration } from './migration';
import type { ScalingOptions } from './scaling';
import type { EgressRule } from './egress';

/** That a service must run once. */
export interface SingletonOptions {
  /** Why, for the ledger. */
  readonly reason: string;
}

/** How a service in containers is set up. */
export interface ContainerOptions {
  /** By version or digest: where users come, `latest` or no tag is refused. */
  readonly image: ContainerImage;
  /**
   * @default - the image's own command
   */
  readonly command?: string[];
  /**
   * The port it listens on, from 1 to 65535.
   *
   * @default - none: it answers nobody, as a worker does
   */
  readonly port?: number;
  /**
   * Who reaches the port.
   *
   * @default - those who come through the entry, on every path, if there is a port
   */
  readonly exposure?: Routing;
  /**
   * The path at which the entry's load balancer asks whether the service is well.
   *
   * @default '/'
   */
  readonly healthCheckPath?: string;
  /**
   * How long after its start a task may fail that health check.
   *
   * @default Duration.minutes(2)
   */
  readonly healthCheckGracePeriod?: Duration;
  /**
   * A command in the container that tells whether it is well, such as `['CMD-SHELL', 'pg_isready']`.
   *
   * @default - none
   */
  readonly containerHealthCheck?: string[];
  /** Variables of the container. @default - those of what it uses */
  readonly environment?: { [name: string]: string };
  /**
   * Secrets that the service reads by itself: the variable holds the secret's ARN, and the service may read it. A
   * rotation is seen at the next read.
   *
   * @default - none
   */
  readonly secrets?: { [name: string]: ISecret };
  /**
   * Secrets whose value is put into the variable when a task starts. It goes stale when the secret rotates, of which
   * a warning tells; prefer `secrets`.
   *
   * @default - none
   */
  readonly injectedSecrets?: { [name: string]: InjectedSecret };
  /**
   * CPU units, 1024 to a virtual CPU, from 256 to 16384 as Fargate offers them.
   *
   * @default - by stage: 256 in development and staging, 512 in soft launch, 1024 in production
   */
  readonly cpu?: number;
  /**
   * In MiB, as Fargate offers it for the CPU.
   *
   * @default - by stage: 512 in development and staging, 1024 in soft launch, 2048 in production
   */
  readonly memory?: number;
  /**
   * How many of it run, and with scaling the least.
   *
   * @default - the stage's minimum, which is also the least allowed (SRV-1, CLU-1): one, and three in production
   */
  readonly instances?: number;
  /**
   * Says that it must run once, whatever the stage asks for, and why. A deployment stops the old one before it starts
   * the new one. It stands in the ledger.
   *
   * @default - it runs as often as the stage asks for
   */
  readonly singleton?: SingletonOptions;
  /**
   * How it grows with its load.
   *
   * @default - in production, to twice its instances, which are kept at 60 percent of CPU; else it does not
   */
  readonly scaling?: ScalingOptions;
  /**
   * Where it sends egress to, beyond its images, AWS and what it uses. In soft launch and production nothing else leaves
   * the network but pulls of public images; an image in Amazon ECR of the region never leaves it.
   *
   * @default - nowhere
   */
  readonly egress?: EgressRule[];
  /**
   * The user it runs as, by name or number.
   *
   * @default - the image's own, of which a warning tells, since a template cannot show that it is not root
   */
  readonly user?: string;
  /**
   * Whether the image's files can be changed by what runs in it.
   *
   * @default true
   */
  readonly readonlyRootFilesystem?: boolean;
  /**
   * Folders it may write to for as long as a task lives, kept in the task's memory, 64 MiB each. Fargate offers them
   * in its commercial regions, and nowhere else.
   *
   * @default - none
   */
  readonly writablePaths?: string[];
  /**
   * Databases and services that it uses: opens the flow, says where they are, and grants what it needs.
   *
   * @default - none
   */
  readonly uses?: IComponentReference[];
  /**
   * Components that must stand before it is started, beyond those it uses.
   *
   * @default - none
   */
  readonly startAfter?: IComponentReference[];
  /** @default - none */
  readonly migration?: Migration;
}

/** A service of an environment. */
export abstract class Service implements IComponent {
  /**
   * Containers on Amazon ECS with AWS Fargate, in the subnets for servers.
   *
   * @throws StageEnvironmentError for images, sizes, ports or counts that Fargate or the stage refuses
   */
  public static container(options: ContainerOptions): Service {
    return new Container(options);
  }

  public abstract readonly requires: readonly IComponentReference[];

  public abstract bind(scope: Construct, host: IStageHost): IService;
}

class Container extends Service {
  public override readonly requires: readonly IComponentReference[];

  constructor(private readonly options: ContainerOptions) {
    super();
    this.requires = [...(options.uses ?? []), ...(options.startAfter ?? [])];
  }

  public override bind(scope: Construct, host: IStageHost): IService {
    return new ContainerService(scope, 'Container', { ...this.options, componentId: scope.node.id, host });
  }
}
