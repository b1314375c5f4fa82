import type { Duration } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import type { ComparisonOperator, IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Connections, IConnectable, Instance, ISecurityGroup, ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct, IDependable } from 'constructs';
import type {
  DeclaredEgress,
  DeclaredInherited,
  DeclaredTeamAccess,
  DeclaredNetwork,
  DeclaredWaiver,
} from '../requirements/declarations';
import type { DeclaredSingleton } from '../requirements/declared-objectives';
import type { StageProfile } from '../requirements/stage-profile';

/** The network an environment stands in. */
export interface IStageNetwork {
  readonly vpc: IVpc;
  /** Subnets for what faces an entry by networks. */
  readonly publicSubnets: readonly ISubnet[];
  /** Subnets for servers. */
  readonly serverSubnets: readonly ISubnet[];
  /** Subnets for data: no way to or from the internet. */
  readonly dataSubnets: readonly ISubnet[];
  /** True if servers need an own public address to reach a registry, since the network has no NAT gateway. */
  readonly serversNeedPublicAddress: boolean;
  /**
   * How servers reach services of AWS without leaving the network.
   *
   * @default - they leave it
   */
  readonly privateAccess?: PrivateAccess;
  /**
   * What the description says of a network that was there already.
   *
   * @default - the network is the environment's own
   */
  readonly declared?: DeclaredNetwork;
}

/** How servers reach services of AWS without leaving the network. */
export interface PrivateAccess {
  /** The security group of the interface endpoints, on port 443. It admits nobody who is not let through to it. */
  readonly endpoints: ISecurityGroup;
  /** What must stand before the endpoints answer. */
  readonly readinessDependency: IDependable;
  /**
   * The managed prefix list of Amazon S3 in the region, where layers of images in Amazon ECR are.
   *
   * @default - it is not known, and Amazon S3 is reached as the internet is
   */
  readonly s3PrefixList?: string;
}

/** A load balancer's worth of team access: who may come through, and how they are received. */
export interface ILoadBalancerConfig {
  /** Unique in the environment; it is part of logical ids. */
  readonly id: string;
  /** A word for descriptions of security groups, such as `networks` or `public`. */
  readonly kind: string;
  /** True if what stands behind the load balancer needs a public address. */
  readonly internetFacing: boolean;
  /** The peers that may come through, and nobody else. */
  readonly peers: readonly IConnectable[];
  /** For HTTPS, of the environment's region. */
  readonly certificate?: ICertificate;
  /**
   * The name by which its users know it.
   *
   * @default - the load balancer's own
   */
  readonly hostName?: string;
  /**
   * True if plain HTTP is sent to HTTPS where there is a certificate, false if nothing listens there.
   *
   * @default true
   */
  readonly redirectsHttp?: boolean;
  /**
   * How long what stands behind the load balancer may finish what it has begun once a deployment takes it away.
   *
   * @default Duration.seconds(30)
   */
  readonly deregistrationDelay?: Duration;
  /** Called once the load balancer's load balancer stands: what goes with it, such as a web firewall or a name. */
  onLoadBalancerCreated?(scope: Construct, loadBalancer: ApplicationLoadBalancer): void;
}

/** The one declared way into an environment for its team (STG-2). */
export interface IStageTeamAccess {
  /** Where what the environment exposes can be reached through this entry. */
  readonly loadBalancerConfig: ILoadBalancerConfig;
  readonly declared: DeclaredTeamAccess;
  /** The host that forwards sessions, where the team access has one. */
  readonly jumpHost?: Instance;
  /**
   * Set if the team access has a server of its own, which runs once.
   *
   * @default - it has none
   */
  readonly singleton?: DeclaredSingleton;
  /** Traffic that the team access itself sends out of the environment. */
  readonly egress: readonly DeclaredEgress[];
  /**
   * Address ranges that it gives to its users, which nothing else may overlap.
   *
   * @default - none
   */
  readonly clientRanges?: readonly string[];
  /**
   * What of it the organization manages.
   *
   * @default - nothing
   */
  readonly inherited?: readonly DeclaredInherited[];
  /**
   * What it does without for a time.
   *
   * @default - nothing
   */
  readonly waivers?: readonly DeclaredWaiver[];
}

/** What a component sees of its environment: the spine above it, no more. */
export interface IStageHost {
  /** The environment's name, as its construct id tells it. */
  readonly environmentName: string;
  readonly profile: StageProfile;
  readonly network: IStageNetwork;
  readonly teamAccess: IStageTeamAccess;
  /** Every load balancer that exposed services stand behind: the entry's and, in launch stages, the public one. */
  readonly loadBalancerConfigs: readonly ILoadBalancerConfig[];
  /** The customer key for everything at rest. */
  readonly dataKey: IKey;
  /** Where components of one kind keep what they share, such as a cluster; found or made once. */
  readonly shared: Construct;
  /**
   * The component of that id.
   *
   * @throws StageEnvironmentError with the nearest id, if there is none
   */
  component(id: string): ComponentConfig;
}

/** Names a component of the same environment. Everything that an environment has bound is one. */
export interface IComponentReference {
  /** The id under which the component was added. */
  readonly componentId: string;
}

/** A part of an environment. Anybody may write one. */
export interface IComponent {
  /** The components that must be bound before this one. */
  readonly requires?: readonly IComponentReference[];
  /**
   * Makes the resources of this component in `scope`, a construct of its own.
   *
   * @returns what others may reach, back up, watch and operate
   */
  bind(scope: Construct, host: IStageHost): ComponentConfig;
}

