import { Names, NestedStack } from 'aws-cdk-lib';
import { type AlarmBase, Dashboard, GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Rule } from 'aws-cdk-lib/aws-events';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
// By file: loading the whole library would cost each synth a tenth of a second.
import { SnsAlarmActionStrategy } from 'cdk-monitoring-constructs/lib/common/alarm/action/SnsAlarmActionStrategy';
import { AlarmFactory } from 'cdk-monitoring-constructs/lib/common/alarm/AlarmFactory';
import { MonitoringHeaderWidget } from 'cdk-monitoring-constructs/lib/dashboard/widget/MonitoringHeaderWidget';
import { Construct } from 'constructs';
import { alarmName } from '../../internal/alarm-name';
import { didYouMean } from '../../internal/did-you-mean';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import type { DeclaredInherited } from '../../requirements/declarations';
import type { AlarmDefinition } from '../../spi/alarm-definition';
import type { EventNotification } from '../../spi/event-notification';
import type { MonitoredKind } from '../../spi/monitored-kind';
import { alarmTopic } from './alarm-topic';
import { type CheckedAlarm, checkedAlarms } from './checked-alarms';
import { eventRule } from './event-rule';
import { findingsRule } from './findings-rule';
import type { IStageMonitoring } from '../../spi/monitoring';
import type { MonitoringBindOptions } from './monitoring-bind-options';

/** Resources of a CloudFormation template, and widgets of a CloudWatch dashboard. */
const MAX_ALARMS_OF_A_KIND = 500;
const MAX_WIDGETS = 500;

/** Alarms, the topic that they notify, and a dashboard. */
export class StandardMonitoring extends Construct implements IStageMonitoring {
  public readonly topic: ITopic;
  /**
   * The key of the topic.
   *
   * @default - the topic is an existing one
   */
  public readonly key?: Key;
  public readonly dashboard: Dashboard;
  /** The rule that notifies of GuardDuty findings. */
  public readonly findings: Rule;
  public readonly inherited: DeclaredInherited[];
  private readonly environmentName: string;
  private readonly bindOptions: MonitoringBindOptions;
  private readonly alarms = new Map<string, AlarmBase>();
  private readonly alarmsOfKind = new Map<string, number>();
  private widgets = 0;

  constructor(scope: Construct, id: string, bindOptions: MonitoringBindOptions) {
    super(scope, id);
    this.bindOptions = bindOptions;
    this.environmentName = bindOptions.host.environmentName;
    const { topic, key, inherited } = alarmTopic(this, bindOptions);
    this.topic = topic;
    this.key = key;
    this.inherited = inherited;
    this.findings = findingsRule(this, this.environmentName, topic);
    this.dashboard = new Dashboard(this.nestedStack('Dashboard', 'Dashboard'), 'Dashboard', {
      dashboardName: Names.uniqueResourceName(this, { maxLength: 128, separator: '-' }),
    });
  }

  public attach(componentId: string, alarms: AlarmDefinition[], { name: kind }: MonitoredKind): void {
    if (alarms.length === 0) return;
    const checked = checkedAlarms(this.environmentName, componentId, alarms, (name) => this.alarms.has(name));
    this.reserve(componentId, checked.length, kind);
    const factory = this.factory(componentId, kind);
    const graphs = checked.map((alarm) => this.createAlarm(alarm, componentId, factory));
    this.dashboard.addWidgets(new MonitoringHeaderWidget({ title: componentId }));
    this.dashboard.addWidgets(...graphs);
  }

  public notifyOf(componentId: string, events: EventNotification[], { name: kind }: MonitoredKind): void {
    if (events.length === 0) return;
    const stack = this.alarmStack(kind);
    events.forEach((event) =>
      eventRule(stack, `${componentId}${event.id}`, event, this.environmentName, this.topic),
    );
  }

  public topicIn(scope: Construct): ITopic | undefined {
    const contacts = this.bindOptions.contacts.filter(({ _subscription }) => _subscription !== undefined);
    if (contacts.length === 0) return undefined;
    return alarmTopic(new Construct(scope, 'Alarms'), { ...this.bindOptions, contacts }).topic;
  }

  public alarm(componentId: string, alarmId: string): AlarmBase {
    const name = alarmName(this.environmentName, componentId, alarmId);
    const found = this.alarms.get(name);
    if (found !== undefined) return found;
    throw new StageEnvironmentError({
      id: 'alarm.unknown',
      what: 'alarm',
      value: name,
      limit: 'there is none of that name',
      remediation: didYouMean(name, [...this.alarms.keys()]),
    });
  }

  private createAlarm(definition: CheckedAlarm, componentId: string, factory: AlarmFactory): GraphWidget {
    const { title, metric, incidentCategory } = definition;
    const { alarm, annotation } = factory.addAlarm(metric, {
      alarmNameOverride: definition.alarmName,
      alarmNameSuffix: definition.id,
      alarmDescription: `${title}. ${componentId} of ${this.environmentName} (${incidentCategory})`,
      threshold: definition.threshold,
      comparisonOperator: definition.comparisonOperator,
      evaluationPeriods: definition.evaluationPeriods,
      datapointsToAlarm: definition.datapointsToAlarm,
      treatMissingData: definition.treatMissingData,
    });
    this.alarms.set(definition.alarmName, alarm);
    return new GraphWidget({ title, left: [metric], leftAnnotations: [annotation] });
  }

  private factory(componentId: string, kind: string): AlarmFactory {
    const { topic } = this;
    const action = new SnsAlarmActionStrategy({ onAlarmTopic: topic, onOkTopic: topic });
    return new AlarmFactory(this.alarmStack(kind), {
      globalAlarmDefaults: { actionsEnabled: true, alarmNamePrefix: this.environmentName, action },
      globalMetricDefaults: {},
      localAlarmNamePrefix: componentId,
    });
  }

  private alarmStack(kind: string): NestedStack {
    return this.nestedStack(kind, `Alarms on ${kind.toLowerCase()}`);
  }

  /** Alarms never share a stack with what they monitor, so that they never have to leave one that is full. */
  private nestedStack(id: string, what: string): NestedStack {
    const found = this.node.tryFindChild(id);
    if (found instanceof NestedStack) return found;
    return new NestedStack(this, id, { description: `${what} of ${this.environmentName}` });
  }

  private reserve(componentId: string, count: number, kind: string): void {
    const alarms = (this.alarmsOfKind.get(kind) ?? 0) + count;
    const widgets = this.widgets + count + 1;
    if (alarms > MAX_ALARMS_OF_A_KIND) {
      throw this.full(componentId, {
        id: 'monitoring.too-many-alarms',
        value: `${alarms} alarms on ${kind.toLowerCase()}`,
        limit: `a stack holds ${MAX_ALARMS_OF_A_KIND}`,
      });
    }
    if (widgets > MAX_WIDGETS) {
      throw this.full(componentId, {
        id: 'monitoring.too-many-widgets',
        value: `${widgets} widgets`,
        limit: `a dashboard holds ${MAX_WIDGETS}`,
      });
    }
    this.alarmsOfKind.set(kind, alarms);
    this.widgets = widgets;
  }

  private full(
    componentId: string,
    fault: Pick<StageEnvironmentErrorProps, 'id' | 'value' | 'limit'>,
  ): StageEnvironmentError {
    return new StageEnvironmentError({
      ...fault,
      what: `monitoring of environment ${this.environmentName}, to which ${componentId} is added`,
      remediation: 'move services or databases to another environment',
    });
  }
}
