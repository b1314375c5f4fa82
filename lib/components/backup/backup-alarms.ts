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

/** Jobs have an hour to start, and two more to end before their absence raises an alarm. */
const GRACE_HOURS = 3;
/** Restore tests run on Mondays and Thursdays. */
const DAYS_WITHOUT_TEST = 5;

/** The vaults in which jobs end. */
export interface WatchedVaults {
  readonly vaultName: string;
  readonly copyVaultName: string;
  /** The account of the copies; none for the environment's own. */
  readonly copyAccount?: string;
  /** The logically air-gapped vault; none if there is none. */
  readonly airGappedVault?: { readonly name: string };
}

/** The alarms on backups, copies and restores that fail or do not happen (OPS-2). */
export function backupAlarms(
  { vaultName, copyVaultName, copyAccount, airGappedVault }: WatchedVaults,
  intervalHours: number,
  restoresAreTested: boolean,
): AlarmDefinition[] {
  const jobsOf = (vault: string, metricName: string, period: Duration) =>
    new Metric({
      namespace: 'AWS/Backup',
      metricName,
      dimensionsMap: { BackupVaultName: vault },
      statistic: Stats.SUM,
      period,
    });
  const jobs = (metricName: string, period: Duration) => jobsOf(vaultName, metricName, period);
  // The guide of AWS Backup does not say which of the two vaults the metrics of copies name.
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/cloudwatch.html
  const copiesTo = (destination: string, metricName: string, period: Duration): IMetric =>
    destination === vaultName
      ? jobs(metricName, period)
      : new MathExpression({
          expression: 'FILL(source, 0) + FILL(destination, 0)',
          usingMetrics: {
            source: jobs(metricName, period),
            destination: jobsOf(destination, metricName, period),
          },
          period,
        });
  const copyDestination = copyAccount === undefined ? vaultName : copyVaultName;
  const copies = (metricName: string, period: Duration) => copiesTo(copyDestination, metricName, period);
  // Every rule that copies to the air-gapped vault copies to the other one too: that none is missing shows there.
  const failedCopies = (metricName: string, period: Duration) =>
    copiesTo(airGappedVault?.name ?? copyDestination, metricName, period);
  const place = copyAccount === undefined ? 'the other Region' : `account ${copyAccount}`;
  const failed = (
    id: string,
    title: string,
    metricName: string,
    metricOf: typeof copies = jobs,
  ): AlarmDefinition => ({
    id,
    title,
    metric: metricOf(metricName, Duration.hours(1)),
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
    metricOf: typeof copies = jobs,
  ): AlarmDefinition => ({
    id,
    title,
    metric: metricOf(metricName, period),
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
    failed('CopyFailed', `A copy to ${place} failed`, 'NumberOfCopyJobsFailed', failedCopies),
    missing(
      'CopyMissing',
      `No copy to ${place} has succeeded for ${hours} hours`,
      'NumberOfCopyJobsCompleted',
      hours,
      Duration.hours(1),
      copies,
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
