import { Match } from 'aws-cdk-lib/assertions';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import type { StageEnv } from '../../lib';
import { aDatabase, aService, type Described, development, staging, templateOf } from './described';
import { production, softLaunch } from './going-live';
import { flows, resource } from './reading';
import { wrongUse } from './wrong-use';

const INSTANCE = 'AWS::RDS::DBInstance';
const ORDERS = 'Orders';

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
      Parameters: Match.objectLike({ 'rds.force_ssl': '1' }),
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

  test('admits only what uses it, and has no egress', () => {
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

describe('the storage of a database', () => {
  test.each([
    ['to a hundred GiB', {}, '20', '100'],
    ['to twice its size', { allocatedStorage: 200 }, '200', '400'],
    ['to what RDS offers', { allocatedStorage: 50000 }, '50000', '65536'],
    ['to the given maximum', { maxAllocatedStorage: 22 }, '20', '22'],
  ])('grows %s', (_, options, AllocatedStorage, MaxAllocatedStorage) => {
    templateOf(development({ databases: { Orders: aDatabase(options) } })).hasResourceProperties(INSTANCE, {
      AllocatedStorage,
      MaxAllocatedStorage: Number(MaxAllocatedStorage),
    });
  });

  test.each([
    ['its maximum is its size', { allocatedStorage: 100, maxAllocatedStorage: 100 }],
    ['RDS offers less than a tenth more', { allocatedStorage: 65000 }],
  ])('does not grow where %s', (_, options) => {
    templateOf(development({ databases: { Orders: aDatabase(options) } })).hasResourceProperties(INSTANCE, {
      MaxAllocatedStorage: Match.absent(),
    });
  });
});

describe('the maintenance window of a database', () => {
  const windowOf = (described: Described<StageEnv>): unknown =>
    resource(templateOf(described), INSTANCE)[1].Properties?.PreferredMaintenanceWindow;

  test('is earlier in the week where no users are, so that upgrades are seen there first', () => {
    const databases = { Orders: aDatabase() };
    expect(windowOf(development({ databases }))).toBe('tue:01:30-tue:02:00');
    expect(windowOf(staging({ databases }))).toBe('tue:01:30-tue:02:00');
    expect(windowOf(softLaunch({ databases }))).toBe('sun:01:30-sun:02:00');
    expect(windowOf(production({ databases }))).toBe('sun:01:30-sun:02:00');
  });

  test('may be another one, also over midnight', () => {
    const maintenanceWindow = 'sun:23:30-mon:00:30';
    const described = development({ databases: { Orders: aDatabase({ maintenanceWindow }) } });
    expect(windowOf(described)).toBe(maintenanceWindow);
    expect(described.database('Orders').maintenanceWindow).toBe(maintenanceWindow);
  });
});

describe('the log of a database', () => {
  test('shows slow statements, lock waits, temporary files and changes of the structure, and no values', () => {
    templateOf(development({ databases: { Orders: aDatabase() } })).hasResourceProperties(
      'AWS::RDS::DBParameterGroup',
      {
        Parameters: {
          log_autovacuum_min_duration: '10000',
          log_disconnections: '1',
          log_lock_waits: '1',
          log_min_duration_statement: '1000',
          log_parameter_max_length: '0',
          log_statement: 'ddl',
          log_temp_files: '10240',
        },
      },
    );
  });

  test('has no parameter that an old version does not know', () => {
    const version = PostgresEngineVersion.of('12.22', '12');
    templateOf(development({ databases: { Orders: aDatabase({ version }) } })).hasResourceProperties(
      'AWS::RDS::DBParameterGroup',
      { Parameters: { log_parameter_max_length: Match.absent(), log_lock_waits: '1' } },
    );
  });
});

describe('a database is refused', () => {
  test.each([
    ['a name with capitals', { databaseName: 'Orders' }, "name: got 'Orders'"],
    ['a name that starts with a digit', { databaseName: '1orders' }, "name: got '1orders'"],
    ['a name with a quote', { databaseName: 'or"ders' }, 'lower-case letters, digits and underscores'],
    ['a name over 63 characters', { databaseName: 'o'.repeat(64) }, 'at most 63 characters'],
    ['a name that RDS keeps', { databaseName: 'rdsadmin' }, 'reserve that name'],
    ['a key word for a name', { databaseName: 'user' }, 'reserve that name'],
    ['a port below what RDS takes', { port: 1149 }, 'port: got 1149, but RDS listens on 1150 to 65535'],
    ['a port above', { port: 65536 }, 'port: got 65536'],
    ['half a port', { port: 5432.5 }, 'port: got 5432.5'],
    ['too little storage', { allocatedStorage: 19 }, 'got 19, but RDS offers 20 to 65536 GiB'],
    ['too much storage', { allocatedStorage: 65537 }, 'got 65537'],
    [
      'storage that grows by less than a tenth',
      { allocatedStorage: 100, maxAllocatedStorage: 109 },
      'maximum of allocated storage in GiB: got 109, but RDS takes a tenth more than the allocated storage or more, from 110 to 65536',
    ],
    [
      'a maintenance window without its day',
      { maintenanceWindow: '01:30-02:00' },
      "maintenance window: got '01:30-02:00', but RDS takes two times in UTC, from half an hour to a day apart",
    ],
    ['a maintenance window that is too short', { maintenanceWindow: 'sun:01:30-sun:01:59' }, 'half an hour'],
    ['a maintenance window over a day', { maintenanceWindow: 'sun:01:30-mon:01:31' }, 'to a day apart'],
    ['storage that shrinks', { allocatedStorage: 100, maxAllocatedStorage: 50 }, 'got 50'],
    ['storage that grows beyond RDS', { maxAllocatedStorage: 65537 }, 'got 65537'],
    [
      'a snapshot of a cluster',
      { snapshotIdentifier: 'arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:orders' },
      'a snapshot of a database instance has a name or an ARN',
    ],
    ['a blank snapshot', { snapshotIdentifier: '' }, "snapshotIdentifier of database Orders: got ''"],
    ['a recovery point without an ARN', { restoredFrom: 'yesterday' }, "got 'yesterday'"],
    [
      'a recovery point of a table',
      { restoredFrom: 'arn:aws:dynamodb:eu-west-1:111122223333:table/t/backup/1' },
      'a recovery point of a database has an ARN',
    ],
  ])('with %s', (_, options, message) => {
    const refused = wrongUse(() => development({ databases: { Orders: aDatabase(options) } }));
    expect(refused).toContain('database Orders');
    expect(refused).toContain(message);
  });

  test('where its id makes a key word of its name', () => {
    expect(wrongUse(() => development({ databases: { Order: aDatabase() } }))).toContain(
      "database Order: name: got 'order', but PostgreSQL and RDS reserve that name; set databaseName to one such as 'orders'",
    );
  });

  test('to a service whose database user would be cut short', () => {
    const id = 'AaBaCaDaEaFaGaHaIaJaKaLaMaNaOaPaQaRaSaTa';
    expect(
      wrongUse(() =>
        development({ databases: { Orders: aDatabase() }, services: { [id]: aService({ uses: [ORDERS] }) } }),
      ),
    ).toContain('PostgreSQL truncates names after 63 characters');
  });
});
