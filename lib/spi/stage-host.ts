import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { StageProfile } from '../requirements/stage-profile';
import type { ComponentConfig } from './component';
import type { ILoadBalancerConfig } from './load-balancer';
import type { IStageNetwork } from './network';
import type { IStageTeamAccess } from './team-access';

/** The environment as its components see it. */
export interface IStageHost {
  /** The name of the environment: its construct path. */
  readonly environmentName: string;
  readonly profile: StageProfile;
  readonly network: IStageNetwork;
  readonly teamAccess: IStageTeamAccess;
  /** The load balancers for the environment's routes: the team's and, in launch stages, the public one. */
  readonly loadBalancerConfigs: readonly ILoadBalancerConfig[];
  /** The customer managed key for everything at rest. */
  readonly dataKey: IKey;
  /** The scope of what components share, such as a cluster, each created once. */
  readonly shared: Construct;
  /**
   * The component of that id.
   *
   * @throws StageEnvironmentError with the nearest id, if there is none
   */
  component(id: string): ComponentConfig;
}
