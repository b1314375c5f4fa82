// Frozen: what an engineer who knows the CDK well writes by hand for the shop's development environment. The bench
// measures our constructs against it, so it and what it imports change only when that environment's resources do.
import { type App, Aws, Duration, RemovalPolicy, Stack, Stage, Tags } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecs from 'aws-cdk-lib/aws-ecs';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { NamespaceType } from 'aws-cdk-lib/aws-servicediscovery';
import type { Construct } from 'constructs';
import { API_USER, createOrders, ORDERS_PORT, prepareOrders, readMasterSecret } from './orders';
import { createService, PORT } from './service';

/** The shop's development environment, by hand. */
export function development(app: App): Stack {
  const stage = new Stage(app, 'Development', { env: { account: '111122223333', region: 'eu-west-1' } });
  return new DevelopmentStack(stage, 'Shop');
}

class DevelopmentStack extends Stack {
  override get availabilityZones(): string[] {
    return ['eu-west-1a', 'eu-west-1b'];
  }

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const untagged = ['AWS::ElasticLoadBalancingV2::Listener', 'AWS::ElasticLoadBalancingV2::ListenerRule'];
    Tags.of(this).add('stage:owner', 'shop-developers', { excludeResourceTypes: untagged });
    Tags.of(this).add('stage:kind', 'Development', { excludeResourceTypes: untagged });
    Tags.of(this).add('stage:environment', 'Development', { excludeResourceTypes: untagged });

    const key = new kms.Key(this, 'DataKey', {
      description: 'Data of the shop in development',
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
      ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 21, mapPublicIpOnLaunch: false },
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
    const jumpHostGroup = this.securityGroup('JumpHostSecurityGroup', vpc, 'Jump host of the shop');
    const ordersGroup = this.securityGroup('OrdersSecurityGroup', vpc, 'Orders of the shop');
    const apiGroup = this.securityGroup('ApiSecurityGroup', vpc, 'Api of the shop');
    const webGroup = this.securityGroup('WebSecurityGroup', vpc, 'Web of the shop');
    balancerGroup.connections.allowFrom(jumpHostGroup, ec2.Port.tcp(80), 'Session Manager');
    for (const group of [jumpHostGroup, apiGroup, webGroup]) {
      group.addEgressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443), 'Registry and AWS');
    }
    apiGroup.connections.allowFrom(webGroup, ec2.Port.tcp(PORT), 'Web calls Api');
    ordersGroup.connections.allowFrom(apiGroup, ec2.Port.tcp(ORDERS_PORT), 'Api keeps orders');

    const subnets = { subnetType: ec2.SubnetType.PUBLIC };
    const jumpHostRole = new iam.Role(this, 'JumpHostRole', {
      assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    });
    new iam.ManagedPolicy(this, 'JumpHostPolicy', {
      roles: [jumpHostRole],
      statements: [
        new iam.PolicyStatement({
          actions: [
            'ssm:UpdateInstanceInformation',
            'ssmmessages:CreateControlChannel',
            'ssmmessages:CreateDataChannel',
            'ssmmessages:OpenControlChannel',
            'ssmmessages:OpenDataChannel',
          ],
          resources: ['*'],
        }),
      ],
    });
    const jumpHost = new ec2.Instance(this, 'JumpHost', {
      vpc,
      vpcSubnets: subnets,
      associatePublicIpAddress: true,
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.T4G, ec2.InstanceSize.NANO),
      machineImage: ec2.MachineImage.latestAmazonLinux2023({ cpuType: ec2.AmazonLinuxCpuType.ARM_64 }),
      securityGroup: jumpHostGroup,
      role: jumpHostRole,
      httpTokens: ec2.HttpTokens.REQUIRED,
      blockDevices: [
        {
          deviceName: '/dev/xvda',
          volume: ec2.BlockDeviceVolume.ebs(8, { encrypted: true, kmsKey: key }),
        },
      ],
    });
    Tags.of(jumpHost).add('Name', 'Shop jump host');

    const orders = createOrders(this, {
      vpc,
      size: ec2.InstanceSize.MICRO,
      securityGroup: ordersGroup,
      key,
    });

    const balancer = new elbv2.ApplicationLoadBalancer(this, 'Balancer', {
      vpc,
      internetFacing: false,
      vpcSubnets: subnets,
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
        name: 'shop-development',
        type: NamespaceType.HTTP,
        useForServiceConnect: true,
      },
    });
    const common = { cluster, listener, subnets, assignPublicIp: true };
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
    const { service: web } = createService(this, 'web', {
      ...common,
      securityGroup: webGroup,
      logGroup: webLogs,
      path: '/*',
      priority: 20,
      desiredCount: 1,
      environment: { API_HOST: 'api', API_PORT: String(PORT), API_URL: `http://api:${PORT}` },
      serviceConnect: {},
    });
    web.node.addDependency(api.service, vpc.internetConnectivityEstablished);
  }

  private logGroup(id: string, encryptionKey: kms.IKey): logs.LogGroup {
    return new logs.LogGroup(this, id, {
      encryptionKey,
      retention: logs.RetentionDays.ONE_WEEK,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private securityGroup(id: string, vpc: ec2.IVpc, description: string): ec2.SecurityGroup {
    return new ec2.SecurityGroup(this, id, { vpc, description, allowAllOutbound: false });
  }
}
