import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { DailyWindow } from '../../internal/maintenance-window';

/** The minimum of AWS Backup, which also needs the completion window to be an hour longer. */
export const START_WINDOW = Duration.hours(1);
/** The first backup of a large resource takes long. */
export const COMPLETION_WINDOW = Duration.days(1);

/** The times of day at which backups start, without those of hourly snapshots, which leave no time for maintenance. */
export function startWindows(intervalHours: number): DailyWindow[] {
  const starts =
    intervalHours === 24
      ? [5]
      : Array.from({ length: 24 / intervalHours }, (_, index) => index * intervalHours);
  const continuous = intervalHours === 3 ? 4 * 60 : 3 * 60 + (intervalHours === 1 ? 30 : 0);
  return [...(intervalHours < 2 ? [] : starts.map((hour) => hour * 60)), continuous].map((start) => ({
    start,
    minutes: START_WINDOW.toMinutes(),
  }));
}

/** The start of snapshots: at full hours; once a day, at night in Europe and the Americas. */
export function snapshotSchedule(intervalHours: number): Schedule {
  return Schedule.cron({ minute: '0', hour: intervalHours === 24 ? '5' : `0/${intervalHours}` });
}

/**
 * The time of day at which AWS Backup looks after continuous backups, whose interval says nothing about what they cover: at
 * night, and apart from the start of snapshots.
 */
export function continuousSchedule(intervalHours: number): Schedule {
  return Schedule.cron({ minute: intervalHours === 1 ? '30' : '0', hour: intervalHours === 3 ? '4' : '3' });
}
