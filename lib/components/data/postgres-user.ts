import type { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { AdministrationConfig, InitContainer } from '../../spi/connection';

interface PostgresUserProps {
  readonly image: ContainerImage;
  readonly databaseName: string;
  readonly user: string;
  readonly administration: AdministrationConfig;
}

/**
 * The init container that creates the database user of a service with the least privileges: it connects only with an IAM
 * token, reads and writes rows, and changes no structure.
 */
export function postgresUser(props: PostgresUserProps): InitContainer {
  return {
    name: 'User',
    image: props.image,
    user: POSTGRES_UID,
    command: [
      'psql',
      '--no-psqlrc',
      '--quiet',
      '--set=ON_ERROR_STOP=1',
      `--command=${leastPrivilegeUser(props)}`,
    ],
    ...props.administration,
    environment: { ...props.administration.environment, ...TIMEOUTS },
  };
}

// A database that does not answer, or a lock that is not granted, fails the task, which the circuit breaker counts.
const TIMEOUTS = { PGCONNECT_TIMEOUT: '10', PGOPTIONS: '-c lock_timeout=60s' };

/** Grants on what the master user owns. On what others own, such as an extension, it may have no privilege to grant. */
function ownedByMaster(view: string, name: string, owner: string, grant: string): string {
  const owned = `select schemaname, ${name} as name from ${view} where schemaname = 'public' and ${owner} = current_user`;
  return `do $$ declare it record; begin for it in ${owned} loop execute format('${grant}', it.schemaname, it.name); end loop; end $$`;
}

// The user `postgres` of the official Alpine image.
const POSTGRES_UID = '70';

/**
 * The statements, which run as one transaction and can be repeated. The lock makes tasks that start at once wait for each
 * other, since PostgreSQL has no `create role if not exists`.
 *
 * @param names identifiers, known to be lower-case letters, digits and underscores
 */
export function leastPrivilegeUser(names: { readonly user: string; readonly databaseName: string }): string {
  const { user, databaseName } = names;
  return [
    `select pg_advisory_xact_lock(hashtext('stage environment users'))`,
    `do $$ begin if not exists (select from pg_roles where rolname = '${user}') then create role "${user}" login; end if; end $$`,
    `grant rds_iam to "${user}"`,
    `revoke all on database "${databaseName}" from public`,
    `grant connect on database "${databaseName}" to "${user}"`,
    `revoke create on schema public from public`,
    `grant usage on schema public to "${user}"`,
    ownedByMaster(
      'pg_tables',
      'tablename',
      'tableowner',
      `grant select, insert, update, delete on table %I.%I to "${user}"`,
    ),
    ownedByMaster(
      'pg_sequences',
      'sequencename',
      'sequenceowner',
      `grant usage, select on sequence %I.%I to "${user}"`,
    ),
    `alter default privileges in schema public grant select, insert, update, delete on tables to "${user}"`,
    `alter default privileges in schema public grant usage, select on sequences to "${user}"`,
  ]
    .map((statement) => `${statement};`)
    .join('\n');
}
