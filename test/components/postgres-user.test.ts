import { aDatabase, aService, development, templateOf } from './described';
import { Postgres } from './postgres';
import { containersOf } from './reading';

// What the init container runs.
function statementsFor(service: string): string {
  const template = templateOf(
    development({
      databases: { Orders: aDatabase() },
      services: { [service]: aService({ uses: ['Orders'] }) },
    }),
  );
  const command = containersOf(template, service)[0]?.Command ?? [];
  const [program, ...options] = command;
  expect(program).toBe('psql');
  expect(options).toContain('--set=ON_ERROR_STOP=1');
  const statements = options.find((option) => option.startsWith('--command='));
  return statements?.slice('--command='.length) ?? '';
}

describe('the database user of a service', () => {
  const postgres = new Postgres();

  beforeAll(async () => {
    const statements = statementsFor('Api');
    await postgres.as('stage_admin', 'create table customers (id bigint primary key)');
    await postgres.as('stage_admin', statements);
    await postgres.as('stage_admin', statements);
    await postgres.as('stage_admin', statementsFor('Mailer'));
    await postgres.as('stage_admin', 'create table orders (id bigserial primary key, item text)');
  }, 60_000);

  afterAll(() => postgres.close());

  test.each([
    "insert into orders (item) values ('hat')",
    'select id, item from orders',
    "update orders set item = 'coat'",
    'delete from orders',
    'select id from customers',
  ])('may: %s', async (statement) => {
    await expect(postgres.as('service_api', statement)).resolves.toBeDefined();
  });

  test.each([
    'create table mine (id bigint)',
    'create temporary table mine (id bigint)',
    'create schema mine',
    'alter table orders add column price int',
    'drop table orders',
    'truncate orders',
    'create role another',
    'create database another',
    'grant rds_iam to service_mailer',
    'set role stage_admin',
  ])('may not: %s', async (statement) => {
    await expect(postgres.as('service_api', statement)).rejects.toThrow(/permission denied|must be owner/);
  });

  test('logs in by IAM and has no password', async () => {
    const rows = await postgres.as(
      'postgres',
      "select rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolpassword, pg_has_role(rolname, 'rds_iam', 'member') as by_iam from pg_authid where rolname = 'service_api'",
    );
    expect(rows).toEqual([
      {
        rolcanlogin: true,
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolpassword: null,
        by_iam: true,
      },
    ]);
  });

  test('connects to the database, and users made otherwise do not', async () => {
    await postgres.as('postgres', 'create role stranger login');
    const rows = await postgres.as(
      'postgres',
      "select has_database_privilege('service_api', 'orders', 'connect') as service, has_database_privilege('stranger', 'orders', 'connect') as stranger",
    );
    expect(rows).toEqual([{ service: true, stranger: false }]);
  });

  test('is one of several that read what the migration of another made', async () => {
    await expect(postgres.as('service_mailer', 'select id from orders')).resolves.toBeDefined();
  });

  test('is not there at all where a preparation fails half-way', async () => {
    const statements = statementsFor('Report').replace('usage on schema public', 'usage on schema nowhere');
    await expect(postgres.as('stage_admin', statements)).rejects.toThrow('nowhere');
    expect(await postgres.as('postgres', "select from pg_roles where rolname = 'service_report'")).toEqual(
      [],
    );
  });
});
