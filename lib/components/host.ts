import type { IConnectable, ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IPeer } from 'aws-cdk-lib/aws-ec2';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { DeclaredEgress, DeclaredEntry } from '../requirements/declarations';
import type { StageProfile } from '../requirements/stage-profile';

/** The network an environment stands in. */
export interface IStageNetwork {
  readonly vpc: IVpc;
  /** Subnets for what faces an entry by networks. */
  readonly entrySubnets: readonly ISubnet[];
  /** Subnets for servers. */
  readonly serverSubnets: readonly ISubnet[];
  /** Subnets for data: no way to or from the internet. */
  readonly dataSubnets: readonly ISubnet[];
  /** True if servers need an own public address to reach a registry, since the network has no NAT gateway. */
  readonly serversNeedPublicAddress: boolean;
}

/** The one declared way into an environment (STG-2). */
export interface IStageEntry {
  /** True if what faces the entry needs a public address. */
  readonly internetFacing: boolean;
  /** The peers that may reach what the environment exposes, and nobody else. */
  readonly peers: readonly IPeer[];
  readonly declared: DeclaredEntry;
}

/** What a component sees of its environment: the spine above it, no more. */
export interface IStageHost {
  /** The environment's name, as its construct id tells it. */
  readonly environmentName: string;
  readonly profile: StageProfile;
  readonly network: IStageNetwork;
  readonly entry: IStageEntry;
  /** The customer key for everything at rest. */
  readonly dataKey: IKey;
  /** Where components of one kind keep what they share, such as a cluster; found or made once. */
  readonly shared: Construct;
  /**
   * The component of that id.
   *
   * @throws StageEnvironmentError with the nearest id, if there is none
   */
  component(id: string): Attached;
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
  bind(scope: Construct, host: IStageHost): Attached;
}

/** How something is started, stopped or redeployed: steps of an SSM Automation document and what they need. */
export interface Operation {
  /** `aws:…` action and inputs of each step, in order. */
  readonly steps: readonly OperationStep[];
  /** What the document's own role must be allowed. */
  readonly statements: readonly PolicyStatement[];
}

/** One step of an automation. */
export interface OperationStep {
  /** Unique in the component; letters and digits. */
  readonly name: string;
  /** An SSM Automation action, such as `aws:executeAwsApi`. */
  readonly action: string;
  readonly inputs: { readonly [key: string]: unknown };
}

/** What may be done with a component by people who may not change it. */
export interface Operations {
  /** What a person needs in order to look at the component. */
  readonly view: readonly PolicyStatement[];
  readonly start?: Operation;
  readonly stop?: Operation;
  readonly redeploy?: Operation;
}

/** What a component attaches to its environment. */
export interface Attached {
  /** The construct that was made, for those who need its own type. */
  readonly construct?: Construct;
  /** What to reach. */
  readonly connections?: IConnectable;
  /** What people may do with it. */
  readonly operations?: Operations;
  /** Traffic that it sends out of the environment. */
  readonly egress?: readonly DeclaredEgress[];
}
