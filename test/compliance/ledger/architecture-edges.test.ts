import { drawPicture } from '../../../lib/compliance/ledger/architecture';
import { modelWith, type Placed, type Properties } from '../check-outcome';

const BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const GROUP = 'AWS::EC2::SecurityGroup';
const FUNCTION = 'AWS::Lambda::Function';

/** What leads where in a picture of these resources, as `From > To: label`. */
function edges(placed: Placed): string[] {
  const { nodes, edges: found } = drawPicture(modelWith(placed));
  const label = (id: string) => nodes.find((node) => node.id === id)?.label;
  return found.map((edge) => `${label(edge.from)} > ${label(edge.to)}: ${edge.label}`);
}

const id = (group: string) => ({ 'Fn::GetAtt': [group, 'GroupId'] });
const arn = (resource: string) => ({ 'Fn::GetAtt': [resource, 'Arn'] });

describe('a load balancer', () => {
  const forward = [{ Type: 'forward', TargetGroupArn: { Ref: 'Targets' } }];
  const listener = (changed: Properties) =>
    [LISTENER, { LoadBalancerArn: { Ref: 'Door' }, Protocol: 'HTTPS', Port: 443, ...changed }] as const;
  const served: Placed = {
    Door: [BALANCER, {}],
    Targets: ['AWS::ElasticLoadBalancingV2::TargetGroup', {}],
    Web: ['AWS::ECS::Service', { LoadBalancers: [{ TargetGroupArn: { Ref: 'Targets' } }] }],
    Other: ['AWS::ECS::Service', {}],
  };

  test('is connected with the targets of its listener', () => {
    expect(edges({ ...served, Https: listener({ DefaultActions: forward }) })).toEqual([
      'Door > Web: HTTPS 443',
    ]);
  });

  test('is not connected with other resources that it names, such as the bucket of its logs', () => {
    const LoadBalancerAttributes = [{ Key: 'access_logs.s3.bucket', Value: { Ref: 'Logs' } }];

    expect(edges({ Door: [BALANCER, { LoadBalancerAttributes }], Logs: ['AWS::S3::Bucket', {}] })).toEqual(
      [],
    );
  });

  test('is connected with the targets of the rules of its own listener only', () => {
    const rule = (ListenerArn: unknown): Placed => ({ Rule: [RULE, { ListenerArn, Actions: forward }] });

    expect(edges({ ...served, Https: listener({}), ...rule({ Ref: 'Https' }) })).toEqual([
      'Door > Web: HTTPS 443',
    ]);
    expect(edges({ ...served, Https: listener({}), ...rule('another') })).toEqual([]);
  });

  test('that is in no template has no connection', () => {
    const https = listener({ LoadBalancerArn: 'another', DefaultActions: forward });

    expect(edges({ ...served, Https: https })).toEqual([]);
  });

  test('is connected with single targets and with Auto Scaling groups', () => {
    const targets = { Targets: [{ Id: { Ref: 'Machine' } }] };
    const placed: Placed = {
      ...served,
      Targets: ['AWS::ElasticLoadBalancingV2::TargetGroup', targets],
      Machine: ['AWS::EC2::Instance', {}],
      Servers: ['AWS::AutoScaling::AutoScalingGroup', { TargetGroupARNs: [{ Ref: 'Targets' }] }],
      Https: listener({ Protocol: undefined, DefaultActions: forward }),
    };

    expect(edges(placed)).toEqual(['Door > Web: 443', 'Door > Servers: 443', 'Door > Machine: 443']);
  });
});

describe('members of security groups', () => {
  const lets = (rule: Properties): Placed => ({
    Front: [GROUP, {}],
    Back: [GROUP, { SecurityGroupIngress: [{ SourceSecurityGroupId: id('Front'), ...rule }] }],
    Web: ['AWS::EC2::Instance', { SecurityGroupIds: [id('Front')] }],
    Orders: ['AWS::RDS::DBInstance', { VPCSecurityGroups: [id('Back')] }],
    Alone: ['AWS::EC2::Instance', {}],
  });

  test.each<[Properties, string]>([
    [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 }, 'port 5432'],
    [{ IpProtocol: 'tcp', FromPort: 5432 }, 'port 5432'],
    [{ IpProtocol: 'tcp', FromPort: 1, ToPort: 9 }, 'ports 1-9'],
    [{ IpProtocol: 'tcp' }, 'any port'],
    [{ IpProtocol: '-1', FromPort: 1, ToPort: 9 }, 'any port'],
  ])('are admitted by %j on %s', (rule, port) => {
    expect(edges(lets(rule))).toEqual([`Web > Orders: ${port}`]);
  });

  test('are one per pair, with all ports', () => {
    const ingress = (FromPort: number) => ({
      IpProtocol: 'tcp',
      FromPort,
      ToPort: FromPort,
      SourceSecurityGroupId: id('Front'),
    });
    const placed: Placed = {
      ...lets({}),
      Back: [GROUP, { SecurityGroupIngress: [ingress(1), ingress(2), ingress(1)] }],
    };

    expect(edges(placed)).toEqual(['Web > Orders: port 1, port 2']);
  });

  test('are only its own, not those of a group that it admits', () => {
    const placed: Placed = {
      ...lets({ IpProtocol: '-1' }),
      Far: [GROUP, { SecurityGroupIngress: [{ IpProtocol: '-1', SourceSecurityGroupId: id('Front') }] }],
      Logs: ['AWS::EC2::Instance', { SecurityGroupIds: [id('Far')] }],
    };

    expect(edges(placed)).toEqual(['Web > Orders: any port', 'Web > Logs: any port']);
  });

  test('do not connect a resource with itself, and addresses are no resource', () => {
    const placed: Placed = {
      Front: [
        GROUP,
        {
          SecurityGroupIngress: [
            { IpProtocol: '-1', SourceSecurityGroupId: id('Front') },
            { IpProtocol: '-1', CidrIp: '10.0.0.0/8' },
            { IpProtocol: '-1', SourceSecurityGroupId: 'sg-1' },
          ],
        },
      ],
      Web: ['AWS::EC2::Instance', { SecurityGroupIds: [id('Front')] }],
    };

    expect(edges(placed)).toEqual([]);
  });
});

