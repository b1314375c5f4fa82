import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { type ContainerOptions, Routing } from '../../lib';
import { aDatabase, aService, aStack, development } from './described';
import { wrongUse } from './wrong-use';

describe('a service is refused', () => {
  const alone = (options: Partial<ContainerOptions>) => () =>
    development({ services: { Web: aService(options) } });

  test.each<[string, Partial<ContainerOptions>, string]>([
    ['a CPU that Fargate lacks', { cpu: 300 }, 'cpu: got 300, but Fargate offers 256, 512, 1024'],
    ['memory that its CPU lacks', { cpu: 256, memory: 4096 }, 'got 4096, but with 256 CPU units'],
    ['memory between the steps', { cpu: 512, memory: 1500 }, 'in steps of 1024'],
    ['1536 MiB for 256 units', { cpu: 256, memory: 1536 }, 'in steps of 512, 1024, 2048'],
    ['no instance', { instances: 0 }, 'Development asks for at least 1'],
    ['half an instance', { instances: 1.5 }, 'instances: got 1.5'],
    ['port 0', { port: 0 }, 'a port is a whole number from 1 to 65535'],
    ['port 65536', { port: 65536 }, 'port: got 65536'],
    [
      'an exposure without a port',
      { port: undefined, exposure: Routing.teamAccess() },
      'only a port can be reached',
    ],
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
    ['itself to use', { uses: [{ componentId: 'Web' }] }, 'Web → Web'],
    ['what is not there to use', { uses: [{ componentId: 'Wep' }] }, "did you mean 'Web'?"],
    ['what is not there to start after', { startAfter: [{ componentId: 'Orders' }] }, "got 'Orders'"],
  ])('with %s', (_, options, message) => {
    expect(wrongUse(alone(options))).toContain(message);
  });

  test('with fewer instances than its stage, naming the requirement', () => {
    expect(wrongUse(alone({ instances: 0 }))).toContain('[SRV-1]');
  });

  test('where it uses the same twice', () => {
    const uses = [{ componentId: 'Orders' }, { componentId: 'Orders' }];
    expect(
      wrongUse(() =>
        development({ databases: { Orders: aDatabase() }, services: { Web: aService({ uses }) } }),
      ),
    ).toContain("service Web: uses: got 'Orders', but it is named twice");
  });

  test('where it uses a service that is not exposed to services', () => {
    const services = {
      Web: aService({ uses: [{ componentId: 'Api' }] }),
      Api: aService({ exposure: Routing.teamAccess('/api/*') }),
    };
    expect(wrongUse(() => development({ services }))).toBe(
      "service Web: uses: got 'Api', but that service is not exposed to services; give Api a port and expose it to services: Exposure.services(), or services: true",
    );
  });

  test('where a variable is set twice', () => {
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

  test('where a variable hides where a database is', () => {
    const uses = [{ componentId: 'Orders' }];
    const web = aService({ uses, environment: { ORDERS_HOST: 'localhost' } });
    expect(
      wrongUse(() => development({ databases: { Orders: aDatabase() }, services: { Web: web } })),
    ).toContain("got 'ORDERS_HOST'");
  });
});
