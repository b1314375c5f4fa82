import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricWithAlarmSupport } from 'cdk-monitoring-constructs/lib/common/metric';
import { alarmName } from '../../internal/alarm-name';
import { StageEnvironmentError } from '../../internal/errors';
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
      throw refused(alarm, componentId, 'id', alarm.id, 'another alarm has it', 'use each id once');
    }
    const { metric } = alarm;
    if (!canAlarm(metric)) {
      throw refused(
        alarm,
        componentId,
        'metric',
        'another kind of metric',
        'CloudWatch creates alarms on metrics and on expressions over metrics only',
        'pass a Metric or a MathExpression',
      );
    }
    checkPeriods(alarm, componentId, metric.period.toSeconds());
    return { ...alarm, metric, alarmName: name };
  });
}

function checkPeriods(alarm: AlarmDefinition, componentId: string, period: number): void {
  const { evaluationPeriods, datapointsToAlarm } = alarm;
  if (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
    throw refused(
      alarm,
      componentId,
      'datapointsToAlarm',
      datapointsToAlarm,
      `${evaluationPeriods} periods are evaluated`,
      'use a number from one to evaluationPeriods',
    );
  }
  const longest = period < HOUR ? DAY : 7 * DAY;
  if (period * evaluationPeriods > longest) {
    throw refused(
      alarm,
      componentId,
      'evaluationPeriods',
      `${evaluationPeriods} of ${period} seconds`,
      `CloudWatch evaluates ${longest / DAY} days at most, and one day for periods of less than an hour`,
      'evaluate fewer or other periods',
    );
  }
}

function canAlarm(metric: IMetric): metric is MetricWithAlarmSupport {
  return 'createAlarm' in metric;
}

function refused(
  { id }: AlarmDefinition,
  componentId: string,
  property: string,
  value: unknown,
  limit: string,
  remediation: string,
): StageEnvironmentError {
  return new StageEnvironmentError({
    what: `alarm ${id} of ${componentId}: ${property}`,
    value,
    limit,
    remediation,
  });
}
