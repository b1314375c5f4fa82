import type { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { InitContainer, SecretField } from '../../spi/connection';

/** How to reach a database, by the names that every PostgreSQL client knows. */
export interface PostgresConnection {
  readonly environment: { readonly [name: string]: string };
  readonly secrets: { readonly [name: string]: SecretField };
}

interface PostgresUserProps {
  readonly image: ContainerImage;
  readonly databaseName: string;
  readonly user: string;
  readonly administration: PostgresConnection;
}

/**
 * A program that makes sure of a user with the least rights a service needs: to connect, with an IAM token and in no
 * other way, and to read and write requirements. It changes no structure.
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
    environment: { ...props.administration.environment, ...PATIENCE },
  };
}

// A database that does not answer, or a lock that is never given, ends the task, which the circuit breaker sees.
const PATIENCE = { PGCONNECT_TIMEOUT: '10', PGOPTIONS: '-c lock_timeout=60s' };

/** Grants on what the master user owns: on others' things, such as an extension's, it may have nothing to grant. */
function ownedByMaster(view: string, name: string, owner: string, grant: string): string {
  const things = `select schemaname, ${name} as name from ${view} where schemaname = 'public' and ${owner} = current_user`;
  return `do $$ declare it record; begin for it in ${things} loop execute format('${grant}', it.schemaname, it.name); end loop; end $$`;
}

// The user `postgres` of the official Alpine image.
const POSTGRES_UID = '70';

/**
 * The statements run as one transaction. The lock makes tasks that start at once wait for each other, since
 * PostgreSQL has no `create role if not exists`; each statement may run any number of times.
 *
 * @param names identifiers, checked by their owners to be lower-case letters, digits and underscores
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
