import type { Duration } from 'aws-cdk-lib';
import type { ContainerImage, Secret as InjectedSecret } from 'aws-cdk-lib/aws-ecs';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { IConnectionTarget } from '../../spi/connection';
import type { IStageHost } from '../../spi/stage-host';
import type { EgressRule } from './egress';
import type { Migration } from './migration';
import type { ScalingOptions } from './scaling-options';

/** Why a service runs once. */
export interface SingletonOptions {
  /** The reason, for the ledger. */
  readonly reason: string;
}

/** Properties of a service in containers. */
export interface ContainerServiceProps {
  /** Pinned by tag or digest: soft launch and production refuse `latest` and images without a tag. */
  readonly image: ContainerImage;
  /**
   * The command and its arguments.
   *
   * @default - the image's own
   */
  readonly command?: string[];
  /**
   * The port that the container listens on, from 1 to 65535.
   *
   * @default - none, as for a worker
   */
  readonly port?: number;
  /**
   * The path patterns by which the environment's load balancers route requests to the service, such as `/api/*`: each
   * starts with a slash and has at most 128 characters. The longest one that matches a request wins.
   *
   * @default - `['/*']`, or none for a service without a port or with `internal`
   */
  readonly routes?: string[];
  /**
   * Whether services that name it in `uses` reach it, under its id in lower case, by ECS Service Connect. Its proxy takes
   * a part of the CPU and memory of each task; give a busy service more of both.
   *
   * @default false
   */
  readonly internal?: boolean;
  /**
   * The path of the load balancers' health check.
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
   * The command of the container's own health check, such as `['CMD-SHELL', 'curl -f localhost:8080']`.
   *
   * @default - none
   */
  readonly containerHealthCheck?: string[];
  /**
   * Variables of the container, beside those of what it uses. No secret among them.
   *
   * @default - none
   */
  readonly environment?: { [name: string]: string };
  /**
   * Secrets that the service reads itself: the variable holds the ARN of the secret, and the service may read it. A
   * rotated value is seen at the next read.
   *
   * @default - none
   */
  readonly secrets?: { [name: string]: ISecret };
  /**
   * Secrets whose value a variable holds from the start of a task. The value is stale once the secret is rotated, which
   * is a warning; prefer `secrets`.
   *
   * @default - none
   */
  readonly injectedSecrets?: { [name: string]: InjectedSecret };
  /**
   * CPU units of a task, 1024 to a virtual CPU: 256, 512, 1024, 2048, 4096, 8192 or 16384.
   *
   * @default - by stage: 256 in development and staging, 512 in soft launch, 1024 in production
   */
  readonly cpu?: number;
  /**
   * Memory of a task in MiB, as Fargate offers it for the CPU.
   *
   * @default - by stage: 512 in development and staging, 1024 in soft launch, 2048 in production
   */
  readonly memory?: number;
  /**
   * How many tasks run; with scaling, the minimum.
   *
   * @default - the stage's minimum, below which no value is allowed (SRV-1, CLU-1): one, and three in production
   */
  readonly instances?: number;
  /**
   * Set if it must run once, whatever the stage's minimum is. A deployment stops the old task before it starts the new
   * one. The reason is shown in the ledger.
   *
   * @default - it runs as often as the stage asks for
   */
  readonly singleton?: SingletonOptions;
  /**
   * How it scales with its load.
   *
   * @default - in production, up to twice its instances at 60 percent of CPU; otherwise it does not scale
   */
  readonly scaling?: ScalingOptions;
  /**
   * AWS services that the application calls, beyond what it is granted by the CDK or through `uses`, such as `sqs` or `kms`: the
   * names of their endpoints, the part after `com.amazonaws.REGION`. In soft launch and production they are reached inside
   * the network, by an endpoint that is created with the first service that calls it; in other stages over the internet.
   *
   * @default - those of its grants, its logs, its secrets and its images in Amazon ECR
   */
  readonly awsServices?: string[];
  /**
   * Destinations outside of the environment, beyond images, AWS and what it uses. In soft launch and production no other
   * traffic leaves the network except pulls of public images; an image in Amazon ECR of the Region is pulled inside it.
   *
   * @default - none
   */
  readonly egress?: EgressRule[];
  /**
   * The user of the container, by name or number.
   *
   * @default - the image's own, which is a warning, since a template cannot show that it is not root
   */
  readonly user?: string;
  /**
   * Whether the root file system of the container is read-only.
   *
   * @default true
   */
  readonly readonlyRootFilesystem?: boolean;
  /**
   * Folders that every user of the container can write to during the lifetime of a task, in memory, 64 MiB each. They
   * start empty. Fargate offers them only in commercial Regions.
   *
   * @default - none
   */
  readonly writablePaths?: string[];
  /**
   * Components of the same environment that the service uses. Each allows the traffic, adds the variables with its
   * address, and grants what the service needs.
   *
   * @default - none
   */
  readonly uses?: IConnectionTarget[];
  /**
   * Components of the same environment that must exist before the service starts, beyond those in `uses`.
   *
   * @default - none
   */
  readonly startAfter?: IConnectionTarget[];
  /**
   * What changes the structure of a database before a task takes traffic.
   *
   * @default - none
   */
  readonly migration?: Migration;
}

/** The properties of a service, with the place in which it stands. */
export interface PlacedServiceProps extends ContainerServiceProps {
  readonly componentId: string;
  readonly host: IStageHost;
}
