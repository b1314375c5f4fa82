import type { Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { TeamAccess, Network } from '../../lib';
import { aDatabase, aStack, development, IRELAND, templateOf } from './described';
import { reference, resource, resourcesOf } from './reading';
import { wrongUse } from './wrong-use';

const ZONE = (index: number, region: unknown) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': region }] });

function subnetsOf(template: Template, tier: string) {
  return resourcesOf(template, 'AWS::EC2::Subnet').filter(([id]) => id.includes(`${tier}Subnet`));
}

function defaultRoutesOf(template: Template, tier: string) {
  return resourcesOf(template, 'AWS::EC2::Route').filter(([id]) => id.includes(`${tier}Subnet`));
}

describe('a network of the environment itself', () => {
  const template = templateOf(development({ databases: { Orders: aDatabase() } }, aStack(IRELAND)));

  test.each(['Public', 'Servers', 'Data'])('has two %s subnets, in the first two zones by index', (tier) => {
    const zones = subnetsOf(template, tier).map(([, subnet]) => subnet.Properties?.AvailabilityZone);
    expect(zones).toEqual([ZONE(0, 'eu-west-1'), ZONE(1, 'eu-west-1')]);
  });

  test('finds zones by index in a stack that knows no region', () => {
    const agnostic = templateOf(development());
    const zones = subnetsOf(agnostic, 'Data').map(([, subnet]) => subnet.Properties?.AvailabilityZone);
    expect(zones).toEqual([ZONE(0, { Ref: 'AWS::Region' }), ZONE(1, { Ref: 'AWS::Region' })]);
  });

  test('gives an eighth of the range to servers and a thirty-second each to entry and data, per zone', () => {
    const masks = (tier: string) =>
      subnetsOf(template, tier).map(([, subnet]) => String(subnet.Properties?.CidrBlock).split('/')[1]);
    expect([masks('Servers'), masks('Public'), masks('Data')]).toEqual([
      ['19', '19'],
      ['21', '21'],
      ['21', '21'],
    ]);
  });

  test('sends the servers of both zones through one NAT gateway', () => {
    const [nat] = resource(template, 'AWS::EC2::NatGateway');
    const gateways = defaultRoutesOf(template, 'Servers').map(([, route]) =>
      reference(route.Properties?.NatGatewayId),
    );
    expect(gateways).toEqual([nat, nat]);
  });

  test('gives data no way to or from the internet', () => {
    expect(defaultRoutesOf(template, 'Data')).toEqual([]);
  });

  test('gives no public address by itself', () => {
    const mapping = resourcesOf(template, 'AWS::EC2::Subnet').filter(
      ([, subnet]) => subnet.Properties?.MapPublicIpOnLaunch === true,
    );
    expect(mapping).toEqual([]);
  });

  test.each(['s3', 'dynamodb'])('reaches %s through a gateway endpoint', (service) => {
    template.hasResourceProperties('AWS::EC2::VPCEndpoint', {
      VpcEndpointType: 'Gateway',
      ServiceName: { 'Fn::Join': ['', Match.arrayWith([`.${service}`])] },
    });
  });

  test('logs all flows to a log group under the customer key', () => {
    const [key] = resource(template, 'AWS::KMS::Key');
    const [logs] = resource(template, 'AWS::Logs::LogGroup', 'FlowLogs');
    template.hasResourceProperties('AWS::EC2::FlowLog', {
      ResourceType: 'VPC',
      TrafficType: 'ALL',
      LogGroupName: { Ref: logs },
    });
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      KmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] },
      RetentionInDays: 7,
    });
  });

  test('lets the logs of its own account and region use the key, and no others', () => {
    template.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      PendingWindowInDays: 7,
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: {
              Service: { 'Fn::Join': ['', ['logs.eu-west-1.', { Ref: 'AWS::URLSuffix' }]] },
            },
            Condition: {
              ArnLike: {
                'kms:EncryptionContext:aws:logs:arn': {
                  'Fn::Join': [
                    '',
                    ['arn:', { Ref: 'AWS::Partition' }, ':logs:eu-west-1:111122223333:log-group:*'],
                  ],
                },
              },
            },
          }),
        ]),
      },
    });
  });

  test('does not touch how the stack sees zones afterwards', () => {
    const stack = aStack();
    const before = stack.availabilityZones;
    development({}, stack);
    expect(stack.availabilityZones).toEqual(before);
  });
});

describe('a network without a NAT gateway', () => {
  const template = templateOf(
    development({ network: Network.of({ natGateways: 0 }), teamAccess: TeamAccess.sessionManager() }),
  );

  test('has none, and no subnets that would need one', () => {
    template.resourceCountIs('AWS::EC2::NatGateway', 0);
    expect(subnetsOf(template, 'Servers')).toEqual([]);
  });

  test('gives tasks an address of their own to reach their registry', () => {
    template.hasResourceProperties('AWS::ECS::Service', {
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } },
    });
  });

  test('gives the jump host an address of its own to reach Systems Manager', () => {
    template.hasResourceProperties('AWS::EC2::Instance', {
      NetworkInterfaces: [Match.objectLike({ AssociatePublicIpAddress: true })],
    });
  });

  test('keeps the load balancer internal all the same', () => {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal' });
  });
});

