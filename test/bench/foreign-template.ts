/**
 * A production that another team described in plain CloudFormation: modules of a service each, with what services need,
 * and with parameters, conditions, mappings and imports wherever templates have them.
 *
 * @param resources how many it has at least; a module has 20
 */
export function foreignTemplate(resources: number): object {
  const modules = Array.from({ length: Math.ceil(resources / RESOURCES_OF_MODULE) }, (_, index) =>
    moduleOf(`Module${index}`, index),
  );
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: {
      Vpc: { Type: 'AWS::EC2::VPC::Id' },
      Stage: { Type: 'String', AllowedValues: ['test', 'production'], Default: 'production' },
      OfficeRange: { Type: 'String', Default: '203.0.113.0/24' },
      Certificate: { Type: 'String' },
      LogDays: { Type: 'Number', Default: 365 },
      Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/shop/image' },
    },
    Conditions: {
      IsProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'production'] },
      HasCertificate: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Certificate' }, ''] }] },
    },
    Mappings: { Sizes: { test: { Class: 'db.t4g.micro' }, production: { Class: 'db.r8g.large' } } },
    Resources: Object.assign({}, ...modules) as object,
    Outputs: { Vpc: { Value: { Ref: 'Vpc' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-Vpc' } } } },
  };
}

const RESOURCES_OF_MODULE = 20;
const ref = (id: string) => ({ Ref: id });
const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });
const inProduction = (then: unknown, otherwise: unknown) => ({ 'Fn::If': ['IsProduction', then, otherwise] });
const partOf = (arn: unknown, index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': ['/', arn] }] });

function moduleOf(name: string, index: number): object {
  const tags = [{ Key: 'owner', Value: { 'Fn::Sub': '${Stage}-operations' } }];
  const subnet = (zone: number) => ({
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: ref('Vpc'),
      AvailabilityZone: { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] },
      CidrBlock: `10.${index}.${zone}.0/24`,
      Tags: tags,
    },
  });
  const group = (port: number, source: object) => ({
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: `${name} on ${port}`,
      VpcId: ref('Vpc'),
      SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...source }],
      Tags: tags,
    },
  });
  const alarm = (namespace: string, metric: string, dimensions: readonly object[]) => ({
    Type: 'AWS::CloudWatch::Alarm',
    Properties: {
      Namespace: namespace,
      MetricName: metric,
      Dimensions: dimensions,
      Statistic: 'Sum',
      Period: 60,
      EvaluationPeriods: 3,
      Threshold: inProduction(1, 10),
      ComparisonOperator: 'GreaterThanThreshold',
      AlarmActions: [ref(`${name}Topic`)],
    },
  });
  const statement = {
    Effect: 'Allow',
    Principal: { Service: 'ecs-tasks.amazonaws.com' },
    Action: 'sts:AssumeRole',
  };
  const described: Readonly<Record<string, object>> = {
    Subnet0: subnet(0),
    Subnet1: subnet(1),
    DoorGroup: group(443, { CidrIp: ref('OfficeRange') }),
    ServiceGroup: group(8080, { SourceSecurityGroupId: attribute(`${name}DoorGroup`, 'GroupId') }),
    StoreGroup: group(5432, { SourceSecurityGroupId: attribute(`${name}ServiceGroup`, 'GroupId') }),
    Door: {
      Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      Properties: {
        Scheme: inProduction('internet-facing', 'internal'),
        SecurityGroups: [attribute(`${name}DoorGroup`, 'GroupId')],
        Subnets: [ref(`${name}Subnet0`), ref(`${name}Subnet1`)],
        Tags: tags,
      },
    },
    Listener: {
      Type: 'AWS::ElasticLoadBalancingV2::Listener',
      Properties: {
        LoadBalancerArn: ref(`${name}Door`),
        Port: { 'Fn::If': ['HasCertificate', 443, 80] },
        Protocol: { 'Fn::If': ['HasCertificate', 'HTTPS', 'HTTP'] },
        Certificates: [{ CertificateArn: ref('Certificate') }],
        DefaultActions: [{ Type: 'forward', TargetGroupArn: ref(`${name}Targets`) }],
      },
    },
    Targets: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { VpcId: ref('Vpc'), Port: 8080, Protocol: 'HTTP', TargetType: 'ip' },
    },
    Cluster: { Type: 'AWS::ECS::Cluster', Properties: { Tags: tags } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [statement] },
        ManagedPolicyArns: [{ 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/CloudWatchLogsFullAccess' }],
      },
    },
    Task: {
      Type: 'AWS::ECS::TaskDefinition',
      Properties: {
        ExecutionRoleArn: attribute(`${name}Role`, 'Arn'),
        RequiresCompatibilities: ['FARGATE'],
        ContainerDefinitions: [
          {
            Name: 'web',
            Image: ref('Image'),
            LogConfiguration: { LogDriver: 'awslogs', Options: { 'awslogs-group': ref(`${name}Logs`) } },
          },
        ],
      },
    },
    Service: {
      Type: 'AWS::ECS::Service',
      Properties: {
        Cluster: ref(`${name}Cluster`),
        TaskDefinition: ref(`${name}Task`),
        DesiredCount: inProduction(3, 1),
        LaunchType: 'FARGATE',
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            SecurityGroups: [attribute(`${name}ServiceGroup`, 'GroupId')],
            Subnets: [ref(`${name}Subnet0`), ref(`${name}Subnet1`)],
          },
        },
        LoadBalancers: [{ ContainerName: 'web', ContainerPort: 8080, TargetGroupArn: ref(`${name}Targets`) }],
      },
    },
    Store: {
      Type: 'AWS::RDS::DBInstance',
      DeletionPolicy: 'Snapshot',
      Properties: {
        Engine: 'postgres',
        DBInstanceClass: { 'Fn::FindInMap': ['Sizes', ref('Stage'), 'Class'] },
        MultiAZ: inProduction(true, false),
        StorageEncrypted: true,
        BackupRetentionPeriod: 7,
        VPCSecurityGroups: [attribute(`${name}StoreGroup`, 'GroupId')],
        MasterUserPassword: { 'Fn::Sub': '{{resolve:secretsmanager:${Stage}-store:SecretString:password}}' },
        MasterUsername: 'shop',
        Tags: tags,
      },
    },
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: { 'Fn::Join': ['-', [ref('Stage'), ref('AWS::AccountId'), name.toLowerCase()]] },
        VersioningConfiguration: { Status: inProduction('Enabled', 'Suspended') },
        Tags: tags,
      },
    },
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: { KmsMasterKeyId: { 'Fn::ImportValue': { 'Fn::Sub': '${Stage}-key' } } },
    },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: ref('LogDays') } },
    DoorAlarm: alarm('AWS/ApplicationELB', 'HTTPCode_ELB_5XX_Count', [
      { Name: 'LoadBalancer', Value: partOf(ref(`${name}Door`), 1) },
    ]),
    StoreAlarm: alarm('AWS/RDS', 'FreeStorageSpace', [
      { Name: 'DBInstanceIdentifier', Value: ref(`${name}Store`) },
    ]),
    ServiceAlarm: alarm('AWS/ECS', 'CPUUtilization', [
      { Name: 'ClusterName', Value: ref(`${name}Cluster`) },
      { Name: 'ServiceName', Value: attribute(`${name}Service`, 'Name') },
    ]),
    Queue: {
      Type: 'AWS::SQS::Queue',
      Condition: 'IsProduction',
      Properties: { SqsManagedSseEnabled: true, Tags: tags },
    },
  };
  return Object.fromEntries(Object.entries(described).map(([id, resource]) => [`${name}${id}`, resource]));
}
