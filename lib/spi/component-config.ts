import type { IDependable } from 'constructs';
import type { DeclaredEgress } from '../requirements/declarations';
import type { DeclaredConsumer } from '../requirements/declared-consumer';
import type { DeclaredSingleton } from '../requirements/declared-objectives';
import type { AlarmDefinition } from './alarm-definition';
import type { Automations } from './automation';
import type { IConnectionTarget } from './connection';
import type { EventNotification } from './event-notification';
import type { MonitoredKind } from './monitored-kind';
import type { ProtectedResource } from './protected-resource';

/** What a component hands to its environment. */
export interface ComponentConfig {
  /**
   * Resources to back up.
   *
   * @default - none
   */
  readonly protectedResources?: ProtectedResource[];
  /**
   * Alarms to create.
   *
   * @default - none
   */
  readonly alarms?: AlarmDefinition[];
  /**
   * Events that the contacts are notified of, where the environment is monitored.
   *
   * @default - none
   */
  readonly eventNotifications?: EventNotification[];
  /**
   * The kind as which it is monitored, for good.
   *
   * @default MonitoredKind.COMPONENTS
   */
  readonly monitoredKind?: MonitoredKind;
  /**
   * Whether it runs servers; every stage has at least one instance of them (SRV-1). False for what only holds data.
   *
   * @default true
   */
  readonly runsServers?: boolean;
  /**
   * How others use it.
   *
   * @default - they cannot
   */
  readonly connectionTarget?: IConnectionTarget;
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
  readonly egress?: DeclaredEgress[];
  /**
   * The ids of the components that it uses. It is stopped while a restored resource takes the place of one of theirs.
   *
   * @default - none
   */
  readonly uses?: string[];
  /**
   * Set if it runs once, whatever the stage's minimum is.
   *
   * @default - it runs as often as the stage asks for
   */
  readonly singleton?: DeclaredSingleton;
  /**
   * Set if it stands for a consumer outside of the environment.
   *
   * @default - it does not
   */
  readonly consumer?: DeclaredConsumer;
}

/** A component that stands in an environment: what `uses` and `startAfter` of other components take. */
export interface IStageComponent extends IConnectionTarget {
  /** Unique in the environment: the component's construct path below it, joined. */
  readonly componentId: string;
  /** The environment in which the component stands. */
  readonly environmentName: string;
  /** What the component handed to the environment. */
  readonly config: ComponentConfig;
}
