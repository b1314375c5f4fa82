import type { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';

/**
 * The parameters of a database: TLS only, and a log that shows what an incident is asked about first: who was connected and
 * for how long, what was slow, what waited for a lock, what needed temporary files, and what changed the structure. The
 * values of parameters, which may be data of users, are not logged.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Concepts.PostgreSQL.html
 */
export function postgresParameters({ postgresMajorVersion }: PostgresEngineVersion): Record<string, string> {
  return {
    'rds.force_ssl': '1',
    log_autovacuum_min_duration: milliseconds(10),
    log_disconnections: '1',
    log_lock_waits: '1',
    log_min_duration_statement: milliseconds(1),
    log_statement: 'ddl',
    // In kilobytes.
    log_temp_files: '10240',
    // Of PostgreSQL 13 and later.
    ...(Number(postgresMajorVersion) >= 13 && { log_parameter_max_length: '0' }),
  };
}

function milliseconds(seconds: number): string {
  return String(seconds * 1000);
}
