import { App, Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import {
  ContainerService,
  type ContainerServiceProps,
  Migration,
  PostgresDatabase,
  type spi,
} from '../../lib';
import type { DescribedService } from './components';
import { aDatabase, aService, aStack, development, templateOf } from './described';
import { wrongUse } from './wrong-use';

const WEB = aService() as ContainerServiceProps;

describe('a service is refused', () => {
  const alone = (options: Partial<DescribedService>) => () =>
    development({ services: { Web: aService(options) } });

  test.each<[string, Partial<DescribedService>, string]>([
    ['a CPU that Fargate lacks', { cpu: 300 }, 'cpu: got 300, but Fargate offers 256, 512, 1024'],
    ['memory that its CPU lacks', { cpu: 256, memory: 4096 }, 'got 4096, but with 256 CPU units'],
    ['memory between the steps', { cpu: 512, memory: 1500 }, 'in steps of 1024'],
    ['1536 MiB for 256 units', { cpu: 256, memory: 1536 }, 'offers 512, 1024 or 2048;'],
    ['no instance', { instances: 0 }, 'Development requires at least 1'],
    ['half an instance', { instances: 1.5 }, 'instances: got 1.5'],
    ['port 0', { port: 0 }, 'a port is a whole number from 1 to 65535'],
    ['port 65536', { port: 65536 }, 'port: got 65536'],
    ['routes without a port', { port: undefined, routes: ['/*'] }, 'only a service with a port is reached'],
    [
      'internal without a port',
      { port: undefined, internal: true },
      'internal: got true, but only a service with a port is reached',
    ],
    ['a port that nothing reaches', { routes: [] }, 'routes: got [], but nothing reaches the port'],
    ['a route that is named twice', { routes: ['/a', '/a'] }, "routes: got '/a', but it is named twice"],
    ['a relative route', { routes: ['api'] }, "routes: got 'api', but a path pattern starts with a slash"],
    [
      'a relative health check',
      { healthCheckPath: 'health' },
      "got 'health', but it must be a path that starts with a slash",
    ],
    ['a relative folder', { writablePaths: ['tmp'] }, "got 'tmp', but it must be an absolute path"],
    [
      'a folder named twice',
      { writablePaths: ['/tmp', '/tmp'] },
      "writable folder: got '/tmp', but it is named twice",
    ],
    ['an empty health check', { containerHealthCheck: [] }, 'it must be a command with its arguments'],
  ])('with %s', (_, options, message) => {
    expect(wrongUse(alone(options))).toContain(message);
  });

  test('with fewer instances than its stage, naming the requirement', () => {
    expect(wrongUse(alone({ instances: 0 }))).toContain('[SRV-1, service.too-few-instances]');
  });

  test('if it uses the same component twice', () => {
    const uses = ['Orders', 'Orders'];
    expect(
      wrongUse(() =>
        development({ databases: { Orders: aDatabase() }, services: { Web: aService({ uses }) } }),
      ),
    ).toContain("uses of service Web: got 'Orders', but it is named twice");
  });

  test('if it uses a service that is not internal', () => {
    const services = {
      Web: aService({ uses: ['Api'] }),
      Api: aService({ routes: ['/api/*'] }),
    };
    expect(wrongUse(() => development({ services }))).toBe(
      "uses of Web: got 'Api', but services do not reach that service; set internal: true and a port on Api, or move it to startAfter [service.not-internal]",
    );
  });

  test('if a variable is set twice', () => {
    const stack = aStack();
    const secret = new Secret(stack, 'Token');
    const message = wrongUse(() =>
      development(
        { services: { Web: aService({ environment: { TOKEN: 'x' }, secrets: { TOKEN: secret } }) } },
        stack,
      ),
    );
    expect(message).toContain("service Web: variable: got 'TOKEN', but it is set twice");
  });

  test('if a variable hides the address of a database', () => {
    const uses = ['Orders'];
    const web = aService({ uses, environment: { ORDERS_HOST: 'localhost' } });
    expect(
      wrongUse(() => development({ databases: { Orders: aDatabase() }, services: { Web: web } })),
    ).toContain("got 'ORDERS_HOST'");
  });
});

describe('a service that is refused leaves nothing behind', () => {
  const untouched = templateOf(development()).toJSON() as object;

  test.each<[string, Partial<DescribedService>]>([
    ['before its resources', { port: 0 }],
    ['among its resources', { routes: ['/*'] }],
  ])('if refused %s', (_, options) => {
    const { stack, environment } = development();
    const attempt = () =>
      new ContainerService(environment, 'Api', { ...WEB, ...(options as ContainerServiceProps) });
    expect(wrongUse(attempt)).not.toBe('');
    expect(wrongUse(attempt)).not.toContain('is taken');
    expect(templateOf({ stack }).toJSON()).toEqual(untouched);
  });
});

describe('a kind outside of an environment', () => {
  test.each([
    ['a service', (scope: Construct) => new ContainerService(scope, 'Web', WEB)],
    ['a database', (scope: Construct) => new PostgresDatabase(scope, 'Orders', aDatabase())],
  ])('is refused: %s', (_, create) => {
    const stack = aStack();
    expect(wrongUse(() => create(stack))).toBe(
      "scope of the component: got 'Shop', but a component stands in an environment; pass an environment, such as a ProductionEnv, or a construct below one as the first argument [component.scope-without-environment]",
    );
    expect(stack.node.children).toEqual([]);
  });

  test('is refused without any scope', () => {
    const nowhere = undefined as unknown as Construct;
    expect(wrongUse(() => new ContainerService(nowhere, 'Web', WEB))).toContain('got nothing');
  });
});

describe('a kind given another environment’s database', () => {
  const app = new App();
  const blue = development({ databases: { Orders: aDatabase() } }, new Stack(app, 'Blue'));
  const green = development({}, new Stack(app, 'Green'));
  const refused = (props: Partial<ContainerServiceProps>) =>
    wrongUse(() => new ContainerService(green.environment, 'Api', { ...WEB, ...props }));

  test.each(['uses', 'startAfter'] as const)('is refused in %s, with both names', (option) => {
    expect(refused({ [option]: [blue.database('Orders')] })).toBe(
      `${option} of service Api: got 'Orders of environment Blue/Env', but a component of environment Green/Env is needed; pass an object of that environment, such as a PostgresDatabase created in it, or what its add method returned [component.not-in-environment]`,
    );
  });

  test('is refused as what its migration changes', () => {
    const migration = Migration.task(['migrate'], { store: blue.database('Orders') });
    expect(refused({ migration })).toContain(
      "migration store of service Api: got 'Orders of environment Blue/Env'",
    );
  });

  test('leaves nothing in either environment', () => {
    const constructs = () => app.node.findAll().map(({ node }) => node.path);
    const before = constructs();
    refused({ uses: [blue.database('Orders')] });
    expect(constructs()).toEqual(before);
  });

  test.each([
    ['an id', 'Orders', "got 'Orders'"],
    ['nothing', undefined, 'got nothing'],
    ['any object', {}, "got 'an object'"],
    ['a construct that is no component', green.stack, "got 'Green'"],
  ])('is refused like %s', (_, target, message) => {
    expect(refused({ uses: [target as unknown as spi.IConnectionTarget] })).toContain(message);
  });
});
