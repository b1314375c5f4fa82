import { snakeCase } from '../../internal/case';
import { StageEnvironmentError } from '../../internal/errors';
import { checkedMaxStorage, checkInstanceSettings, type InstanceSettings } from './instance-limits';
import type { PostgresDatabaseProps } from './postgres-database-props';

/**
 * The settings of a database, with their defaults, once they are known to be what Amazon RDS takes.
 *
 * @throws StageEnvironmentError for a name, port or size that RDS refuses
 */
export function checkedPostgresSettings(componentId: string, props: PostgresDatabaseProps): InstanceSettings {
  const what = `database ${componentId}`;
  const { databaseName = snakeCase(componentId), port = 15432, allocatedStorage = 20 } = props;
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(databaseName)) {
    throw new StageEnvironmentError({
      id: 'database.name-malformed',
      what: `${what}: name`,
      value: databaseName,
      limit:
        'a name is a lower-case letter, then lower-case letters, digits and underscores, at most 63 characters',
      remediation: "choose one such as 'orders'",
    });
  }
  if (RESERVED.includes(databaseName)) {
    throw new StageEnvironmentError({
      id: 'database.name-reserved',
      what: `${what}: name`,
      value: databaseName,
      limit: 'PostgreSQL and RDS reserve that name',
      remediation: "set databaseName to one such as 'orders'",
    });
  }
  checkInstanceSettings(what, { port, allocatedStorage });
  const maxAllocatedStorage = checkedMaxStorage(what, allocatedStorage, props.maxAllocatedStorage);
  return { databaseName, port, allocatedStorage, maxAllocatedStorage };
}

/**
 * The database user of a service.
 *
 * @throws StageEnvironmentError if PostgreSQL would truncate the name
 */
export function databaseUser(componentId: string): string {
  // With a prefix no id equals a name that PostgreSQL or RDS reserves.
  const user = `service_${snakeCase(componentId)}`;
  if (user.length <= 63) return user;
  throw new StageEnvironmentError({
    id: 'database.user-too-long',
    what: `service ${componentId}: database user`,
    value: user,
    limit: 'PostgreSQL truncates names after 63 characters',
    remediation: 'choose a shorter id for the service, or one with fewer capitals',
  });
}

const RESERVED_BY_RDS = ['postgres', 'rdsadmin', 'template0', 'template1', 'db'];

// PostgreSQL, Appendix C: the key words that are reserved.
const KEY_WORDS = (
  'all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation ' +
  'column concurrently constraint create cross current_catalog current_date current_role current_schema current_time ' +
  'current_timestamp current_user default deferrable desc distinct do else end except false fetch for external freeze ' +
  'from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit ' +
  'localtime localtimestamp natural not notnull null offset on only or order outer overlaps placing primary references ' +
  'returning right select session_user similar some symmetric system_user table tablesample then to trailing true union ' +
  'unique user using variadic verbose when where window with'
).split(' ');

const RESERVED = [...RESERVED_BY_RDS, ...KEY_WORDS];
