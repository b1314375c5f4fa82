// Frozen, like the environment that uses it.
import { RemovalPolicy } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';

const CIDR = '10.3.0.0/16';
const CERTIFICATES = 'arn:aws:acm:eu-central-1:111122223333:certificate/00000000-0000-4000-8000';

/** The network, its private way to AWS, and the team's VPN. */
export interface CreatedNetwork {
  readonly vpc: ec2.Vpc;
  readonly vpnGroup: ec2.SecurityGroup;
  readonly endpointsGroup: ec2.SecurityGroup;
}

export function createNetwork(scope: Construct, encryptionKey: IKey): CreatedNetwork {
  const vpc = new ec2.Vpc(scope, 'Vpc', {
    ipAddresses: ec2.IpAddresses.cidr(CIDR),
    maxAzs: 3,
    natGateways: 3,
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
  const flowLogs = logGroup(scope, 'FlowLogs', encryptionKey);
  const flowLogRole = new iam.Role(scope, 'FlowLogRole', {
    assumedBy: new iam.ServicePrincipal('vpc-flow-logs.amazonaws.com'),
  });
  new iam.ManagedPolicy(scope, 'FlowLogPolicy', {
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

  const endpointsGroup = new ec2.SecurityGroup(scope, 'EndpointsSecurityGroup', {
    vpc,
    description: 'Endpoints of AWS services',
    allowAllOutbound: false,
  });
  const services = {
    Logs: ec2.InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
    SecretsManager: ec2.InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
  };
  for (const [id, service] of Object.entries(services)) {
    vpc.addInterfaceEndpoint(id, {
      service,
      securityGroups: [endpointsGroup],
      subnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
      open: false,
    });
  }
  return { vpc, vpnGroup: createVpn(scope, vpc, encryptionKey), endpointsGroup };
}

function createVpn(scope: Construct, vpc: ec2.Vpc, encryptionKey: IKey): ec2.SecurityGroup {
  const vpnGroup = new ec2.SecurityGroup(scope, 'VpnSecurityGroup', {
    vpc,
    description: 'VPN of the team',
    allowAllOutbound: false,
  });
  const vpn = new ec2.ClientVpnEndpoint(scope, 'Vpn', {
    vpc,
    cidr: '10.253.0.0/22',
    serverCertificateArn: `${CERTIFICATES}-000000000003`,
    clientCertificateArn: Certificate.fromCertificateArn(
      scope,
      'ClientCertificate',
      `${CERTIFICATES}-000000000004`,
    ).certificateArn,
    dnsServers: ['10.3.0.2'],
    securityGroups: [vpnGroup],
    vpcSubnets: { subnets: vpc.privateSubnets.slice(0, 2) },
    authorizeAllUsersToVpcCidr: false,
    logGroup: logGroup(scope, 'VpnConnections', encryptionKey),
    splitTunnel: true,
    sessionTimeout: ec2.ClientVpnSessionTimeout.EIGHT_HOURS,
    selfServicePortal: false,
  });
  vpn.addAuthorizationRule('Team', { cidr: CIDR });
  return vpnGroup;
}

function logGroup(scope: Construct, id: string, encryptionKey: IKey): logs.LogGroup {
  return new logs.LogGroup(scope, id, {
    encryptionKey,
    retention: logs.RetentionDays.ONE_YEAR,
    removalPolicy: RemovalPolicy.RETAIN,
  });
}
