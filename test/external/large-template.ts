/** A template at the limit of CloudFormation, with conditions and parameters such as people write. */
export function largeTemplate(resources = 500): Record<string, unknown> {
  const all: Record<string, unknown> = { ...network() };
  for (let index = 0; Object.keys(all).length < resources; index += 1) {
    for (const [id, resource] of Object.entries(service(index))) {
      if (Object.keys(all).length < resources) all[`${id}${index}`] = resource;
    }
  }
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: {
      Kind: { Type: 'String', AllowedValues: ['dev', 'prod'] },
      Certificate: { Type: 'String' },
      Days: { Type: 'Number', Default: 30 },
      Class: { Type: 'String', Default: 'db.t4g.micro' },
      Email: { Type: 'String' },
    },
    Conditions: {
      Production: { 'Fn::Equals': [{ Ref: 'Kind' }, 'prod'] },
      Encrypted: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Certificate' }, ''] }] },
    },
    Mappings: { Kinds: { dev: { Count: 1 }, prod: { Count: 3 } } },
    Resources: all,
  };
}

function network(): Record<string, unknown> {
  const subnet = (index: number) => ({
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: { Ref: 'Vpc' },
      CidrBlock: `10.0.${index}.0/24`,
      AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
    },
  });
  return {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    SubnetA: subnet(0),
    SubnetB: subnet(1),
    SubnetC: subnet(2),
    Cluster: { Type: 'AWS::ECS::Cluster' },
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: { Subscription: [{ Protocol: 'email', Endpoint: { Ref: 'Email' } }] },
    },
  };
}

function service(index: number): Record<string, unknown> {
  const own = (id: string) => ({ Ref: `${id}${index}` });
  const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [`${id}${index}`, name] });
  const subnets = ['SubnetA', 'SubnetB', 'SubnetC'].map((id) => ({ Ref: id }));
  const ingress = (source: unknown) => [
    { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, ...(source as object) },
  ];
  return {
    Face: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        GroupDescription: 'face',
        SecurityGroupIngress: ingress({ CidrIp: '0.0.0.0/0' }),
      },
    },
    Servers: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        GroupDescription: 'servers',
        SecurityGroupIngress: ingress({ SourceSecurityGroupId: attribute('Face', 'GroupId') }),
      },
    },
    Balancer: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: {
        Scheme: 'internet-facing',
        Subnets: subnets,
        SecurityGroups: [attribute('Face', 'GroupId')],
      },
    },
    Target: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { Port: 8080, VpcId: { Ref: 'Vpc' } },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: own('Balancer'),
        Port: { 'Fn::If': ['Encrypted', 443, 80] },
        Protocol: { 'Fn::If': ['Encrypted', 'HTTPS', 'HTTP'] },
        Certificates: {
          'Fn::If': ['Encrypted', [{ CertificateArn: { Ref: 'Certificate' } }], { Ref: 'AWS::NoValue' }],
        },
        DefaultActions: [{ Type: 'forward', TargetGroupArn: own('Target') }],
      },
    },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: { Ref: 'Days' } } },
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        ContainerDefinitions: [
          {
            Name: 'web',
            LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': own('Logs') } },
          },
        ],
      },
    },
    Web: {
      Type: 'AWS::ECS::Service',
      Properties: {
        Cluster: { Ref: 'Cluster' },
        TaskDefinition: own('Task'),
        DesiredCount: { 'Fn::FindInMap': ['Kinds', { Ref: 'Kind' }, 'Count'] },
        LaunchType: 'FARGATE',
        LoadBalancers: [{ ContainerName: 'web', ContainerPort: 8080, TargetGroupArn: own('Target') }],
        NetworkConfiguration: {
          AwsvpcConfiguration: { Subnets: subnets, SecurityGroups: [attribute('Servers', 'GroupId')] },
        },
      },
    },
    Orders: {
      Type: 'AWS::RDS::DBInstance',
      Condition: 'Production',
      Properties: {
        Engine: 'postgres',
        DBInstanceClass: { Ref: 'Class' },
        MultiAZ: { 'Fn::If': ['Production', true, false] },
        BackupRetentionPeriod: { Ref: 'Days' },
        StorageEncrypted: true,
        VPCSecurityGroups: [attribute('Servers', 'GroupId')],
      },
    },
    Files: { Type: 'AWS::S3::Bucket', Properties: {} },
    Busy: {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Namespace: 'AWS/ECS',
        MetricName: 'CPUUtilization',
        Dimensions: [{ Name: 'ServiceName', Value: attribute('Web', 'Name') }],
        AlarmActions: [{ Ref: 'Topic' }],
      },
    },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'ecs-tasks.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    },
  };
}
