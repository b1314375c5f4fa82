import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricWithAlarmSupport } from 'cdk-monitoring-constructs/lib/common/metric';
import { alarmName } from '../../internal/alarm-name';
import { StageEnvironmentError } from '../../internal/errors';
import type { AlarmDefinition } from '../../spi/alarm-definition';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** A signal on which an alarm can be made. */
export interface AlarmingSignal extends AlarmDefinition {
  readonly alarmName: string;
  readonly metric: MetricWithAlarmSupport;
}

/**
 * The signals of a component, once it is known that CloudWatch takes an alarm on each.
 *
 * @throws StageEnvironmentError for an id that is malformed or taken, a metric that alarms cannot use, or periods that
 * CloudWatch does not look back on
 */
export function alarmingSignals(
  environmentName: string,
  componentId: string,
  alarms: readonly AlarmDefinition[],
  taken: (name: string) => boolean,
): AlarmingSignal[] {
  const names = alarms.map(({ id }) => alarmName(environmentName, componentId, id));
  return alarms.map((signal, index) => {
    const name = names[index];
    if (taken(name) || names.indexOf(name) < index) {
      throw refused(
        signal,
        componentId,
        'id',
        signal.id,
        'another one has it',
        'give each signal its own id',
      );
    }
    const { metric } = signal;
    if (!canAlarm(metric)) {
      throw refused(
        signal,
        componentId,
        'metric',
        'another kind of metric',
        'CloudWatch makes alarms on metrics and on expressions over metrics only',
        'give a Metric or a MathExpression',
      );
    }
    checkPeriods(signal, componentId, metric.period.toSeconds());
    return { ...signal, metric, alarmName: name };
  });
}

function checkPeriods(signal: AlarmDefinition, componentId: string, period: number): void {
  const { evaluationPeriods, datapointsToAlarm } = signal;
  if (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods) {
    throw refused(
      signal,
      componentId,
      'datapointsToAlarm',
      datapointsToAlarm,
      `${evaluationPeriods} periods are looked at`,
      'give from one to as many as there are evaluationPeriods',
    );
  }
  const longest = period < HOUR ? DAY : 7 * DAY;
  if (period * evaluationPeriods > longest) {
    throw refused(
      signal,
      componentId,
      'evaluationPeriods',
      `${evaluationPeriods} of ${period} seconds`,
      `CloudWatch looks back ${longest / DAY} days at the most, and one day for periods of less than an hour`,
      'look at fewer or other periods',
    );
  }
}

function canAlarm(metric: IMetric): metric is MetricWithAlarmSupport {
  return 'createAlarm' in metric;
}

function refused(
  { id }: AlarmDefinition,
  componentId: string,
  part: string,
  value: unknown,
  limit: string,
  remediation: string,
): StageEnvironmentError {
  return new StageEnvironmentError({
    what: `signal ${id} of ${componentId}: ${part}`,
    value,
    limit,
    remediation,
  });
}