test('an API is connected with what its methods and integrations name', () => {
  const placed: Placed = {
    Old: ['AWS::ApiGateway::RestApi', {}],
    Get: ['AWS::ApiGateway::Method', { RestApiId: { Ref: 'Old' }, Integration: { Uri: arn('Mail') } }],
    New: ['AWS::ApiGatewayV2::Api', {}],
    Call: ['AWS::ApiGatewayV2::Integration', { ApiId: { Ref: 'New' }, IntegrationUri: arn('Shop') }],
    Url: ['AWS::Lambda::Url', { TargetFunctionArn: arn('Mail') }],
    Mail: [FUNCTION, {}],
    Shop: [FUNCTION, {}],
  };

  expect(edges(placed)).toEqual(['Old > Mail: requests', 'New > Shop: requests', 'Url > Mail: requests']);
});

test('a firewall filters the resource that it is associated with, also a service without a load balancer', () => {
  const placed: Placed = {
    Firewall: ['AWS::WAFv2::WebACL', {}],
    Shop: ['AWS::AppRunner::Service', {}],
    Joined: ['AWS::WAFv2::WebACLAssociation', { ResourceArn: arn('Shop'), WebACLArn: arn('Firewall') }],
  };

  expect(edges(placed)).toEqual(['Firewall > Shop: filters']);
});

test('a function is connected with the stores in its variables, and with its event sources', () => {
  const placed: Placed = {
    Mail: [FUNCTION, { Environment: { Variables: { TABLE: { Ref: 'Orders' }, OTHER: { Ref: 'Shop' } } } }],
    Shop: [FUNCTION, {}],
    Orders: ['AWS::DynamoDB::Table', {}],
    Queue: ['AWS::SQS::Queue', {}],
    Heard: [
      'AWS::Lambda::EventSourceMapping',
      { EventSourceArn: arn('Queue'), FunctionName: { Ref: 'Mail' } },
    ],
    Far: [
      'AWS::Lambda::EventSourceMapping',
      { EventSourceArn: 'arn:aws:sqs:x', FunctionName: { Ref: 'Mail' } },
    ],
    Lost: ['AWS::Lambda::EventSourceMapping', { EventSourceArn: arn('Queue'), FunctionName: 'theirs' }],
  };

  expect(edges(placed)).toEqual(['Queue > Mail: events', 'Mail > Orders: uses']);
});

test('load balancers, services, stores, vaults and topics are drawn, each in its place', () => {
  const zone = (AvailabilityZone: unknown, VpcId: unknown = { Ref: 'Vpc' }) =>
    ['AWS::EC2::Subnet', { AvailabilityZone, VpcId }] as const;
  const { nodes, places } = drawPicture(
    modelWith({
      Vpc: ['AWS::EC2::VPC', {}],
      B: zone('eu-west-1b'),
      A: zone('eu-west-1a'),
      Far: zone('eu-west-1c', 'vpc-1'),
      Anywhere: zone({ 'Fn::ImportValue': 'zone' }),
      Subnets: ['AWS::RDS::DBSubnetGroup', { SubnetIds: [{ Ref: 'B' }, { Ref: 'A' }] }],
      Cluster: ['AWS::RDS::DBCluster', { DBSubnetGroupName: { Ref: 'Subnets' } }],
      Member: ['AWS::RDS::DBInstance', { DBClusterIdentifier: { Ref: 'Cluster' } }],
      Alone: ['AWS::RDS::DBInstance', {}],
      Named: ['AWS::DocDB::DBCluster', { DBClusterIdentifier: 'orders' }],
      Files: ['AWS::EFS::FileSystem', {}],
      Mount: ['AWS::EFS::MountTarget', { FileSystemId: { Ref: 'Files' }, SubnetId: { Ref: 'A' } }],
      Distant: ['AWS::EC2::Instance', { SubnetId: { Ref: 'Far' } }],
      Alarmed: ['AWS::SNS::Topic', {}],
      Silent: ['AWS::SNS::Topic', {}],
      Alarm: ['AWS::CloudWatch::Alarm', { AlarmActions: [{ Ref: 'Alarmed' }, 'arn:aws:sns:x'] }],
    }),
  );

  expect(nodes.map(({ kind, label, places: at }) => [kind, label, at.join(' ')])).toEqual([
    ['store', 'Cluster', 'Shop/Vpc/eu-west-1a Shop/Vpc/eu-west-1b'],
    ['store', 'Alone', 'region:eu-west-1'],
    ['store', 'Named', 'region:eu-west-1'],
    ['store', 'Files', 'Shop/Vpc/eu-west-1a'],
    ['service', 'Distant', 'region:eu-west-1'],
    ['watch', 'Alarmed', 'region:eu-west-1'],
  ]);
  expect(places.map(({ id: place, inside }) => [place, inside])).toEqual([
    ['region:eu-west-1', undefined],
    ['Shop/Vpc', 'region:eu-west-1'],
    ['Shop/Vpc/eu-west-1a', 'Shop/Vpc'],
    ['Shop/Vpc/eu-west-1b', 'Shop/Vpc'],
  ]);
});
