import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';

/** The minimum of AWS Backup, which also needs the completion window to be an hour longer. */
export const START_WINDOW = Duration.hours(1);
/** The first backup of a large resource takes long. */
export const COMPLETION_WINDOW = Duration.days(1);

/** The start of backups: at full hours; once a day, at night in Europe and the Americas. */
export function backupSchedule(intervalHours: number): Schedule {
  return Schedule.cron({ minute: '0', hour: intervalHours === 24 ? '5' : `0/${intervalHours}` });
}
