import { App, Stack } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Migration } from '../../lib';
import type { Lookup } from './components';
import { aDatabase, aService, aStack, development, IRELAND, templateOf } from './described';
import {
  actionsOf,
  type ContainerDefinition,
  containerOf,
  containersOf,
  flows,
  ownContainer,
  resource,
  resourcesOf,
  statementsOf,
  variablesOf,
} from './reading';
import { wrongUse } from './wrong-use';

const INSTANCE = 'AWS::RDS::DBInstance';
const ORDERS = 'Orders';

function secretsOf({ Secrets = [] }: ContainerDefinition): string[] {
  return Secrets.map(({ Name }) => Name);
}

describe('a database that a service uses', () => {
  const described = development({
    databases: { Orders: aDatabase(), Stock: aDatabase({ port: 5433 }) },
    services: {
      OrderApi: aService({ uses: [ORDERS], migration: Migration.task(['migrate', 'up']) }),
    },
  });
  const template = templateOf(described);
  const [database] = resource(template, 'AWS::EC2::SecurityGroup', 'Orders');
  const [service] = resource(template, 'AWS::EC2::SecurityGroup', 'OrderApi');
  const [instance] = resource(template, INSTANCE, 'Orders');
  const attribute = (name: string) => ({ 'Fn::GetAtt': [instance, name] });
  const containers = containersOf(template, 'OrderApi');
  const [preparation, migration, own] = containers;

  test('admits that service on its port, and no other peer', () => {
    expect(flows(template, 'Ingress').filter(({ group }) => group === database)).toEqual([
      { group: database, peer: service, port: 15432 },
    ]);
    expect(flows(template, 'Egress').filter(({ peer }) => peer === database)).toEqual([
      { group: service, peer: database, port: 15432 },
    ]);
  });

  test('passes it host, port, name and user', () => {
    expect(variablesOf(ownContainer(template, 'OrderApi'))).toEqual({
      ORDERS_HOST: attribute('Endpoint.Address'),
      ORDERS_PORT: '15432',
      ORDERS_NAME: 'orders',
      ORDERS_USER: 'service_order_api',
    });
  });

  test('lets it connect as its own database user, and as no other', () => {
    expect(statementsOf(template, 'OrderApiTaskRole')).toEqual([
      {
        Action: 'rds-db:connect',
        Effect: 'Allow',
        Resource: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              ':rds-db:',
              { Ref: 'AWS::Region' },
              ':',
              { Ref: 'AWS::AccountId' },
              ':dbuser:',
              attribute('DbiResourceId'),
              '/service_order_api',
            ],
          ],
        },
      },
    ]);
  });

  test('has its user made first, then its migration run, then the service started', () => {
    expect(containers.map(({ Name }) => Name)).toEqual(['Orders-User', 'Migration', 'orderapi']);
    expect(containers.map(({ DependsOn }) => DependsOn)).toEqual([
      undefined,
      [{ ContainerName: 'Orders-User', Condition: 'SUCCESS' }],
      [{ ContainerName: 'Migration', Condition: 'SUCCESS' }],
    ]);
    expect(containers.map(({ Essential }) => Essential)).toEqual([false, false, true]);
  });

  test('passes its master user and password to the init container and the migration, and never to the service', () => {
    expect(secretsOf(preparation)).toEqual(['PGUSER', 'PGPASSWORD']);
    expect(secretsOf(migration)).toEqual(['PGUSER', 'PGPASSWORD']);
    expect(secretsOf(own)).toEqual([]);
    expect(preparation.Secrets).toContainEqual({
      Name: 'PGPASSWORD',
      ValueFrom: { 'Fn::Join': ['', [attribute('MasterUserSecret.SecretArn'), ':password::']] },
    });
  });

  test('lets only the execution role read the master secret', () => {
    const readers = resourcesOf(template, 'AWS::IAM::ManagedPolicy').filter(([, policy]) =>
      JSON.stringify(policy).includes('MasterUserSecret.SecretArn'),
    );
    expect(readers.map(([id]) => id)).toEqual([expect.stringContaining('OrderApiExecutionRole')]);
  });

  test('passes its address to the migration, with TLS', () => {
    expect(variablesOf(migration)).toEqual({
      PGHOST: attribute('Endpoint.Address'),
      PGPORT: '15432',
      PGDATABASE: 'orders',
      PGSSLMODE: 'require',
    });
  });

  test('runs the migration in the image and as the user of the service', () => {
    expect(migration).toMatchObject({ Image: own.Image, User: own.User, Command: ['migrate', 'up'] });
  });

  test('runs the init container with a pinned client, as a user without privileges, on a read-only file system', () => {
    expect(preparation).toMatchObject({
      Image: 'public.ecr.aws/docker/library/postgres:17.6-alpine3.22',
      User: '70',
      ReadonlyRootFilesystem: true,
    });
  });

  test('stands before the service', () => {
    const [, { DependsOn }] = resource(template, 'AWS::ECS::Service');
    expect(DependsOn).toContain(instance);
    expect(DependsOn?.filter((id) => id.startsWith('EnvStock'))).toEqual([]);
  });

  test('is reachable as ordinary CDK objects', () => {
    const orders = described.database('Orders');
    const { instance: made, parameterGroup, subnetGroup, securityGroup } = orders;
    expect([made, parameterGroup, subnetGroup, securityGroup].map((it) => it.node.scope)).toEqual(
      Array(4).fill(orders),
    );
  });
});

