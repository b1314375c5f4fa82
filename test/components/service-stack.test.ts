import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { ContainerImage, Secret as InjectedSecret } from 'aws-cdk-lib/aws-ecs';
import { type IKey, Key } from 'aws-cdk-lib/aws-kms';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import {
  ContainerService,
  type ContainerServiceProps,
  type DevelopmentEnv,
  PostgresDatabase,
  StageKind,
} from '../../lib';
import { addEnvironment } from '../environments/launch-program';
import { aDatabase, aService, development, NGINX, staging } from './described';
import { actionsOf, resource, resourcesOf, statementsOf } from './reading';
import { stackTemplate } from './stack-template';

const STACK = 'AWS::CloudFormation::Stack';
const LOG_GROUP = 'AWS::Logs::LogGroup';
const MAX_RESOURCES = 500;
const MAX_PARAMETERS = 200;

interface Counted {
  readonly Resources?: object;
  readonly Parameters?: object;
  readonly Outputs?: object;
}

function counts(stack: Stack): { readonly [section in keyof Counted]-?: number } {
  const { Resources = {}, Parameters = {}, Outputs = {} } = Template.fromStack(stack).toJSON() as Counted;
  const count = (section: object): number => Object.keys(section).length;
  return { Resources: count(Resources), Parameters: count(Parameters), Outputs: count(Outputs) };
}

describe('a production of forty services with routes and a database', () => {
  const { stack, environment } = addEnvironment(new App(), StageKind.PRODUCTION, 'Production');
  const orders = new PostgresDatabase(environment, 'Orders', aDatabase());
  for (let index = 0; index < 40; index++) {
    new ContainerService(environment, `Service${index}`, {
      image: ContainerImage.fromRegistry(NGINX),
      port: 8080,
      user: '101',
      routes: [`/service${index}/*`],
      uses: [orders],
    });
  }
  const nested = stack.node
    .findAll()
    .filter((construct): construct is Stack => Stack.isStack(construct) && construct !== stack);

  test('has fewer than 450 resources in the stack of the user', () => {
    expect(counts(stack).Resources).toBeLessThan(450);
  });

  test('stays within the limits of CloudFormation in every nested stack', () => {
    expect(nested.length).toBeGreaterThanOrEqual(40);
    for (const it of nested) {
      const { Resources, Parameters, Outputs } = counts(it);
      expect(Resources).toBeLessThanOrEqual(MAX_RESOURCES);
      expect(Parameters).toBeLessThanOrEqual(MAX_PARAMETERS);
      expect(Outputs).toBeLessThanOrEqual(MAX_PARAMETERS);
    }
  });
});

test('a service adds its nested stack, its log group and its roles to the stack of the user, and nothing else', () => {
  const before = development({ databases: { Orders: aDatabase() } });
  const after = development({
    databases: { Orders: aDatabase() },
    services: { Web: aService(), Api: aService({ routes: ['/api/*'], uses: ['Orders'] }) },
  });
  const countOf = ({ stack }: { readonly stack: Stack }, type: string): number =>
    resourcesOf(Template.fromStack(stack), type).length;
  const added = { [STACK]: 1, [LOG_GROUP]: 1, 'AWS::IAM::Role': 2, 'AWS::IAM::ManagedPolicy': 2 };
  expect(counts(after.stack).Resources - counts(before.stack).Resources).toBe(6);
  for (const [type, count] of Object.entries(added)) {
    expect([type, countOf(after, type) - countOf(before, type)]).toEqual([type, count]);
  }
});

describe('what a service needs before its tasks start', () => {
  const { stack } = staging({
    databases: { Orders: aDatabase() },
    services: { Web: aService({ uses: ['Orders'] }) },
  });
  const template = stackTemplate(stack);
  const [, service] = resource(template, 'AWS::ECS::Service');

  test.each([
    ['the database', 'AWS::RDS::DBInstance', ''],
    ['its egress to the database', 'AWS::EC2::SecurityGroupEgress', 'OrdersSecurityGroup'],
    ['the ingress of the database', 'AWS::EC2::SecurityGroupIngress', 'OrdersSecurityGroup'],
  ])('is there: %s', (_, type, words) => {
    const [id] = resource(template, type, words);
    expect(service.DependsOn).toContain(id);
  });
});

describe('services of one environment', () => {
  const described = staging({
    services: { Web: aService({ uses: ['Api'] }), Api: aService({ internal: true }) },
  });
  const { stack } = described;
  const template = stackTemplate(stack);

  test('keep the permissions of each in the policies that they share', () => {
    const resources = statementsOf(template, 'AccessStartRolePolicy')
      .filter(({ Action }) => Action === 'ecs:UpdateService')
      .flatMap((it) => it.Resource);
    const services = resourcesOf(template, 'AWS::ECS::Service').map(([id]) => ({ Ref: id }));
    expect(services).toHaveLength(2);
    expect(resources).toEqual(expect.arrayContaining(services));
  });

  test('have nested stacks that depend on each other along uses', () => {
    const stacks = resourcesOf(Template.fromStack(stack), STACK);
    const [api] = stacks.find(([id]) => id.includes('Api')) ?? [];
    const [, web] = stacks.find(([id]) => id.includes('Web')) ?? [];
    expect(web?.DependsOn).toContain(api);
  });
});

test('a service is granted and connected like other constructs; rules stand in its nested stack', () => {
  const described = development({ databases: { Orders: aDatabase() } });
  const idsOf = (it: Stack): string[] => Object.keys(Template.fromStack(it).toJSON().Resources as object);
  const before = idsOf(development({ databases: { Orders: aDatabase() } }).stack);
  const [web, orders] = [described.service('Web'), described.database('Orders')];
  const { stack } = described;
  web.connections.allowToDefaultPort(orders);
  orders.grantConnect(web, 'reader');
  new Bucket(stack, 'Images').grantRead(web);

  const template = stackTemplate(stack);
  expect(actionsOf(statementsOf(template, 'WebTaskRolePolicy'))).toEqual(
    expect.arrayContaining(['s3:GetObject*', 'rds-db:connect']),
  );
  template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 2);
  expect(idsOf(stack).filter((id) => !before.includes(id))).toEqual([
    expect.stringMatching(/^EnvWebTaskRolePolicy/),
    expect.stringMatching(/^Images/),
  ]);
});

describe.each<[string, (stack: Stack, environment: DevelopmentEnv) => IKey]>([
  ['the key of the environment', (_, environment) => environment.dataKey],
  ['a key of its own', (stack) => new Key(stack, 'Key')],
])('a secret of the same stack under %s', (_, keyOf) => {
  test.each<[string, (secret: Secret) => Partial<ContainerServiceProps>]>([
    ['passed by ARN', (secret) => ({ secrets: { TOKEN: secret } })],
    ['injected', (secret) => ({ injectedSecrets: { TOKEN: InjectedSecret.fromSecretsManager(secret) } })],
  ])('is no circle with the service that reads it: %s', (__, options) => {
    const { stack, environment } = development({ services: {} });
    const secret = new Secret(stack, 'Token', { encryptionKey: keyOf(stack, environment) });
    const image = ContainerImage.fromRegistry(NGINX);
    const web = new ContainerService(environment, 'Web', { image, user: '101', ...options(secret) });
    secret.grantRead(web);

    expect(() => Template.fromStack(stack)).not.toThrow();
  });
});
