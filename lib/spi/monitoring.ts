import type { Dashboard, IAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { DeclaredInherited } from '../requirements/declarations';
import type { AlarmDefinition } from './alarm-definition';
import type { EventNotification } from './event-notification';
import type { MonitoredKind } from './monitored-kind';

/** The monitoring of an environment. */
export interface IStageMonitoring {
  /**
   * The topic that every alarm notifies.
   *
   * @default - the environment creates no alarms
   */
  readonly topic?: ITopic;
  /**
   * A graph of every metric with an alarm.
   *
   * @default - the environment creates no alarms
   */
  readonly dashboard?: Dashboard;
  /** The requirements that the organization's own monitoring meets. */
  readonly inherited: DeclaredInherited[];
  /**
   * Creates a topic in another Region, to which the contacts are subscribed.
   *
   * @param scope a construct there
   * @returns none if the environment creates no alarms, or its only contact is an existing topic
   */
  topicIn(scope: Construct): ITopic | undefined;
  /**
   * Creates the alarms of a component.
   *
   * @throws StageEnvironmentError if CloudWatch refuses an alarm, or a stack or dashboard is full; no alarm is created then
   */
  attach(componentId: string, alarms: AlarmDefinition[], kind: MonitoredKind): void;
  /** Notifies the contacts of events of a component. */
  notifyOf(componentId: string, events: EventNotification[], kind: MonitoredKind): void;
  /**
   * An alarm of a component.
   *
   * @throws StageEnvironmentError with the nearest name, if there is none
   */
  alarm(componentId: string, alarmId: string): IAlarm;
}