describe('the key of a database was made outside of the environment', () => {
  const stack = aStack(IRELAND);
  const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd';
  const template = templateOf(
    development(
      {
        dataKey: Key.fromKeyArn(stack, 'Key', keyArn),
        databases: { Orders: aDatabase() },
        services: { Api: aService({ uses: [ORDERS] }) },
      },
      stack,
    ),
  );

  test('no key is made', () => {
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.hasResourceProperties(INSTANCE, { KmsKeyId: keyArn });
  });

  test('the execution role may decrypt the master secret with it, and nothing else', () => {
    expect(statementsOf(template, 'ApiExecutionRole')).toContainEqual({
      Action: 'kms:Decrypt',
      Effect: 'Allow',
      Resource: keyArn,
      Condition: {
        StringEquals: {
          'kms:ViaService': { 'Fn::Join': ['', ['secretsmanager.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] },
        },
      },
    });
  });
});

test('the key of a database may stand in another stack, which needs nothing of this one', () => {
  const app = new App();
  const dataKey = new Key(new Stack(app, 'Keys', { env: IRELAND }), 'Key');
  const stack = new Stack(app, 'Shop', { env: IRELAND });
  development(
    { dataKey, databases: { Orders: aDatabase() }, services: { Api: aService({ uses: [ORDERS] }) } },
    stack,
  );
  expect(() => app.synth()).not.toThrow();
});

describe('several databases of one service', () => {
  const uses = [ORDERS, 'Stock'];
  const databases = {
    Orders: aDatabase(),
    Stock: aDatabase({ clientImage: ContainerImage.fromRegistry('registry.example/psql:17') }),
  };

  test('are prepared one after the other, each with its own client', () => {
    const template = templateOf(development({ databases, services: { Api: aService({ uses }) } }));
    const containers = containersOf(template, 'Api');
    expect(containers.map(({ Name, Image }) => [Name, Image])).toEqual([
      ['Orders-User', 'public.ecr.aws/docker/library/postgres:17.6-alpine3.22'],
      ['Stock-User', 'registry.example/psql:17'],
      ['api', expect.any(String) as string],
    ]);
    expect(containers[2].DependsOn).toEqual([{ ContainerName: 'Stock-User', Condition: 'SUCCESS' }]);
    expect(actionsOf(statementsOf(template, 'ApiTaskRole'))).toEqual(['rds-db:connect']);
  });

  test('are migrated where the migration says', () => {
    const migration = (component: Lookup) =>
      Migration.task(['migrate'], {
        store: component('Stock'),
        image: ContainerImage.fromRegistry('registry.example/migrations:3'),
      });
    const template = templateOf(development({ databases, services: { Api: aService({ uses, migration }) } }));
    const container = containerOf(template, 'Api', 'Migration');
    expect(container.Image).toBe('registry.example/migrations:3');
    expect(variablesOf(container).PGDATABASE).toBe('stock');
  });

  test('are not migrated without saying which', () => {
    const migration = Migration.task(['migrate']);
    expect(
      wrongUse(() => development({ databases, services: { Api: aService({ uses, migration }) } })),
    ).toContain('a migration changes one database that the service uses; name one as { store }');
  });
});

describe('a migration is refused', () => {
  test('without a store', () => {
    expect(
      wrongUse(() =>
        development({ services: { Api: aService({ migration: Migration.task(['migrate']) }) } }),
      ),
    ).toContain(
      'service Api: migration: got [], but a migration changes one database that the service uses; add the database to uses',
    );
  });

  test('without a program', () => {
    expect(wrongUse(() => Migration.task([]))).toContain('a program with its arguments');
  });
});
