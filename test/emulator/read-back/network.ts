import {
  DescribeAddressesCommand,
  DescribeFlowLogsCommand,
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcAttributeCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  type RouteTable,
} from '@aws-sdk/client-ec2';
import type { Clients } from './clients';
import { reader, text, type Reader } from './reader';

async function routeTable(clients: Clients, identifier: string): Promise<RouteTable | undefined> {
  const answer = await clients.ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [identifier] }));
  return answer.RouteTables?.[0];
}

/** EC2: the network. */
export const NETWORK: { readonly [type: string]: Reader } = {
  'AWS::EC2::VPC': reader(
    async ({ ec2 }, { physicalId }) => {
      const vpc = (await ec2.send(new DescribeVpcsCommand({ VpcIds: [physicalId] }))).Vpcs?.[0];
      if (vpc === undefined) return undefined;
      const [hostnames, support] = await Promise.all([
        ec2.send(new DescribeVpcAttributeCommand({ VpcId: physicalId, Attribute: 'enableDnsHostnames' })),
        ec2.send(new DescribeVpcAttributeCommand({ VpcId: physicalId, Attribute: 'enableDnsSupport' })),
      ]);
      return {
        ...vpc,
        hostnames: hostnames.EnableDnsHostnames?.Value,
        support: support.EnableDnsSupport?.Value,
      };
    },
    {
      CidrBlock: (vpc) => vpc.CidrBlock,
      InstanceTenancy: (vpc) => vpc.InstanceTenancy,
      EnableDnsHostnames: (vpc) => vpc.hostnames,
      EnableDnsSupport: (vpc) => vpc.support,
      Tags: (vpc) => vpc.Tags,
    },
    { VpcId: (vpc) => vpc.VpcId, CidrBlock: (vpc) => vpc.CidrBlock },
  ),
  'AWS::EC2::Subnet': reader(
    async ({ ec2 }, { physicalId }) =>
      (await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [physicalId] }))).Subnets?.[0],
    {
      VpcId: (subnet) => subnet.VpcId,
      CidrBlock: (subnet) => subnet.CidrBlock,
      AvailabilityZone: (subnet) => subnet.AvailabilityZone,
      MapPublicIpOnLaunch: (subnet) => subnet.MapPublicIpOnLaunch,
      Tags: (subnet) => subnet.Tags,
    },
    { SubnetId: (subnet) => subnet.SubnetId, AvailabilityZone: (subnet) => subnet.AvailabilityZone },
  ),
  'AWS::EC2::InternetGateway': reader(
    async ({ ec2 }, { physicalId }) =>
      (await ec2.send(new DescribeInternetGatewaysCommand({ InternetGatewayIds: [physicalId] })))
        .InternetGateways?.[0],
    { Tags: (gateway) => gateway.Tags },
    { InternetGatewayId: (gateway) => gateway.InternetGatewayId },
  ),
  'AWS::EC2::VPCGatewayAttachment': reader(
    async ({ ec2 }, { properties }) => {
      const gateway = text(properties.InternetGatewayId);
      const answer = await ec2.send(new DescribeInternetGatewaysCommand({ InternetGatewayIds: [gateway] }));
      const attachment = answer.InternetGateways?.[0]?.Attachments?.[0];
      return attachment === undefined ? undefined : { ...attachment, gateway };
    },
    { VpcId: (attachment) => attachment.VpcId, InternetGatewayId: (attachment) => attachment.gateway },
  ),
  'AWS::EC2::RouteTable': reader(
    (clients, { physicalId }) => routeTable(clients, physicalId),
    { VpcId: (table) => table.VpcId, Tags: (table) => table.Tags },
    { RouteTableId: (table) => table.RouteTableId },
  ),
  'AWS::EC2::Route': reader(
    async (clients, { properties }) => {
      const identifier = text(properties.RouteTableId);
      const table = await routeTable(clients, identifier);
      const route = table?.Routes?.find(
        (candidate) =>
          candidate.DestinationCidrBlock === properties.DestinationCidrBlock &&
          candidate.DestinationIpv6CidrBlock === properties.DestinationIpv6CidrBlock,
      );
      return route === undefined ? undefined : { ...route, table: identifier };
    },
    {
      RouteTableId: (route) => route.table,
      DestinationCidrBlock: (route) => route.DestinationCidrBlock,
      DestinationIpv6CidrBlock: (route) => route.DestinationIpv6CidrBlock,
      GatewayId: (route) => route.GatewayId,
      NatGatewayId: (route) => route.NatGatewayId,
    },
  ),
  'AWS::EC2::SubnetRouteTableAssociation': reader(
    async (clients, { physicalId, properties }) =>
      (await routeTable(clients, text(properties.RouteTableId)))?.Associations?.find(
        (association) => association.RouteTableAssociationId === physicalId,
      ),
    {
      SubnetId: (association) => association.SubnetId,
      RouteTableId: (association) => association.RouteTableId,
    },
    { Id: (association) => association.RouteTableAssociationId },
  ),
  'AWS::EC2::EIP': reader(
    async ({ ec2 }, { physicalId }) =>
      (await ec2.send(new DescribeAddressesCommand({ PublicIps: [physicalId] }))).Addresses?.[0],
    { Domain: (address) => address.Domain, Tags: (address) => address.Tags },
    { AllocationId: (address) => address.AllocationId, PublicIp: (address) => address.PublicIp },
  ),
  'AWS::EC2::NatGateway': reader(
    async ({ ec2 }, { physicalId }) =>
      (await ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [physicalId] }))).NatGateways?.[0],
    {
      SubnetId: (gateway) => gateway.SubnetId,
      AllocationId: (gateway) => gateway.NatGatewayAddresses?.[0]?.AllocationId,
      ConnectivityType: (gateway) => gateway.ConnectivityType,
      Tags: (gateway) => gateway.Tags,
    },
    { NatGatewayId: (gateway) => gateway.NatGatewayId },
  ),
  'AWS::EC2::VPCEndpoint': reader(
    async ({ ec2 }, { physicalId }) =>
      (await ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [physicalId] }))).VpcEndpoints?.[0],
    {
      VpcId: (endpoint) => endpoint.VpcId,
      ServiceName: (endpoint) => endpoint.ServiceName,
      VpcEndpointType: (endpoint) => endpoint.VpcEndpointType,
      RouteTableIds: (endpoint) => endpoint.RouteTableIds,
      SubnetIds: (endpoint) => endpoint.SubnetIds,
      SecurityGroupIds: (endpoint) => endpoint.Groups?.map((group) => group.GroupId),
      PrivateDnsEnabled: (endpoint) => endpoint.PrivateDnsEnabled,
      PolicyDocument: (endpoint) => endpoint.PolicyDocument,
      Tags: (endpoint) => endpoint.Tags,
    },
    { Id: (endpoint) => endpoint.VpcEndpointId },
  ),
  'AWS::EC2::FlowLog': reader(
    async ({ ec2 }, { physicalId }) =>
      (await ec2.send(new DescribeFlowLogsCommand({ FlowLogIds: [physicalId] }))).FlowLogs?.[0],
    {
      ResourceId: (flowLog) => flowLog.ResourceId,
      TrafficType: (flowLog) => flowLog.TrafficType,
      LogGroupName: (flowLog) => flowLog.LogGroupName,
      LogDestinationType: (flowLog) => flowLog.LogDestinationType,
      DeliverLogsPermissionArn: (flowLog) => flowLog.DeliverLogsPermissionArn,
      MaxAggregationInterval: (flowLog) => flowLog.MaxAggregationInterval,
      Tags: (flowLog) => flowLog.Tags,
    },
    { Id: (flowLog) => flowLog.FlowLogId },
  ),
};
