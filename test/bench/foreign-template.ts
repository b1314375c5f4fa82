/**
 * A production that another team described in plain CloudFormation: modules of a service each, with what services need.
 *
 * @param resources how many it has at least; a module has 20
 * @param open whether parameters, conditions, mappings and imports stand wherever templates have them; otherwise every
 * value is given
 */
export function foreignTemplate(resources: number, { open }: { readonly open: boolean }): object {
  const modules = Array.from({ length: Math.ceil(resources / RESOURCES_OF_MODULE) }, (_, index) =>
    moduleOf(`Module${index}`, index, open ? OPEN : GIVEN),
  );
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    ...(open ? DECLARED : {}),
    Resources: Object.assign({}, ...modules) as object,
  };
}

/** What the values of an open template refer to. */
const DECLARED = {
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
  Outputs: { Vpc: { Value: { Ref: 'Vpc' }, Export: { Name: { 'Fn::Sub': '${AWS::StackName}-Vpc' } } } },
};

/** The values that a template may leave to the deployment. */
interface Values {
  readonly vpc: unknown;
  readonly stage: unknown;
  readonly officeRange: unknown;
  readonly certificate: unknown;
  readonly logDays: unknown;
  readonly image: unknown;
  readonly instanceClass: unknown;
  readonly key: unknown;
  readonly owner: unknown;
  readonly password: unknown;
  readonly queueCondition: object;
  readonly inProduction: (then: unknown, otherwise: unknown) => unknown;
  readonly withCertificate: (then: unknown, otherwise: unknown) => unknown;
}

const RESOURCES_OF_MODULE = 20;
const ref = (id: string) => ({ Ref: id });
const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });
const partOf = (arn: unknown, index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': ['/', arn] }] });

const OPEN: Values = {
  vpc: ref('Vpc'),
  stage: ref('Stage'),
  officeRange: ref('OfficeRange'),
  certificate: ref('Certificate'),
  logDays: ref('LogDays'),
  image: ref('Image'),
  instanceClass: { 'Fn::FindInMap': ['Sizes', ref('Stage'), 'Class'] },
  key: { 'Fn::ImportValue': { 'Fn::Sub': '${Stage}-key' } },
  owner: { 'Fn::Sub': '${Stage}-operations' },
  password: { 'Fn::Sub': '{{resolve:secretsmanager:${Stage}-store:SecretString:password}}' },
  queueCondition: { Condition: 'IsProduction' },
  inProduction: (then, otherwise) => ({ 'Fn::If': ['IsProduction', then, otherwise] }),
  withCertificate: (then, otherwise) => ({ 'Fn::If': ['HasCertificate', then, otherwise] }),
};

const GIVEN: Values = {
  vpc: 'vpc-0123456789abcdef0',
  stage: 'production',
  officeRange: '203.0.113.0/24',
  certificate: 'arn:aws:acm:eu-west-1:111122223333:certificate/00000000-0000-4000-8000-000000000001',
  logDays: 365,
  image: 'public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine',
  instanceClass: 'db.r8g.large',
  key: 'alias/shop',
  owner: 'production-operations',
  password: '{{resolve:secretsmanager:production-store:SecretString:password}}',
  queueCondition: {},
  inProduction: (then) => then,
  withCertificate: (then) => then,
};

function moduleOf(name: string, index: number, values: Values): object {
  const { inProduction, withCertificate } = values;
  const tags = [{ Key: 'owner', Value: values.owner }];
  const subnet = (zone: number) => ({
    Type: 'AWS::EC2::Subnet',
    Properties: {
      VpcId: values.vpc,
      AvailabilityZone: { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] },
      CidrBlock: `10.${index}.${zone}.0/24`,
      Tags: tags,
    },
  });
  const group = (port: number, source: object) => ({
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: `${name} on ${port}`,
      VpcId: values.vpc,
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
    DoorGroup: group(443, { CidrIp: values.officeRange }),
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
        Port: withCertificate(443, 80),
        Protocol: withCertificate('HTTPS', 'HTTP'),
        Certificates: [{ CertificateArn: values.certificate }],
        DefaultActions: [{ Type: 'forward', TargetGroupArn: ref(`${name}Targets`) }],
      },
    },
    Targets: {
      Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
      Properties: { VpcId: values.vpc, Port: 8080, Protocol: 'HTTP', TargetType: 'ip' },
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
            Image: values.image,
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
        DBInstanceClass: values.instanceClass,
        MultiAZ: inProduction(true, false),
        StorageEncrypted: true,
        BackupRetentionPeriod: 7,
        VPCSecurityGroups: [attribute(`${name}StoreGroup`, 'GroupId')],
        MasterUserPassword: values.password,
        MasterUsername: 'shop',
        Tags: tags,
      },
    },
    Bucket: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: { 'Fn::Join': ['-', [values.stage, ref('AWS::AccountId'), name.toLowerCase()]] },
        VersioningConfiguration: { Status: inProduction('Enabled', 'Suspended') },
        Tags: tags,
      },
    },
    Topic: {
      Type: 'AWS::SNS::Topic',
      Properties: { KmsMasterKeyId: values.key },
    },
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { RetentionInDays: values.logDays } },
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
      ...values.queueCondition,
      Properties: { SqsManagedSseEnabled: true, Tags: tags },
    },
  };
  return Object.fromEntries(Object.entries(described).map(([id, resource]) => [`${name}${id}`, resource]));
}
