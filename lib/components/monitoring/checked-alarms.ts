import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricWithAlarmSupport } from 'cdk-monitoring-constructs/lib/common/metric';
import { alarmName } from '../../internal/alarm-name';
import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../../internal/errors';
import type { AlarmDefinition } from '../../spi/alarm-definition';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** An alarm definition that CloudWatch accepts. */
export interface CheckedAlarm extends AlarmDefinition {
  readonly alarmName: string;
  readonly metric: MetricWithAlarmSupport;
}

/**
 * The alarm definitions of a component, once it is known that CloudWatch takes them.
 *
 * @throws StageEnvironmentError for an id that is malformed or taken, a metric that alarms cannot use, or periods that
 * CloudWatch does not evaluate
 */
export function checkedAlarms(
  environmentName: string,
  componentId: string,
  alarms: readonly AlarmDefinition[],
  isTaken: (name: string) => boolean,
): CheckedAlarm[] {
  const names = alarms.map(({ id }) => alarmName(environmentName, componentId, id));
  return alarms.map((alarm, index) => {
    const name = names[index];
    if (isTaken(name) || names.indexOf(name) < index) {
      throw refused(alarm, componentId, 'id', {
        id: 'alarm.duplicate-id',
        value: alarm.id,
        limit: 'another alarm has it',
        remediation: 'use each id once',
      });
    }
    const { metric } = alarm;
    if (!canAlarm(metric)) {
      throw refused(alarm, componentId, 'metric', {
        id: 'alarm.metric-not-supported',
        value: 'another kind of metric',
        limit: 'CloudWatch creates alarms on metrics and on expressions over metrics only',
        remediation: 'pass a Metric or a MathExpression',
      });
    }
    checkPeriods(alarm, componentId, metric.period.toSeconds());
    return { ...alarm, metric, alarmName: name };
  });
}

function checkPeriods(alarm: AlarmDefinition, componentId: string, period: number): void {
  const { evaluationPeriods, datapointsToAlarm } = alarm;
  if (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
    throw refused(alarm, componentId, 'datapointsToAlarm', {
      id: 'alarm.datapoints-to-alarm-range',
      value: datapointsToAlarm,
      limit: `${evaluationPeriods} periods are evaluated`,
      remediation: 'use a number from one to evaluationPeriods',
    });
  }
  const longest = period < HOUR ? DAY : 7 * DAY;
  if (period * evaluationPeriods > longest) {
    throw refused(alarm, componentId, 'evaluationPeriods', {
      id: 'alarm.evaluation-too-long',
      value: `${evaluationPeriods} of ${period} seconds`,
      limit: `CloudWatch evaluates ${longest / DAY} days at most, and one day for periods of less than an hour`,
      remediation: 'evaluate fewer or other periods',
    });
  }
}

function canAlarm(metric: IMetric): metric is MetricWithAlarmSupport {
  return 'createAlarm' in metric;
}

function refused(
  { id }: AlarmDefinition,
  componentId: string,
  property: string,
  fault: Omit<StageEnvironmentErrorProps, 'what'>,
): StageEnvironmentError {
  return new StageEnvironmentError({ what: `alarm ${id} of ${componentId}: ${property}`, ...fault });
}