/** How something is started, stopped or redeployed: steps of an SSM Automation document and what they need. */
export interface Automation {
  /** `aws:…` action and inputs of each step, in order. */
  readonly steps: readonly AutomationStep[];
  /** What the document's own role must be allowed. */
  readonly statements: readonly PolicyStatement[];
}

/** One step of an automation. */
export interface AutomationStep {
  /** Unique in the component; letters and digits. */
  readonly name: string;
  /** An SSM Automation action, such as `aws:executeAwsApi`. */
  readonly action: string;
  readonly inputs: { readonly [key: string]: unknown };
  /** @default false */
  readonly continueOnFailure?: boolean;
  /**
   * After how long the step counts as failed.
   *
   * @default - an hour, as Systems Manager has it
   */
  readonly timeout?: Duration;
}

/** What may be done with a component by people who may not change it. */
export interface Automations {
  /** What a person needs in order to look at the component. */
  readonly view: readonly PolicyStatement[];
  readonly start?: Automation;
  readonly stop?: Automation;
  readonly redeploy?: Automation;
}

/** A field of a secret, by which a container is told a value without it standing in a template. */
export interface SecretField {
  readonly secret: ISecret;
  /** The JSON field of the secret, such as `password`. */
  readonly field: string;
  /**
   * The key under which the secret rests, if it is a customer's.
   *
   * @default - the account's own key for secrets, which needs no grant
   */
  readonly key?: IKey;
}

/** A program that must have ended well before a consumer takes traffic. Safe to run again, and several at once. */
export interface InitContainer {
  /** Unique among the preparations of the component that is used; letters and digits. */
  readonly name: string;
  readonly image: ContainerImage;
  readonly user: string;
  readonly command: readonly string[];
  readonly environment: { readonly [name: string]: string };
  readonly secrets: { readonly [name: string]: SecretField };
}

/** Who uses a component. */
export interface IConsumer extends IConnectable, IGrantable {
  readonly componentId: string;
}

/** What a consumer gets from a component that it uses. */
export interface ConnectionConfig {
  /** Variables that tell where the component is; no secret among them. */
  readonly environment: { readonly [name: string]: string };
  /**
   * True if the consumer must stand in the environment's Service Connect namespace.
   *
   * @default false
   */
  readonly usesServiceConnect?: boolean;
  /** What must run before the consumer takes traffic. */
  readonly initContainers: readonly InitContainer[];
  /** What a migration needs in order to change the component's structure, if it has one. */
  readonly administration?: {
    readonly environment: { readonly [name: string]: string };
    readonly secrets: { readonly [name: string]: SecretField };
  };
}

/** A component that others can use. */
export interface IConnectionTarget {
  /** Opens the flow from the consumer, grants what it needs, and says where the component is. */
  use(consumer: IConsumer): ConnectionConfig;
}

/** Data that can be brought back, as AWS Backup sees it. */
export interface ProtectedResource {
  /** The ARN by which a backup selection names the resource. */
  readonly resourceArn: string;
  /** The service as AWS Backup calls it, such as `RDS`; an account must have opted in to it. */
  readonly resourceType: string;
  /** True if AWS Backup can keep a continuous backup of it, with point-in-time restore. */
  readonly supportsContinuousBackup: boolean;
  /**
   * What a restore needs to know, as AWS Backup's restore metadata for the type, spelled as the API of the service spells
   * it, such as `DBSubnetGroupName`: restore tests take any case, restore jobs do not say so.
   */
  readonly restoreMetadata: { readonly [name: string]: string };
  /**
   * The engine of a database, such as `postgres`, which AWS Backup asks for in order to restore it to a moment.
   *
   * @default - none
   */
  readonly engine?: string;
  /**
   * What else the service uses for what it restores, in either Region, by the last part of its ARN, such as
   * `pg:default.postgres17`, the default parameter group of an engine on Amazon RDS.
   *
   * @default - nothing
   */
  readonly restoreDependencies?: readonly string[];
}

/** Problems that a signal can tell of, by the requirement of the catalogue. */
export enum IncidentCategory {
  UNAVAILABILITY = 'PRB-1',
  SYSTEM_FAILURE = 'PRB-2',
  INFRASTRUCTURE_FAILURE = 'PRB-3',
  DATA_CORRUPTION = 'PRB-4',
  ATTACK = 'PRB-5',
  SECURITY_BREACH = 'PRB-6',
}

/** A figure that tells of a problem when it leaves its bound. */
export interface AlarmDefinition {
  /** Unique in the component; letters and digits. */
  readonly id: string;
  /** What an engineer reads at three in the morning: what is wrong. */
  readonly title: string;
  readonly metric: IMetric;
  readonly comparison: ComparisonOperator;
  readonly threshold: number;
  /** How many periods are looked at, and how many of them must be beyond the threshold. */
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
  readonly missingData: TreatMissingData;
  readonly problem: IncidentCategory;
  /**
   * True if a deployment during which it leaves its bound is rolled back. Its alarm must have the name that
   * `alarmName` gives.
   *
   * @default false
   */
  readonly rollsBackDeployment?: boolean;
}

/** What a component attaches to its environment. */
export interface ComponentConfig {
  /** Data to back up. */
  readonly protectedResources?: readonly ProtectedResource[];
  /** What to watch. */
  readonly alarms?: readonly AlarmDefinition[];
  /** How others use it. */
  readonly connectionTarget?: IConnectionTarget;
  /** What to reach. */
  readonly connections?: Connections;
  /** What must stand before those that start after it. */
  readonly readinessDependency?: IDependable;
  /** What people may do with it. */
  readonly automations?: Automations;
  /** Traffic that it sends out of the environment. */
  readonly egress?: readonly DeclaredEgress[];
  /** Set if it runs once, whatever the stage asks for. */
  readonly singleton?: DeclaredSingleton;
}
