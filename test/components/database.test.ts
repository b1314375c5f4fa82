import { Match } from 'aws-cdk-lib/assertions';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Migration, PostgresDatabase } from '../../lib';
import { aDatabase, aService, aStack, development, IRELAND, staging, templateOf } from './described';
import {
  actionsOf,
  type ContainerDefinition,
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
const ORDERS = { componentId: 'Orders' };

function secretsOf(container: ContainerDefinition | undefined): string[] {
  return (container?.Secrets ?? []).map(({ Name }) => Name);
}

describe('a database', () => {
  const template = templateOf(staging({ databases: { Orders: aDatabase() } }));
  const [key] = resource(template, 'AWS::KMS::Key');
  const keyArn = { 'Fn::GetAtt': [key, 'Arn'] };

  test('rests under the customer key', () => {
    template.hasResourceProperties(INSTANCE, { StorageEncrypted: true, KmsKeyId: keyArn });
  });

  test('has a master secret that RDS makes and rotates, under the same key', () => {
    template.hasResourceProperties(INSTANCE, {
      ManageMasterUserPassword: true,
      MasterUserSecret: { KmsKeyId: keyArn },
      MasterUserPassword: Match.absent(),
    });
    template.resourceCountIs('AWS::SecretsManager::Secret', 0);
  });

  test('takes no connection without TLS', () => {
    const [parameters] = resource(template, 'AWS::RDS::DBParameterGroup');
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Family: 'postgres17',
      Parameters: { 'rds.force_ssl': '1' },
    });
    template.hasResourceProperties(INSTANCE, { DBParameterGroupName: { Ref: parameters } });
  });

  test('knows users by IAM', () => {
    template.hasResourceProperties(INSTANCE, { EnableIAMDatabaseAuthentication: true });
  });

  test('has its automated backups literally off', () => {
    template.hasResourceProperties(INSTANCE, { BackupRetentionPeriod: 0, DeleteAutomatedBackups: true });
  });

  test('is gone when it is destroyed, without a snapshot', () => {
    template.hasResource(INSTANCE, {
      DeletionPolicy: 'Delete',
      UpdateReplacePolicy: 'Delete',
      Properties: { DeletionProtection: false },
    });
  });

  test('stands in one zone, in the subnets for data, without a public address', () => {
    const [subnets] = resource(template, 'AWS::RDS::DBSubnetGroup');
    template.hasResourceProperties(INSTANCE, {
      MultiAZ: false,
      PubliclyAccessible: false,
      DBSubnetGroupName: { Ref: subnets },
    });
    template.hasResourceProperties('AWS::RDS::DBSubnetGroup', {
      SubnetIds: [
        { Ref: Match.stringLikeRegexp('DataSubnet1') },
        { Ref: Match.stringLikeRegexp('DataSubnet2') },
      ],
    });
  });

  test('is reached by nobody that does not use it, and reaches nobody', () => {
    const [group] = resource(template, 'AWS::EC2::SecurityGroup', 'Orders');
    const touching = (['Ingress', 'Egress'] as const).flatMap((direction) =>
      flows(template, direction).filter((flow) => flow.group === group || flow.peer === group),
    );
    expect(touching).toEqual([]);
  });

  test('has what the description leaves out: name, port, size, master user', () => {
    template.hasResourceProperties(INSTANCE, {
      DBName: 'orders',
      Port: '15432',
      AllocatedStorage: '20',
      StorageType: 'gp3',
      MasterUsername: 'stage_admin',
      Engine: 'postgres',
      EngineVersion: '17.9',
    });
  });

  test('is sized by its stage', () => {
    template.hasResourceProperties(INSTANCE, { DBInstanceClass: 'db.t4g.small' });
    templateOf(development({ databases: { Orders: aDatabase() } })).hasResourceProperties(INSTANCE, {
      DBInstanceClass: 'db.t4g.micro',
    });
  });
});

