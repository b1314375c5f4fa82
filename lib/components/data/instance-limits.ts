import { StageEnvironmentError } from '../../internal/errors';

/** The settings of an instance, with their defaults. */
export interface InstanceSettings {
  readonly databaseName: string;
  readonly port: number;
  /** In GiB. */
  readonly allocatedStorage: number;
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
  if (!Number.isInteger(allocatedStorage) || allocatedStorage < 20 || allocatedStorage > 65536) {
    throw new StageEnvironmentError({
      id: 'database.storage-range',
      what: `${what}: allocated storage in GiB`,
      value: allocatedStorage,
      limit: 'RDS offers 20 to 65536 GiB of gp3',
      remediation: 'leave it out for 20',
    });
  }
}
