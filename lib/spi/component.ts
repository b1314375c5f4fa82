import type { Connections } from 'aws-cdk-lib/aws-ec2';
import type { Construct, IDependable } from 'constructs';
import type { DeclaredEgress } from '../requirements/declarations';
import type { DeclaredSingleton } from '../requirements/declared-objectives';
import type { AlarmDefinition } from './alarm-definition';
import type { Automations } from './automation';
import type { IConnectionTarget } from './connection';
import type { ProtectedResource } from './protected-resource';
import type { IStageHost } from './stage-host';

/** Names a component of the same environment. */
export interface IComponentReference {
  /** The id under which the component was added. */
  readonly componentId: string;
}

/** A component by contract: what a plug-in implements. */
export interface IComponent {
  /**
   * The components that must exist before this one.
   *
   * @default - none
   */
  readonly requires?: readonly IComponentReference[];
  /**
   * Creates the component's resources.
   *
   * @param scope a construct of the component's own
   * @param host the environment
   * @returns what the environment backs up, monitors, operates and lets others use
   */
  bind(scope: Construct, host: IStageHost): ComponentConfig;
}

/** What a component hands to its environment. */
export interface ComponentConfig {
  /**
   * Resources to back up.
   *
   * @default - none
   */
  readonly protectedResources?: readonly ProtectedResource[];
  /**
   * Alarms to create.
   *
   * @default - none
   */
  readonly alarms?: readonly AlarmDefinition[];
  /**
   * How others use it.
   *
   * @default - they cannot
   */
  readonly connectionTarget?: IConnectionTarget;
  /** What to reach. */
  readonly connections?: Connections;
  /**
   * What must exist before components that start after this one.
   *
   * @default - nothing
   */
  readonly readinessDependency?: IDependable;
  /**
   * How a partner views, starts, stops and redeploys it.
   *
   * @default - a partner can do nothing with it
   */
  readonly automations?: Automations;
  /**
   * Traffic that it sends out of the environment.
   *
   * @default - none
   */
  readonly egress?: readonly DeclaredEgress[];
  /**
   * Set if it runs once, whatever the stage's minimum is.
   *
   * @default - it runs as often as the stage asks for
   */
  readonly singleton?: DeclaredSingleton;
}
