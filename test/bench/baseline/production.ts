// Frozen: what an engineer who knows the CDK well writes by hand for the shop's production environment. The bench
// measures our constructs against it, so it and what it imports change only when that environment's resources do.
import { type App, Aws, RemovalPolicy, Stack, Stage, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { NamespaceType } from 'aws-cdk-lib/aws-servicediscovery';
import type { Construct } from 'constructs';
import { API_USER, ORDERS_PORT, prepareOrders, readMasterSecret } from './orders';
import { createBackup, createCopyVault } from './production-backup';
import { createDoors } from './production-load-balancers';
import { createMonitoring, createTopic, rollBackAlarms } from './production-monitoring';
import { createNetwork } from './production-network';
import { createOrders } from './production-orders';
import { createService, PORT } from './production-service';

/** Where Amazon S3 is reached in eu-central-1. */
const S3_PREFIX_LIST = 'pl-6ea54007';

/** The shop's production environment, by hand. */
export function production(app: App, key = 'Production'): Stack {
  const account = '111122223333';
  const stage = new Stage(app, key, { env: { account, region: 'eu-central-1' } });
  const inherited = new Stack(stage, 'ShopCopies', { env: { account, region: 'eu-west-1' } });
  createCopyVault(inherited);
  const shop = new ProductionStack(stage, 'Shop');
  shop.addStackDependency(inherited);
  const untagged = [
    'AWS::ElasticLoadBalancingV2::Listener',
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    'AWS::ApplicationAutoScaling::ScalableTarget',
  ];
  const tags = { owner: 'shop-operations', kind: 'Production', environment: key };
  for (const stack of [shop, inherited]) {
    for (const [name, value] of Object.entries(tags)) {
      Tags.of(stack).add(`stage:${name}`, value, { excludeResourceTypes: untagged });
    }
  }
  return shop;
}

class ProductionStack extends Stack {
  override get availabilityZones(): string[] {
    return ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
  }

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const key = new kms.Key(this, 'DataKey', {
      description: 'Data of the shop in production',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const logGroups = `arn:${Aws.PARTITION}:logs:${this.region}:${this.account}:log-group:*`;
    key.grantEncryptDecrypt(
      new iam.ServicePrincipal(`logs.${this.region}.${Aws.URL_SUFFIX}`, {
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
      }),
    );

    const { vpc, vpnGroup, endpointsGroup } = createNetwork(this, key);
    const teamGroup = this.securityGroup('TeamSecurityGroup', vpc, 'Load balancer of the team');
    const publicGroup = this.securityGroup('PublicSecurityGroup', vpc, 'Load balancer of users');
    const ordersGroup = this.securityGroup('OrdersSecurityGroup', vpc, 'Orders of the shop');
    const apiGroup = this.securityGroup('ApiSecurityGroup', vpc, 'Api of the shop');
    const webGroup = this.securityGroup('WebSecurityGroup', vpc, 'Web of the shop');
    vpnGroup.connections.allowTo(teamGroup, ec2.Port.tcp(443), 'The team');
    for (const group of [apiGroup, webGroup]) {
      group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'Public registry');
      group.connections.allowTo(endpointsGroup, ec2.Port.tcp(443), 'AWS');
      group.connections.allowTo(ec2.Peer.prefixList(S3_PREFIX_LIST), ec2.Port.tcp(443), 'Layers of images');
      group.connections.allowFrom(teamGroup, ec2.Port.tcp(PORT), 'The team');
      group.connections.allowFrom(publicGroup, ec2.Port.tcp(PORT), 'Users');
    }
    apiGroup.connections.allowFrom(webGroup, ec2.Port.tcp(PORT), 'Web calls Api');
    ordersGroup.connections.allowFrom(apiGroup, ec2.Port.tcp(ORDERS_PORT), 'Api keeps orders');

    const topic = createTopic(this);
    const orders = createOrders(this, { vpc, securityGroup: ordersGroup, key });
    const loadBalancers = createDoors(this, { vpc, key, teamGroup, publicGroup });

    const cluster = new ecs.Cluster(this, 'Cluster', {
      vpc,
      containerInsightsV2: ecs.ContainerInsights.ENABLED,
      defaultCloudMapNamespace: {
        name: 'shop-production',
        type: NamespaceType.HTTP,
        useForServiceConnect: true,
      },
    });
    const common = { cluster, loadBalancers: [loadBalancers.team, loadBalancers.public], vpc };
    const apiLogs = this.logGroup('ApiLogs', key);
    const api = createService(this, 'api', {
      ...common,
      securityGroup: apiGroup,
      logGroup: apiLogs,
      path: '/api/*',
      priority: 10,
      environment: {
        ORDERS_HOST: orders.instance.dbInstanceEndpointAddress,
        ORDERS_PORT: String(ORDERS_PORT),
        ORDERS_NAME: 'orders',
        ORDERS_USER: API_USER,
      },
      serviceConnect: { services: [{ portMappingName: 'api', dnsName: 'api', port: PORT }] },
      executionStatements: readMasterSecret(this.region, orders, key),
      deploymentAlarms: rollBackAlarms('api'),
    });
    prepareOrders(api.task, api.container, orders, apiLogs);
    const apiPolicy = new iam.ManagedPolicy(Stack.of(api.taskRole), 'ApiTaskPolicy', {
      roles: [api.taskRole],
    });
    orders.instance.grantConnect(apiPolicy, API_USER);
    api.service.node.addDependency(apiPolicy, orders.instance, vpc.internetConnectivityEstablished);

    const webLogs = this.logGroup('WebLogs', key);
    const web = createService(this, 'web', {
      ...common,
      securityGroup: webGroup,
      logGroup: webLogs,
      path: '/*',
      priority: 20,
      environment: { API_HOST: 'api', API_PORT: String(PORT), API_URL: `http://api:${PORT}` },
      serviceConnect: {},
      deploymentAlarms: rollBackAlarms('web'),
    });
    web.service.node.addDependency(api.service, vpc.internetConnectivityEstablished);

    const backup = createBackup(this, { orders: orders.instance, topic });
    createMonitoring(this, {
      topic,
      orders: orders.instance,
      services: [api, web],
      loadBalancers,
      vault: backup,
    });
  }

  private logGroup(id: string, encryptionKey: kms.IKey): logs.LogGroup {
    return new logs.LogGroup(this, id, {
      encryptionKey,
      retention: logs.RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private securityGroup(id: string, vpc: ec2.IVpc, description: string): ec2.SecurityGroup {
    return new ec2.SecurityGroup(this, id, { vpc, description, allowAllOutbound: false });
  }
}
