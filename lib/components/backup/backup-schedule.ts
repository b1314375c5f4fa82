import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';

/** The shortest that AWS Backup takes: an hour to start, and an hour more at the least to end. */
export const START_WINDOW = Duration.hours(1);
/** The first backup of a large store takes long. */
export const COMPLETION_WINDOW = Duration.days(1);

/** When backups start: at full hours; once a day, at night in Europe and the Americas. */
export function backupSchedule(intervalHours: number): Schedule {
  return Schedule.cron({ minute: '0', hour: intervalHours === 24 ? '5' : `0/${intervalHours}` });
}
