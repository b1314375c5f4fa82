import { App, Duration, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { IncidentCategory, type AlarmDefinition } from '../../lib/spi/alarm-definition';
import type { IStageHost } from '../../lib/spi/stage-host';
import { Contact } from '../../lib/components/monitoring/contact';
import type { IStageMonitoring } from '../../lib/spi/monitoring';
import { Monitoring } from '../../lib/components/monitoring/monitoring';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import { IRELAND } from './described';
import { resourcesOf } from './reading';

export const ALARM = 'AWS::CloudWatch::Alarm';
export const OPS = Contact.email('ops@example.com');

export function aHost(stage = StageKind.PRODUCTION): IStageHost {
  return { environmentName: 'Shop/Env', profile: resolveProfile(stage, { conditions: [] }) } as IStageHost;
}

export function aMetric(metricName: string, period = Duration.minutes(1)): Metric {
  return new Metric({ namespace: 'Shop', metricName, period, statistic: 'Sum' });
}

export function aSignal(id: string, changes: Partial<AlarmDefinition> = {}): AlarmDefinition {
  return {
    id,
    title: `${id} is too high`,
    metric: aMetric(id),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    threshold: 5,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
    treatMissingData: TreatMissingData.BREACHING,
    incidentCategory: IncidentCategory.SYSTEM_FAILURE,
    ...changes,
  };
}

export interface Monitored {
  readonly stack: Stack;
  readonly monitoring: IStageMonitoring;
}

export function monitored(
  contacts = [OPS],
  stack = new Stack(new App(), 'Shop', { env: IRELAND }),
): Monitored {
  return { stack, monitoring: Monitoring.standard()._bind(stack, { host: aHost(), contacts }) };
}

/** The templates of the nested stacks, by their construct ids. */
export function nestedIn(stack: Stack): Record<string, Template> {
  const nested = stack.node.findAll().filter((it) => NestedStack.isNestedStack(it));
  return Object.fromEntries(nested.map((it) => [it.node.id, Template.fromStack(it)]));
}

export function alarmsIn(stack: Stack): (Record<string, unknown> & { AlarmName: string })[] {
  return Object.values(nestedIn(stack)).flatMap((template) =>
    resourcesOf(template, ALARM).map(([, { Properties }]) => ({ AlarmName: '', ...Properties })),
  );
}
