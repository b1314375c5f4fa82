import { type Duration, Token } from 'aws-cdk-lib';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { StageEnvironmentError } from '../../internal/errors';
import { didYouMean } from '../../internal/did-you-mean';

/** Whole hours that divide a day, so that no interval is longer than the others. */
export const INTERVALS: readonly number[] = [1, 2, 3, 4, 6, 8, 12, 24];

/** The maximum retention of AWS Backup: a hundred years. */
export const MAX_DAYS = 36500;

const COPY_REGION = 'Region that backups are copied to';

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A duration in days, once it is known that AWS Backup takes it. */
export function wholeDays(what: string, duration: Duration, { min, max }: Bounds): number {
  const days = duration.isUnresolved() ? Number.NaN : duration.toDays({ integral: false });
  if (Number.isInteger(days) && days >= min && days <= max) return days;
  throw new StageEnvironmentError({
    id: 'backup.whole-days',
    what,
    value: written(duration),
    limit: `AWS Backup takes whole days, from ${min} to ${max}`,
    remediation: `write it as Duration.days(${Math.min(max, Math.max(min, 35))})`,
  });
}

/** The hours between two backups, once it is known that AWS Backup can keep that interval. */
export function intervalHours(interval: Duration): number {
  const hours = interval.isUnresolved() ? Number.NaN : interval.toHours({ integral: false });
  if (INTERVALS.includes(hours)) return hours;
  throw new StageEnvironmentError({
    id: 'backup.interval',
    what: 'interval of backups',
    value: written(interval),
    limit: `AWS Backup starts them at most once an hour, at times of the day: every ${INTERVALS.join(', ')} hours`,
    remediation:
      'choose one of them; continuous backup covers the time between, for resources that support it',
    requirement: 'BAK-3',
  });
}

/** A Region, once it is known to exist. */
export function knownRegion(what: string, region: string): string {
  const known = RegionInfo.regions.map(({ name }) => name);
  if (known.includes(region)) return region;
  throw new StageEnvironmentError({
    id: 'backup.copy-region-unknown',
    what,
    value: region,
    limit: Token.isUnresolved(region)
      ? 'it is compared at synth and must be a literal'
      : 'this version of aws-cdk-lib knows no such Region',
    remediation: Token.isUnresolved(region)
      ? "write it out, such as 'eu-central-1'"
      : didYouMean(region, known),
    requirement: 'BAK-2',
  });
}

/** @throws StageEnvironmentError for a Region of copies that is the environment's own, or of another partition */
export function refuseRegion(home: string, region: string): void {
  if (literalRegion(home) === region) {
    throw new StageEnvironmentError({
      id: 'backup.copy-to-same-region',
      what: COPY_REGION,
      value: region,
      limit: 'the environment stands in it; backups are kept in a different physical location',
      remediation: 'choose another Region',
      requirement: 'BAK-2',
    });
  }
  refusePartition(home, region);
}

/** The Region of the environment's stack, once it is known to be a literal. */
export function literalRegion(home: string): string {
  if (!Token.isUnresolved(home)) return home;
  throw new StageEnvironmentError({
    id: 'backup.stack-region-unknown',
    what: "Region of the environment's stack",
    value: home,
    limit: 'it must be a literal, so that it can be compared with the Region of copies',
    remediation: "set the Region of the stack: env: { region: 'eu-west-1' }",
    requirement: 'BAK-2',
  });
}

/** @throws StageEnvironmentError for a Region of copies in another partition than the environment */
export function refusePartition(home: string, region: string): void {
  const [homePartition, copyPartition] = [home, region].map((name) => RegionInfo.get(name).partition);
  if (homePartition !== copyPartition) {
    throw new StageEnvironmentError({
      id: 'backup.copy-to-other-partition',
      what: COPY_REGION,
      value: region,
      limit: `it is in partition ${copyPartition}, the environment in ${homePartition}; AWS Backup does not copy between partitions`,
      remediation: `choose a Region of partition ${homePartition}`,
      requirement: 'BAK-2',
    });
  }
}

function written(duration: Duration): unknown {
  return duration.isUnresolved() ? 'a duration known only at deployment' : duration.toHumanString();
}