test('a database is made as described', () => {
  const template = templateOf(
    development({
      databases: {
        Orders: aDatabase({
          databaseName: 'shop_orders',
          port: 1150,
          allocatedStorage: 100,
          instanceType: new InstanceType('m7g.large'),
        }),
      },
    }),
  );
  template.hasResourceProperties(INSTANCE, {
    DBName: 'shop_orders',
    Port: '1150',
    AllocatedStorage: '100',
    DBInstanceClass: 'db.m7g.large',
  });
});

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

  test('is reached by that service on its port, and by nobody else', () => {
    expect(flows(template, 'Ingress').filter(({ group }) => group === database)).toEqual([
      { group: database, peer: service, port: 15432 },
    ]);
    expect(flows(template, 'Egress').filter(({ peer }) => peer === database)).toEqual([
      { group: service, peer: database, port: 15432 },
    ]);
  });

  test('tells it host, port, name and user', () => {
    expect(variablesOf(ownContainer(template, 'OrderApi'))).toEqual({
      ORDERS_HOST: attribute('Endpoint.Address'),
      ORDERS_PORT: '15432',
      ORDERS_NAME: 'orders',
      ORDERS_USER: 'service_order_api',
    });
  });

  test('lets it connect as its own database user, and as no other', () => {
    expect(statementsOf(template, 'OrderApiContainerTaskRole')).toEqual([
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

  test('tells its master user and password to the preparation and the migration, and never to the service', () => {
    expect(secretsOf(preparation)).toEqual(['PGUSER', 'PGPASSWORD']);
    expect(secretsOf(migration)).toEqual(['PGUSER', 'PGPASSWORD']);
    expect(secretsOf(own)).toEqual([]);
    expect(preparation?.Secrets).toContainEqual({
      Name: 'PGPASSWORD',
      ValueFrom: { 'Fn::Join': ['', [attribute('MasterUserSecret.SecretArn'), ':password::']] },
    });
  });

  test('lets only the execution role read the master secret', () => {
    const readers = resourcesOf(template, 'AWS::IAM::ManagedPolicy').filter(([, policy]) =>
      JSON.stringify(policy).includes('MasterUserSecret.SecretArn'),
    );
    expect(readers.map(([id]) => id)).toEqual([expect.stringContaining('OrderApiContainerExecutionRole')]);
  });

  test('tells the migration where to go, with TLS', () => {
    expect(variablesOf(migration as ContainerDefinition)).toEqual({
      PGHOST: attribute('Endpoint.Address'),
      PGPORT: '15432',
      PGDATABASE: 'orders',
      PGSSLMODE: 'require',
    });
  });

  test('runs the migration in the image and as the user of the service', () => {
    expect(migration).toMatchObject({ Image: own?.Image, User: own?.User, Command: ['migrate', 'up'] });
  });

  test('runs the preparation with a pinned client, as nobody with rights, on a file system that cannot change', () => {
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
    const orders = described.environment.database('Orders');
    expect(orders).toBeInstanceOf(PostgresDatabase);
    const { instance: made, parameterGroup, subnetGroup, securityGroup } = orders as PostgresDatabase;
    expect([made, parameterGroup, subnetGroup, securityGroup].map((it) => it.node.scope)).toEqual(
      Array(4).fill(orders),
    );
  });
});

describe('the key of a database was made elsewhere', () => {
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
    expect(statementsOf(template, 'ApiContainerExecutionRole')).toContainEqual({
      Action: 'kms:Decrypt',
      Effect: 'Allow',
      Resource: keyArn,
      Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com' } },
    });
  });
});

