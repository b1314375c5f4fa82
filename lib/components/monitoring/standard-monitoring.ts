import { Names, NestedStack } from 'aws-cdk-lib';
import { type AlarmBase, Dashboard, GraphWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Rule } from 'aws-cdk-lib/aws-events';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
// By file: to load the whole library would cost each synth a tenth of a second.
import { SnsAlarmActionStrategy } from 'cdk-monitoring-constructs/lib/common/alarm/action/SnsAlarmActionStrategy';
import { AlarmFactory } from 'cdk-monitoring-constructs/lib/common/alarm/AlarmFactory';
import { MonitoringHeaderWidget } from 'cdk-monitoring-constructs/lib/dashboard/widget/MonitoringHeaderWidget';
import { Construct } from 'constructs';
import { alarmName } from '../../internal/alarm-name';
import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean } from '../../internal/did-you-mean';
import type { DeclaredInherited } from '../../requirements/declarations';
import type { AlarmDefinition } from '../../spi/alarm-definition';
import type { IStageHost } from '../../spi/stage-host';
import { type AlarmingSignal, alarmingSignals } from './alarm-limits';
import { alarmTopic } from './alarm-topic';
import { findingsRule } from './findings-rule';
import type { IStageMonitoring, MonitoredKind, MonitoringSpine } from './monitoring';

/** Resources of a CloudFormation template, and widgets of a CloudWatch dashboard. */
const MOST_ALARMS_OF_A_KIND = 500;
const MOST_WIDGETS = 500;

/** Alarms on every signal, a topic that the contacts listen to, and a dashboard. */
export class StandardMonitoring extends Construct implements IStageMonitoring {
  public readonly topic: ITopic;
  /** The topic's own key. @default - the topic was made elsewhere */
  public readonly key?: Key;
  public readonly dashboard: Dashboard;
  /** What tells of the findings of GuardDuty. */
  public readonly findings: Rule;
  public readonly inherited: readonly DeclaredInherited[];
  private readonly host: IStageHost;
  private readonly alarms = new Map<string, AlarmBase>();
  private readonly alarmsOfKind = new Map<MonitoredKind, number>();
  private widgets = 0;

  constructor(scope: Construct, id: string, { host, contacts }: MonitoringSpine) {
    super(scope, id);
    this.host = host;
    const { topic, key, inherited } = alarmTopic(this, host, contacts);
    this.topic = topic;
    this.key = key;
    this.inherited = inherited;
    this.findings = findingsRule(this, host.environmentName, topic);
    this.dashboard = new Dashboard(this.nestedStack('Dashboard', 'Dashboard'), 'Dashboard', {
      dashboardName: Names.uniqueResourceName(this, { maxLength: 128, separator: '-' }),
    });
  }

  public attach(componentId: string, alarms: readonly AlarmDefinition[], kind: MonitoredKind): void {
    if (alarms.length === 0) return;
    const alarming = alarmingSignals(this.host.environmentName, componentId, alarms, (name) =>
      this.alarms.has(name),
    );
    this.takeRoom(componentId, alarming.length, kind);
    const factory = this.factory(componentId, kind);
    const graphs = alarming.map((signal) => this.watch(signal, componentId, factory));
    this.dashboard.addWidgets(new MonitoringHeaderWidget({ title: componentId }));
    this.dashboard.addWidgets(...graphs);
  }

  public alarm(componentId: string, signalId: string): AlarmBase {
    const name = alarmName(this.host.environmentName, componentId, signalId);
    const found = this.alarms.get(name);
    if (found !== undefined) return found;
    throw new StageEnvironmentError({
      what: 'alarm',
      value: name,
      limit: 'there is none of that name',
      remediation: didYouMean(name, [...this.alarms.keys()]),
    });
  }

  private watch(signal: AlarmingSignal, componentId: string, factory: AlarmFactory): GraphWidget {
    const { title, metric, incidentCategory } = signal;
    const { alarm, annotation } = factory.addAlarm(metric, {
      alarmNameOverride: signal.alarmName,
      alarmNameSuffix: signal.id,
      alarmDescription: `${title}. ${componentId} of ${this.host.environmentName} (${incidentCategory})`,
      threshold: signal.threshold,
      comparisonOperator: signal.comparisonOperator,
      evaluationPeriods: signal.evaluationPeriods,
      datapointsToAlarm: signal.datapointsToAlarm,
      treatMissingData: signal.treatMissingData,
    });
    this.alarms.set(signal.alarmName, alarm);
    return new GraphWidget({ title, left: [metric], leftAnnotations: [annotation] });
  }

  private factory(componentId: string, kind: MonitoredKind): AlarmFactory {
    const { topic } = this;
    const action = new SnsAlarmActionStrategy({ onAlarmTopic: topic, onOkTopic: topic });
    return new AlarmFactory(this.nestedStack(kind, `Alarms on ${kind.toLowerCase()}`), {
      globalAlarmDefaults: { actionsEnabled: true, alarmNamePrefix: this.host.environmentName, action },
      globalMetricDefaults: {},
      localAlarmNamePrefix: componentId,
    });
  }

  /** Alarms never share a stack with what they watch, so that they never have to leave one that has become too small. */
  private nestedStack(id: string, what: string): NestedStack {
    const found = this.node.tryFindChild(id);
    if (found instanceof NestedStack) return found;
    return new NestedStack(this, id, { description: `${what} of ${this.host.environmentName}` });
  }

  private takeRoom(componentId: string, count: number, kind: MonitoredKind): void {
    const alarms = (this.alarmsOfKind.get(kind) ?? 0) + count;
    const widgets = this.widgets + count + 1;
    if (alarms > MOST_ALARMS_OF_A_KIND) {
      throw this.full(
        componentId,
        `${alarms} alarms on ${kind.toLowerCase()}`,
        `a stack holds ${MOST_ALARMS_OF_A_KIND}`,
      );
    }
    if (widgets > MOST_WIDGETS) {
      throw this.full(componentId, `${widgets} widgets`, `a dashboard holds ${MOST_WIDGETS}`);
    }
    this.alarmsOfKind.set(kind, alarms);
    this.widgets = widgets;
  }

  private full(componentId: string, value: string, limit: string): StageEnvironmentError {
    return new StageEnvironmentError({
      what: `monitoring of environment ${this.host.environmentName}, to which ${componentId} is added`,
      value,
      limit,
      remediation: 'move services or stores to another environment',
    });
  }
}
