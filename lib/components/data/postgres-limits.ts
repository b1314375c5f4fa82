import { StageEnvironmentError } from '../../private/errors';
import { snakeCase } from '../../private/case';
import type { PostgresDatabaseProps } from './postgres-database';

interface CheckedOptions {
  readonly databaseName: string;
  readonly port: number;
  readonly allocatedStorage: number;
}

/** The options with their defaults, once they are known to be what Amazon RDS takes. */
export function checkedPostgresOptions(props: PostgresDatabaseProps): CheckedOptions {
  const what = `database ${props.componentId}`;
  const { databaseName = snakeCase(props.componentId), port = 15432, allocatedStorage = 20 } = props;
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(databaseName)) {
    throw new StageEnvironmentError({
      what: `${what}: name`,
      value: databaseName,
      limit:
        'a name is a lower-case letter, then lower-case letters, digits and underscores, at most 63 characters',
      remedy: "choose one such as 'orders'",
    });
  }
  if (RESERVED.includes(databaseName)) {
    throw new StageEnvironmentError({
      what: `${what}: name`,
      value: databaseName,
      limit: 'PostgreSQL and RDS keep that name for themselves',
      remedy: "choose one such as 'orders'",
    });
  }
  if (!Number.isInteger(port) || port < 1150 || port > 65535) {
    throw new StageEnvironmentError({
      what: `${what}: port`,
      value: port,
      limit: 'RDS listens on 1150 to 65535',
      remedy: 'leave it out for 15432',
    });
  }
  if (!Number.isInteger(allocatedStorage) || allocatedStorage < 20 || allocatedStorage > 65536) {
    throw new StageEnvironmentError({
      what: `${what}: allocated storage in GiB`,
      value: allocatedStorage,
      limit: 'RDS gives 20 to 65536 GiB of gp3',
      remedy: 'leave it out for 20',
    });
  }
  return { databaseName, port, allocatedStorage };
}

const RESERVED = ['postgres', 'rdsadmin', 'template0', 'template1', 'db'];
