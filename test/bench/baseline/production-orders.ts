// Frozen, like the environment that uses it.
import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { type Orders, ORDERS_PORT } from './orders';

const IDENTIFIER = 'production-shop-orders';

/** The database of orders with a standby, watched and protected. */
export function createOrders(
  scope: Construct,
  props: { vpc: ec2.IVpc; securityGroup: ec2.ISecurityGroup; key: IKey },
): Orders {
  const { vpc, securityGroup, key } = props;
  const engine = rds.DatabaseInstanceEngine.postgres({ version: rds.PostgresEngineVersion.of('17.9', '17') });
  const monitoringRole = new iam.Role(scope, 'OrdersMonitoringRole', {
    assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com'),
  });
  const figures = `arn:${Aws.PARTITION}:logs:${Aws.REGION}:${Aws.ACCOUNT_ID}:log-group:RDSOSMetrics`;
  const monitoringPolicy = new iam.ManagedPolicy(scope, 'OrdersMonitoringPolicy', {
    roles: [monitoringRole],
    statements: [
      new iam.PolicyStatement({
        actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
        resources: [figures],
      }),
      new iam.PolicyStatement({
        actions: [
          'logs:CreateLogStream',
          'logs:PutLogEvents',
          'logs:DescribeLogStreams',
          'logs:GetLogEvents',
        ],
        resources: [`${figures}:log-stream:*`],
      }),
    ],
  });
  const exported = ['postgresql', 'upgrade'];
  const logGroups = exported.map(
    (log) =>
      new logs.LogGroup(scope, `Orders-${log}`, {
        logGroupName: `/aws/rds/instance/${IDENTIFIER}/${log}`,
        encryptionKey: key,
        retention: logs.RetentionDays.ONE_YEAR,
        removalPolicy: RemovalPolicy.RETAIN,
      }),
  );
  const instance = new rds.DatabaseInstance(scope, 'Orders', {
    instanceIdentifier: IDENTIFIER,
    engine,
    databaseName: 'orders',
    port: ORDERS_PORT,
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.MEDIUM),
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    multiAz: true,
    parameterGroup: new rds.ParameterGroup(scope, 'OrdersParameters', {
      engine,
      description: 'Orders of the shop',
      parameters: { 'rds.force_ssl': '1' },
    }),
    securityGroups: [securityGroup],
    publiclyAccessible: false,
    credentials: rds.Credentials.fromUsername('stage_admin', { encryptionKey: key }),
    manageMasterUserPassword: true,
    iamAuthentication: true,
    caCertificate: rds.CaCertificate.RDS_CA_RSA2048_G1,
    storageType: rds.StorageType.GP3,
    allocatedStorage: 20,
    maxAllocatedStorage: 100,
    storageEncryptionKey: key,
    monitoringInterval: Duration.minutes(1),
    monitoringRole: monitoringRole.withoutPolicyUpdates(),
    cloudwatchLogsExports: exported,
    copyTagsToSnapshot: true,
    autoMinorVersionUpgrade: true,
    backupRetention: Duration.days(35),
    deleteAutomatedBackups: false,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.SNAPSHOT,
  });
  instance.node.addDependency(monitoringPolicy, ...logGroups);
  if (instance.secret === undefined) throw new Error('RDS manages the master secret of the instance');
  const masterSecret = Secret.fromSecretAttributes(scope, 'MasterSecret', {
    secretCompleteArn: instance.secret.secretArn,
  });
  return { instance, masterSecret };
}