describe('a network that is there already', () => {
  function imported(stack: Stack, subnets: { public?: string[]; private?: string[]; isolated?: string[] }) {
    return Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      publicSubnetIds: subnets.public,
      privateSubnetIds: subnets.private,
      isolatedSubnetIds: subnets.isolated,
    });
  }

  test('is used: servers in private subnets, data in isolated ones, the entry in public ones', () => {
    const stack = aStack(IRELAND);
    const vpc = imported(stack, {
      public: ['subnet-p1', 'subnet-p2'],
      private: ['subnet-s1', 'subnet-s2'],
      isolated: ['subnet-d1', 'subnet-d2'],
    });
    const template = templateOf(
      development({ network: Network.existing(vpc), databases: { Orders: aDatabase() } }, stack),
    );
    template.resourceCountIs('AWS::EC2::VPC', 0);
    template.hasResourceProperties('AWS::ECS::Service', {
      NetworkConfiguration: { AwsvpcConfiguration: { Subnets: ['subnet-s1', 'subnet-s2'] } },
    });
    template.hasResourceProperties('AWS::RDS::DBSubnetGroup', { SubnetIds: ['subnet-d1', 'subnet-d2'] });
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Subnets: ['subnet-p1', 'subnet-p2'],
    });
  });

  test('keeps data in private subnets where there are no isolated ones', () => {
    const stack = aStack(IRELAND);
    const vpc = imported(stack, { private: ['subnet-s1', 'subnet-s2'] });
    const { environment } = development(
      { network: Network.existing(vpc), teamAccess: TeamAccess.sessionManager() },
      stack,
    );
    expect(environment.network.dataSubnets.map((subnet) => subnet.subnetId)).toEqual([
      'subnet-s1',
      'subnet-s2',
    ]);
  });

  test('may have several subnets in a zone; the load balancer takes one of them', () => {
    const stack = aStack(IRELAND);
    const vpc = imported(stack, { private: ['subnet-s1', 'subnet-s2', 'subnet-t1', 'subnet-t2'] });
    const template = templateOf(
      development({ network: Network.existing(vpc), teamAccess: TeamAccess.sessionManager() }, stack),
    );
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      Subnets: ['subnet-s1', 'subnet-s2'],
    });
  });

  test('is refused where all its private subnets are in one zone', () => {
    const stack = aStack(IRELAND);
    const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['eu-west-1a'],
      privateSubnetIds: ['subnet-s1', 'subnet-s2'],
      privateSubnetNames: ['Servers', 'More'],
    });
    expect(wrongUse(() => development({ network: Network.existing(vpc) }, stack))).toContain(
      'private subnets in 1 zones',
    );
  });

  test('is refused without two private subnets', () => {
    const stack = aStack(IRELAND);
    const vpc = imported(stack, { public: ['subnet-p1', 'subnet-p2'] });
    expect(wrongUse(() => development({ network: Network.existing(vpc) }, stack))).toBe(
      "existing network: got 'private subnets in 0 zones and subnets for data in 0', but an environment needs both in at least two zones; import the VPC with its private subnets and their zones, by Vpc.fromVpcAttributes [network.too-few-existing-zones]",
    );
  });

  test('is refused without public subnets where the entry is by networks', () => {
    const stack = aStack(IRELAND);
    const vpc = imported(stack, { private: ['subnet-s1', 'subnet-s2'] });
    expect(wrongUse(() => development({ network: Network.existing(vpc) }, stack))).toContain(
      "team access by networks: got 'a network with public subnets in 0 zones'",
    );
  });
});

describe('a network is refused', () => {
  test.each([
    ['too large', '10.0.0.0/15', 'from /16'],
    ['too small', '10.0.0.0/23', 'to /22'],
    ['not private', '203.0.0.0/16', 'a range for private use'],
    ['IPv6', 'fd00::/16', 'IPv4'],
    ['with host bits', '10.0.5.0/16', "write '10.0.0.0/16'"],
    ['without a prefix', '10.0.0.0', 'CIDR notation'],
    ['no range at all', 'ten', 'CIDR notation'],
    ['empty', '', 'CIDR notation'],
  ])('with a range that is %s', (_, cidr, limit) => {
    const message = wrongUse(() => Network.of({ cidr }));
    expect(message).toContain(`address range of the network: got '${cidr}'`);
    expect(message).toContain(limit);
  });

  test('with a token for a range, since it is compared at synth', () => {
    expect(wrongUse(() => Network.of({ cidr: aStack().region }))).toContain(
      'got a token, known only at deployment, but an address range is compared at synth and must be a literal',
    );
  });

  test.each([-1, 0.5, Number.NaN])('with %d NAT gateways', (natGateways) => {
    expect(wrongUse(() => Network.of({ natGateways }))).toContain(
      'it must be none, one, or up to one in each zone',
    );
  });

  test('with more NAT gateways than zones', () => {
    expect(wrongUse(() => development({ network: Network.of({ natGateways: 3 }) }))).toContain(
      'Development has 2 zones, each with one at most',
    );
  });
});
