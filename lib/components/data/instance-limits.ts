import { StageEnvironmentError } from '../../internal/errors';

/** The settings of an instance, with their defaults. */
export interface InstanceSettings {
  readonly databaseName: string;
  readonly port: number;
  /** In GiB. */
  readonly allocatedStorage: number;
  /**
   * To which RDS lets it grow, in GiB.
   *
   * @default - it does not grow
   */
  readonly maxAllocatedStorage?: number;
}

const MAX_STORAGE = 65536;

/**
 * The storage to which an instance grows: what is asked for, or twice its storage, at least 100 GiB.
 *
 * @param what the database, for the error
 * @returns none if it equals the storage, or RDS could not let it grow
 * @throws StageEnvironmentError for less than a tenth more than the storage
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
 */
export function checkedMaxStorage(
  what: string,
  allocatedStorage: number,
  maxAllocatedStorage?: number,
): number | undefined {
  const minimum = Math.ceil((allocatedStorage * 11) / 10);
  if (maxAllocatedStorage === undefined) {
    return minimum > MAX_STORAGE ? undefined : Math.min(MAX_STORAGE, Math.max(100, 2 * allocatedStorage));
  }
  if (maxAllocatedStorage === allocatedStorage) return undefined;
  if (
    Number.isInteger(maxAllocatedStorage) &&
    maxAllocatedStorage >= minimum &&
    maxAllocatedStorage <= MAX_STORAGE
  ) {
    return maxAllocatedStorage;
  }
  throw new StageEnvironmentError({
    id: 'database.max-storage-range',
    what: `${what}: maximum of allocated storage in GiB`,
    value: maxAllocatedStorage,
    limit: `RDS takes a tenth more than the allocated storage or more, from ${minimum} to ${MAX_STORAGE}`,
    remediation: `leave it out for the default, or set it to ${allocatedStorage} for storage that does not grow`,
  });
}

/**
 * Checks the settings that do not depend on the engine.
 *
 * @param what the database, for the error
 * @throws StageEnvironmentError for a port or size that RDS refuses
 */
export function checkInstanceSettings(
  what: string,
  { port, allocatedStorage }: Omit<InstanceSettings, 'databaseName'>,
): void {
  if (!Number.isInteger(port) || port < 1150 || port > 65535) {
    throw new StageEnvironmentError({
      id: 'database.port-range',
      what: `${what}: port`,
      value: port,
      limit: 'RDS listens on 1150 to 65535',
      remediation: 'leave it out for the default',
    });
  }
  if (!Number.isInteger(allocatedStorage) || allocatedStorage < 20 || allocatedStorage > MAX_STORAGE) {
    throw new StageEnvironmentError({
      id: 'database.storage-range',
      what: `${what}: allocated storage in GiB`,
      value: allocatedStorage,
      limit: 'RDS offers 20 to 65536 GiB of gp3',
      remediation: 'leave it out for 20',
    });
  }
}
