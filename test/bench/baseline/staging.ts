// Frozen: what an engineer who knows the CDK well writes by hand for the shop's staging environment. The bench
// measures our constructs against it, so it and what it imports change only when that environment's resources do.
import { type App, Aws, Duration, RemovalPolicy, Stack, type StackProps, Stage, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { NamespaceType } from 'aws-cdk-lib/aws-servicediscovery';
import type { Construct } from 'constructs';
import { API_USER, createOrders, ORDERS_PORT, prepareOrders, readMasterSecret } from './orders';
import { createPartner } from './partner';
import { createService, PORT } from './service';

/** The shop's staging environment, by hand. */
export function staging(app: App): Stack {
  const stage = new Stage(app, 'Staging', { env: { account: '111122223333', region: 'eu-central-1' } });
  return new StagingStack(stage, 'Shop', { tags: { 'cost-center': 'shop-partner' } });
}

class StagingStack extends Stack {
  override get availabilityZones(): string[] {
    return ['eu-central-1a', 'eu-central-1b'];
  }

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);
    const untagged = ['AWS::ElasticLoadBalancingV2::Listener', 'AWS::ElasticLoadBalancingV2::ListenerRule'];
    Tags.of(this).add('stage:owner', 'shop-partner', { excludeResourceTypes: untagged });
    Tags.of(this).add('stage:kind', 'Staging', { excludeResourceTypes: untagged });
    Tags.of(this).add('stage:environment', 'Staging', { excludeResourceTypes: untagged });

    const key = new kms.Key(this, 'DataKey', {
      description: 'Data of the shop in staging',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(7),
    });
    const logGroups = `arn:${Aws.PARTITION}:logs:${this.region}:${this.account}:log-group:*`;
    key.grantEncryptDecrypt(
      new iam.ServicePrincipal(`logs.${this.region}.${Aws.URL_SUFFIX}`, {
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
      }),
    );

    const vpc = new ec2.Vpc(this, 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.1.0.0/16'),
      maxAzs: 2,
      natGateways: 1,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 21, mapPublicIpOnLaunch: false },
        { name: 'Servers', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 19 },
        { name: 'Data', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 21 },
      ],
      gatewayEndpoints: {
        S3: { service: ec2.GatewayVpcEndpointAwsService.S3 },
        DynamoDB: { service: ec2.GatewayVpcEndpointAwsService.DYNAMODB },
      },
      restrictDefaultSecurityGroup: false,
    });
    const flowLogs = this.logGroup('FlowLogs', key);
    const flowLogRole = new iam.Role(this, 'FlowLogRole', {
      assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com'),
    });
    new iam.ManagedPolicy(this, 'FlowLogPolicy', {
      roles: [flowLogRole],
      statements: [
        new iam.PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          resources: [flowLogs.logGroupArn],
        }),
      ],
    });
    vpc.addFlowLog('FlowLog', {
      destination: ec2.FlowLogDestination.toCloudWatchLogs(flowLogs, flowLogRole.withoutPolicyUpdates()),
    });

    const balancerGroup = this.securityGroup('BalancerSecurityGroup', vpc, 'Load balancer of the shop');
    const ordersGroup = this.securityGroup('OrdersSecurityGroup', vpc, 'Orders of the shop');
    const apiGroup = this.securityGroup('ApiSecurityGroup', vpc, 'Api of the shop');
    const webGroup = this.securityGroup('WebSecurityGroup', vpc, 'Web of the shop');
    balancerGroup.addIngressRule(ec2.Peer.ipv4('203.0.113.0/24'), ec2.Port.tcp(80), 'The partner');
    for (const group of [apiGroup, webGroup]) {
      group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'Registry and AWS');
    }
    apiGroup.connections.allowFrom(webGroup, ec2.Port.tcp(PORT), 'Web calls Api');
    ordersGroup.connections.allowFrom(apiGroup, ec2.Port.tcp(ORDERS_PORT), 'Api keeps orders');

    const orders = createOrders(this, {
      vpc,
      size: ec2.InstanceSize.SMALL,
      securityGroup: ordersGroup,
      key,
    });

    const balancer = new elbv2.ApplicationLoadBalancer(this, 'Balancer', {
      vpc,
      internetFacing: true,
      vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
      securityGroup: balancerGroup,
      dropInvalidHeaderFields: true,
    });
    const listener = balancer.addListener('Http', {
      port: 80,
      open: false,
      defaultAction: elbv2.ListenerAction.fixedResponse(404, {
        contentType: 'text/plain',
        messageBody: 'Not found',
      }),
    });

    const cluster = new ecs.Cluster(this, 'Cluster', {
      vpc,
      containerInsightsV2: ecs.ContainerInsights.DISABLED,
      defaultCloudMapNamespace: {
        name: 'shop-staging',
        type: NamespaceType.HTTP,
        useForServiceConnect: true,
      },
    });
    const common = { cluster, listener, subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } };
    const apiLogs = this.logGroup('ApiLogs', key);
    const api = createService(this, 'api', {
      ...common,
      securityGroup: apiGroup,
      logGroup: apiLogs,
      path: '/api/*',
      priority: 10,
      desiredCount: 1,
      environment: {
        ORDERS_HOST: orders.instance.dbInstanceEndpointAddress,
        ORDERS_PORT: String(ORDERS_PORT),
        ORDERS_NAME: 'orders',
        ORDERS_USER: API_USER,
      },
      serviceConnect: { services: [{ portMappingName: 'api', dnsName: 'api', port: PORT }] },
      executionStatements: readMasterSecret(this.region, orders, key),
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
      desiredCount: 2,
      environment: { API_HOST: 'api', API_PORT: String(PORT), API_URL: `http://api:${PORT}` },
      serviceConnect: {},
    });
    web.service.node.addDependency(api.service, vpc.internetConnectivityEstablished);

    createPartner(this, {
      orders: orders.instance,
      api: api.service,
      web: web.service,
      logGroups: [apiLogs, webLogs],
    });
  }

  private logGroup(id: string, encryptionKey: kms.IKey): logs.LogGroup {
    return new logs.LogGroup(this, id, {
      encryptionKey,
      retention: logs.RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private securityGroup(id: string, vpc: ec2.IVpc, description: string): ec2.SecurityGroup {
    return new ec2.SecurityGroup(this, id, { vpc, description, allowAllOutbound: false });
  }
}