describe('several databases of one service', () => {
  const uses = [ORDERS, { componentId: 'Stock' }];
  const databases = { Orders: aDatabase(), Stock: aDatabase({ clientImage: 'registry.example/psql:17' }) };

  test('are prepared one after the other, each with its own client', () => {
    const template = templateOf(development({ databases, services: { Api: aService({ uses }) } }));
    const containers = containersOf(template, 'Api');
    expect(containers.map(({ Name, Image }) => [Name, Image])).toEqual([
      ['Orders-User', 'public.ecr.aws/docker/library/postgres:17.6-alpine3.22'],
      ['Stock-User', 'registry.example/psql:17'],
      ['api', expect.any(String) as string],
    ]);
    expect(containers[2]?.DependsOn).toEqual([{ ContainerName: 'Stock-User', Condition: 'SUCCESS' }]);
    expect(actionsOf(statementsOf(template, 'ApiContainerTaskRole'))).toEqual(['rds-db:connect']);
  });

  test('are migrated where the migration says', () => {
    const migration = Migration.task(['migrate'], {
      store: { componentId: 'Stock' },
      image: ContainerImage.fromRegistry('registry.example/migrations:3'),
    });
    const template = templateOf(development({ databases, services: { Api: aService({ uses, migration }) } }));
    const container = containersOf(template, 'Api').find(({ Name }) => Name === 'Migration');
    expect(container?.Image).toBe('registry.example/migrations:3');
    expect(variablesOf(container as ContainerDefinition).PGDATABASE).toBe('stock');
  });

  test('are not migrated without saying which', () => {
    const migration = Migration.task(['migrate']);
    expect(
      wrongUse(() => development({ databases, services: { Api: aService({ uses, migration }) } })),
    ).toContain('a migration changes one store that the service uses; say which');
  });
});

describe('a migration is refused', () => {
  test('without a store', () => {
    expect(
      wrongUse(() =>
        development({ services: { Api: aService({ migration: Migration.task(['migrate']) }) } }),
      ),
    ).toContain(
      "service Api: migration: got [], but a migration changes one store that the service uses; name the store under 'uses'",
    );
  });

  test('without a program', () => {
    expect(wrongUse(() => Migration.task([]))).toContain('a program with its arguments');
  });
});

describe('a database is refused', () => {
  test.each([
    ['a name with capitals', { databaseName: 'Orders' }, "name: got 'Orders'"],
    ['a name that starts with a digit', { databaseName: '1orders' }, "name: got '1orders'"],
    ['a name with a quote', { databaseName: 'or"ders' }, 'lower-case letters, digits and underscores'],
    ['a name over 63 characters', { databaseName: 'o'.repeat(64) }, 'at most 63 characters'],
    ['a name that RDS keeps', { databaseName: 'rdsadmin' }, 'keep that name for themselves'],
    ['a key word for a name', { databaseName: 'user' }, 'keep that name for themselves'],
    ['a port below what RDS takes', { port: 1149 }, 'port: got 1149, but RDS listens on 1150 to 65535'],
    ['a port above', { port: 65536 }, 'port: got 65536'],
    ['half a port', { port: 5432.5 }, 'port: got 5432.5'],
    ['too little storage', { allocatedStorage: 19 }, 'got 19, but RDS gives 20 to 65536 GiB'],
    ['too much storage', { allocatedStorage: 65537 }, 'got 65537'],
  ])('with %s', (_, options, message) => {
    const refused = wrongUse(() => development({ databases: { Orders: aDatabase(options) } }));
    expect(refused).toContain('database Orders');
    expect(refused).toContain(message);
  });

  test('where its id makes a key word of its name', () => {
    expect(wrongUse(() => development({ databases: { Order: aDatabase() } }))).toContain(
      "database Order: name: got 'order', but PostgreSQL and RDS keep that name for themselves; set databaseName to one such as 'orders'",
    );
  });

  test('to a service whose database user would be cut short', () => {
    const id = 'AaBaCaDaEaFaGaHaIaJaKaLaMaNaOaPaQaRaSaTa';
    expect(
      wrongUse(() =>
        development({ databases: { Orders: aDatabase() }, services: { [id]: aService({ uses: [ORDERS] }) } }),
      ),
    ).toContain('PostgreSQL cuts names short after 63 characters');
  });
});
