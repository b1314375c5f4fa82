import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { IncidentCategory, type AlarmDefinition } from '../../spi/alarm-definition';

/** Jobs have an hour to start, and two more to end before their absence raises an alarm. */
const GRACE_HOURS = 3;
/** Restore tests run on Mondays and Thursdays. */
const DAYS_WITHOUT_TEST = 5;

/** The alarms on backups, copies and restores that fail or do not happen (OPS-2). */
export function backupAlarms(
  vaultName: string,
  intervalHours: number,
  restoresAreTested: boolean,
): AlarmDefinition[] {
  const jobs = (metricName: string, period: Duration) =>
    new Metric({
      namespace: 'AWS/Backup',
      metricName,
      dimensionsMap: { BackupVaultName: vaultName },
      statistic: Stats.SUM,
      period,
    });
  const failed = (id: string, title: string, metricName: string): AlarmDefinition => ({
    id,
    title,
    metric: jobs(metricName, Duration.hours(1)),
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
    period: Duration,
  ): AlarmDefinition => ({
    id,
    title,
    metric: jobs(metricName, period),
    comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
    threshold: 1,
    evaluationPeriods: periods,
    datapointsToAlarm: periods,
    // AWS Backup sends no data point for a period in which no job ended.
    treatMissingData: TreatMissingData.BREACHING,
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
      Duration.hours(1),
    ),
    failed('CopyFailed', 'A copy to the other Region failed', 'NumberOfCopyJobsFailed'),
    missing(
      'CopyMissing',
      `No copy to the other Region has succeeded for ${hours} hours`,
      'NumberOfCopyJobsCompleted',
      hours,
      Duration.hours(1),
    ),
    failed('RestoreFailed', 'A restore, or the test of one, failed', 'NumberOfRestoreJobsFailed'),
    ...(restoresAreTested
      ? [
          missing(
            'RestoreTestMissing',
            `No restore has been tested for ${DAYS_WITHOUT_TEST} days`,
            'NumberOfRestoreJobsCompleted',
            DAYS_WITHOUT_TEST,
            Duration.days(1),
          ),
        ]
      : []),
  ];
}
