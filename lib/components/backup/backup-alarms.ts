import { Duration } from 'aws-cdk-lib';
import {
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  Stats,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';
import { heartbeatMetric, ScheduledJobs } from './backup-heartbeat';

/** Jobs have an hour to start, and two more to end before their absence raises an alarm. */
const GRACE_HOURS = 3;
/** Restore tests run on Mondays and Thursdays: up to four days apart, and a day to end. */
const DAYS_WITHOUT_TEST = 5;

const HOUR = Duration.hours(1);

/** What the alarms on jobs know of the backup. */
export interface WatchedJobs {
  /** The name by which the heartbeat knows the environment. */
  readonly planName: string;
  readonly intervalHours: number;
  readonly restoresAreTested: boolean;
}

/** The vaults in which jobs end. */
export interface WatchedVaults {
  readonly vaultName: string;
  readonly copyVaultName: string;
  /** The account of the copies; none for the environment's own. */
  readonly copyAccount?: string;
  /** The logically air-gapped vault; none if there is none. */
  readonly airGappedVault?: { readonly name: string };
}

/**
 * The alarms on backups, copies and restores that fail or do not happen (OPS-2). Snapshots and continuous backups end in one
 * vault, whose metrics count both: missing snapshots show as missing copies, and a continuous backup that stops as an event.
 */
export function backupAlarms(
  { vaultName, copyVaultName, copyAccount, airGappedVault }: WatchedVaults,
  { planName, intervalHours, restoresAreTested }: WatchedJobs,
): AlarmDefinition[] {
  const jobsOf = (vault: string, metricName: string) =>
    new Metric({
      namespace: 'AWS/Backup',
      metricName,
      dimensionsMap: { BackupVaultName: vault },
      statistic: Stats.SUM,
      period: HOUR,
    });
  // The guide of AWS Backup does not say which of the two vaults the metrics of copies name.
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
  const copyVaults: Readonly<Record<string, string>> =
    copyAccount === undefined || copyVaultName === vaultName
      ? { source: vaultName }
      : { source: vaultName, destination: copyVaultName };
  // Every rule that copies to the air-gapped vault copies to the other one too: that none is missing shows there.
  const failedCopies =
    airGappedVault === undefined ? copyVaults : { source: vaultName, destination: airGappedVault.name };
  const backups = { jobs: vaultName };
  const place = copyAccount === undefined ? 'the other Region' : `account ${copyAccount}`;
  const failed = (
    id: string,
    title: string,
    metricName: string,
    vaults: Readonly<Record<string, string>> = backups,
  ): AlarmDefinition => ({
    id,
    title,
    metric: sumOf(mapped(vaults, (vault) => jobsOf(vault, metricName))),
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: 1,
    evaluationPeriods: 1,
    datapointsToAlarm: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    incidentCategory: IncidentCategory.SYSTEM_FAILURE,
  });
  const missing = (
    id: string,
    title: string,
    metricName: string,
    periods: number,
    scheduledJobs: ScheduledJobs,
    vaults: Readonly<Record<string, string>> = backups,
  ): AlarmDefinition => ({
    id,
    title,
    metric: withoutJobs(
      heartbeatMetric(planName, scheduledJobs),
      mapped(vaults, (vault) => jobsOf(vault, metricName)),
    ),
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    threshold: 1,
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    // Until there are as many data points as periods, the missing ones keep the alarm from going on.
    treatMissingData: TreatMissingData.NOT_BREACHING,
    incidentCategory: IncidentCategory.SYSTEM_FAILURE,
  });
  const hours = intervalHours + GRACE_HOURS;
  return [
    failed('BackupFailed', 'A backup failed', 'NumberOfBackupJobsFailed'),
    failed('BackupExpired', 'A backup did not start in time', 'NumberOfBackupJobsExpired'),
    missing(
      'BackupMissing',
      `No backup has succeeded for ${hours} hours`,
      'NumberOfBackupJobsCompleted',
      hours,
      ScheduledJobs.BACKUPS,
    ),
    {
      id: 'HeartbeatMissing',
      title: 'Backups run, but not the schedule of their heartbeat: the alarms on missing jobs do not go on',
      metric: withoutHeartbeat(
        jobsOf(vaultName, 'NumberOfBackupJobsCompleted'),
        heartbeatMetric(planName, ScheduledJobs.BACKUPS),
      ),
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      threshold: 1,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      incidentCategory: IncidentCategory.SYSTEM_FAILURE,
    },
    failed('CopyFailed', `A copy to ${place} failed`, 'NumberOfCopyJobsFailed', failedCopies),
    missing(
      'CopyMissing',
      `No copy to ${place} has succeeded for ${hours} hours`,
      'NumberOfCopyJobsCompleted',
      hours,
      ScheduledJobs.BACKUPS,
      copyVaults,
    ),
    failed('RestoreFailed', 'A restore, or the test of one, failed', 'NumberOfRestoreJobsFailed'),
    ...(restoresAreTested
      ? [
          missing(
            'RestoreTestMissing',
            `No restore has been tested for ${DAYS_WITHOUT_TEST} days`,
            'NumberOfRestoreJobsCompleted',
            DAYS_WITHOUT_TEST * 24,
            ScheduledJobs.RESTORE_TESTS,
          ),
        ]
      : []),
  ];
}

type MetricsById = Record<string, Metric>;

function sumOf(metrics: MetricsById): IMetric {
  const ids = Object.keys(metrics);
  if (ids.length === 1) return metrics[ids[0]];
  const expression = ids.map((id) => `FILL(${id}, 0)`).join(' + ');
  return new MathExpression({ expression, usingMetrics: metrics, period: HOUR });
}

/**
 * 1 in an hour with a heartbeat and no job, 0 in one with a job, and no data point in one with neither. AWS Backup sends no data
 * point for an hour in which no job ended, and none ever where it may not back up: where one of two time series has a value, a
 * comparison takes the missing one for 0, while FILL is described for time series that have data.
 *
 * An alarm on it is OK until there are as many data points as it evaluates; the first is the hour of the deployment. A lost
 * heartbeat is a missing data point, in whose place CloudWatch takes an earlier one.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
function withoutJobs(scheduled: Metric, jobs: MetricsById): IMetric {
  const comparisons = Object.keys(jobs).map((id) => `(scheduled > ${id})`);
  return new MathExpression({
    expression: comparisons.join(' AND '),
    usingMetrics: { scheduled, ...jobs },
    period: HOUR,
  });
}

/** 1 in an hour with a job and no heartbeat. */
function withoutHeartbeat(jobs: Metric, scheduled: Metric): IMetric {
  return new MathExpression({
    expression: 'IF(jobs > 0, 1, 0) > scheduled',
    usingMetrics: { jobs, scheduled },
    period: HOUR,
  });
}

function mapped(texts: Readonly<Record<string, string>>, map: (text: string) => Metric): MetricsById {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, map(text)]));
}
