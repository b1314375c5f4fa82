import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { ContainerService, DevelopmentEnv, PostgresDatabase, TeamAccess } from '../../lib';
import { findPython, type PinnedPackages, pythonWith } from '../emulator/python';
import { newAuthority } from './database/certificates';
import { tokenProblem } from './database/iam-token';
import { type PostgresServer, startPostgresServer } from './database/postgres-server';
import { readDocument, ROOT } from './documents';

jest.setTimeout(300_000);

const DOCUMENT = readDocument('docs/connecting-to-the-database.md');
const CREDENTIALS = {
  AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  AWS_SESSION_TOKEN: 'a/session+token==',
};
const PACKAGES: PinnedPackages = {
  name: 'PostgreSQL client',
  requirements: join(__dirname, 'database', 'requirements.txt'),
  module: 'psycopg',
};

const authority = newAuthority('Authorities of Amazon RDS');
const stranger = newAuthority('Authorities of someone else');

let folder: string;
let server: PostgresServer | undefined;

beforeAll(() => {
  // Below the project, so that its packages are found.
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, '.cache', 'database-'));
  for (const { language, file, code } of DOCUMENT.blocks) {
    if (!['js', 'python'].includes(language)) continue;
    if (file === undefined) throw new Error('a block without a file name');
    writeFileSync(join(folder, file), code);
  }
  writeFileSync(join(folder, 'global-bundle.pem'), stranger.certificate + authority.certificate);
  writeFileSync(
    join(folder, 'main.mjs'),
    `import { orders } from './orders.mjs';
const { rows } = await orders.query('select answer');
console.log(rows[0].answer);
await orders.end();
`,
  );
  writeFileSync(
    join(folder, 'main.py'),
    `from orders import connect
with connect() as orders:
    print(orders.execute("select answer").fetchone()[0])
`,
  );
});

afterEach(() => server?.close());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The variables that an environment gives to a service which uses a database, except the host. */
function variablesOfService(): Record<string, string> {
  const stack = new Stack(new App(), 'Shop');
  const shop = new DevelopmentEnv(stack, 'Development', {
    owner: 'shop',
    teamAccess: TeamAccess.sessionManager(),
  });
  const orders = new PostgresDatabase(shop, 'Orders', { version: PostgresEngineVersion.of('17.9', '17') });
  const image = ContainerImage.fromRegistry('web:1.4.2');
  const web = new ContainerService(shop, 'Web', { image, port: 8080, user: 'node', uses: [orders] });
  const { environment } = web.container.renderContainerDefinition();
  const pairs = environment as { readonly name: string; readonly value: string }[];
  return Object.fromEntries(pairs.map(({ name, value }) => [name, value]));
}

const variables = variablesOfService();

/** A server that admits the user of the service with a token for its address. */
async function start(tls = authority.issue('localhost')): Promise<PostgresServer> {
  let port = 0;
  const started = await startPostgresServer({
    tls,
    admits: ({ user, password }) =>
      user === variables.ORDERS_USER
        ? tokenProblem(password, {
            host: 'localhost',
            port,
            user,
            region: 'eu-west-1',
            secretAccessKey: CREDENTIALS.AWS_SECRET_ACCESS_KEY,
          })
        : `no user ${user}`,
  });
  ({ port } = started);
  server = started;
  return started;
}

interface Ended {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

type Client = (changes: Readonly<Record<string, string>>) => Promise<Ended>;

function run(command: string, file: string, changes: Readonly<Record<string, string>>): Promise<Ended> {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_REGION: 'eu-west-1',
    AWS_DEFAULT_REGION: 'eu-west-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    ...CREDENTIALS,
    ...variables,
    ORDERS_HOST: 'localhost',
    ORDERS_PORT: String(server?.port),
    ...changes,
  };
  return new Promise((resolve) => {
    execFile(command, [file], { cwd: folder, env }, (error, output, errors) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output, errors }),
    );
  });
}

const node: Client = (changes) => run(process.execPath, 'main.mjs', changes);

const python: Client = async (changes) => {
  const found = await findPython();
  if (found === undefined) throw new Error('This test needs Python 3.10 or newer on the path: install it.');
  const environments = join(ROOT, '.cache', 'docs-venv');
  return run(await pythonWith(PACKAGES, found, () => undefined, environments), 'main.py', changes);
};

test('the variables are those that the document lists', () => {
  const listed = [...DOCUMENT.text.matchAll(/^\| `(ORDERS_\w+)`/gm)].map(([, name]) => name);
  expect(Object.keys(variables).filter((name) => name.startsWith('ORDERS_'))).toEqual(listed);
  expect(variables).toMatchObject({
    ORDERS_PORT: '15432',
    ORDERS_NAME: 'orders',
    ORDERS_USER: 'service_web',
  });
});

describe.each([
  ['Node.js', node],
  ['Python', python],
])('%s', (_name, client) => {
  test('connects over TLS, as the user of the service, with a token for the address', async () => {
    const { connections } = await start();
    expect(await client({})).toMatchObject({ code: 0, output: '42\n' });
    expect(connections).toEqual([
      expect.objectContaining({ encrypted: true, user: 'service_web', database: 'orders' }),
    ]);
    expect(connections[0].queries).toContain('select answer');
  });

  test.each([
    ['a certificate of another authority', newAuthority('Unknown').issue('localhost')],
    ['a certificate of another host', authority.issue('other.example.com')],
    ['no TLS', undefined],
  ])('sends no token to a server with %s', async (_case, certificate) => {
    server = await startPostgresServer({ tls: certificate, admits: () => undefined });
    expect((await client({})).code).not.toBe(0);
    expect(server.connections.length).toBeGreaterThan(0);
    expect(server.connections.filter(({ password }) => password !== undefined)).toEqual([]);
  });

  test.each([
    ['another user', { ORDERS_USER: 'service_other' }, 'no user service_other'],
    [
      'a token of another Region',
      { AWS_REGION: 'eu-west-2', AWS_DEFAULT_REGION: 'eu-west-2' },
      'its credential is',
    ],
    ['a token of other credentials', { AWS_SECRET_ACCESS_KEY: 'another' }, 'its signature is wrong'],
  ])('is refused with %s', async (_case, changes, reason) => {
    await start();
    const { code, errors } = await client(changes);
    expect(code).not.toBe(0);
    expect(errors).toContain(reason);
  });

  test('takes the port from the variable', async () => {
    const { connections, port } = await start();
    expect((await client({ ORDERS_PORT: String(port === 1024 ? 1025 : port - 1) })).code).not.toBe(0);
    expect(connections).toEqual([]);
  });
});
