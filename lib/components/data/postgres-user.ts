import type { Preparation, SecretField } from '../host';

/** How to reach a database, by the names that every PostgreSQL client knows. */
export interface PostgresConnection {
  readonly environment: { readonly [name: string]: string };
  readonly secrets: { readonly [name: string]: SecretField };
}

interface PostgresUserProps {
  readonly image: string;
  readonly databaseName: string;
  readonly user: string;
  readonly administration: PostgresConnection;
}

/**
 * A program that makes sure of a user with the least rights a service needs: to connect, with an IAM token and in no
 * other way, and to read and write rows. It changes no structure.
 */
export function postgresUser(props: PostgresUserProps): Preparation {
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
  };
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
    `grant select, insert, update, delete on all tables in schema public to "${user}"`,
    `grant usage, select on all sequences in schema public to "${user}"`,
    `alter default privileges in schema public grant select, insert, update, delete on tables to "${user}"`,
    `alter default privileges in schema public grant usage, select on sequences to "${user}"`,
  ]
    .map((statement) => `${statement};`)
    .join('\n');
}
