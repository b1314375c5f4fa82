import type { ModelResource } from '../model/resource-model';

/** Services that AWS writes otherwise than in the names of their types. */
const SERVICES: Readonly<Partial<Record<string, string>>> = {
  ApiGateway: 'API Gateway',
  ApiGatewayV2: 'API Gateway',
  AppRunner: 'App Runner',
  ApplicationAutoScaling: 'Application Auto Scaling',
  ApplicationInsights: 'Application Insights',
  ApplicationSignals: 'Application Signals',
  APS: 'Managed Prometheus',
  AmazonMQ: 'Amazon MQ',
  AutoScaling: 'EC2 Auto Scaling',
  Backup: 'AWS Backup',
  Batch: 'AWS Batch',
  CertificateManager: 'ACM',
  Chatbot: 'Amazon Q Developer',
  Cognito: 'Amazon Cognito',
  DLM: 'Data Lifecycle Manager',
  DevOpsGuru: 'DevOps Guru',
  DocDB: 'DocumentDB',
  ElasticLoadBalancing: 'Classic Load Balancer',
  ElasticLoadBalancingV2: 'ELB',
  Elasticsearch: 'Elasticsearch',
  Events: 'EventBridge',
  Grafana: 'Managed Grafana',
  InternetMonitor: 'Internet Monitor',
  KinesisFirehose: 'Data Firehose',
  Logs: 'CloudWatch Logs',
  MSK: 'Amazon MSK',
  OpenSearchService: 'OpenSearch',
  RUM: 'CloudWatch RUM',
  RedshiftServerless: 'Redshift Serverless',
  Route53: 'Route 53',
  SSM: 'Systems Manager',
  Scheduler: 'EventBridge Scheduler',
  SecretsManager: 'Secrets Manager',
  StepFunctions: 'Step Functions',
  Synthetics: 'CloudWatch Synthetics',
  WAFv2: 'AWS WAF',
  XRay: 'X-Ray',
};

/** Types whose usual name is not that of the service and the words of the type. */
const NOUNS: Readonly<Partial<Record<string, string>>> = {
  'AWS::ApiGateway::DomainName': 'API Gateway custom domain name',
  'AWS::ApiGateway::RestApi': 'REST API',
  'AWS::ApiGatewayV2::Api': 'API Gateway API',
  'AWS::AppSync::GraphQLApi': 'AppSync GraphQL API',
  'AWS::AutoScaling::AutoScalingGroup': 'Auto Scaling group',
  'AWS::AutoScaling::LaunchConfiguration': 'launch configuration',
  'AWS::Backup::BackupPlan': 'backup plan',
  'AWS::Backup::BackupSelection': 'backup selection',
  'AWS::Backup::BackupVault': 'backup vault',
  'AWS::Backup::LogicallyAirGappedBackupVault': 'logically air-gapped vault',
  'AWS::Backup::RestoreTestingPlan': 'restore testing plan',
  'AWS::Backup::RestoreTestingSelection': 'restore testing selection',
  'AWS::CloudTrail::Trail': 'CloudTrail trail',
  'AWS::CloudWatch::Alarm': 'CloudWatch alarm',
  'AWS::CloudWatch::CompositeAlarm': 'composite alarm',
  'AWS::CloudWatch::InsightRule': 'Contributor Insights rule',
  'AWS::DocDB::DBCluster': 'DocumentDB cluster',
  'AWS::EC2::ClientVpnAuthorizationRule': 'Client VPN authorization rule',
  'AWS::EC2::ClientVpnEndpoint': 'Client VPN endpoint',
  'AWS::EC2::EIP': 'Elastic IP address',
  'AWS::EC2::FlowLog': 'flow log',
  'AWS::EC2::InstanceConnectEndpoint': 'EC2 Instance Connect Endpoint',
  'AWS::EC2::InternetGateway': 'internet gateway',
  'AWS::EC2::NatGateway': 'NAT gateway',
  'AWS::EC2::NetworkAcl': 'network ACL',
  'AWS::EC2::RouteTable': 'route table',
  'AWS::EC2::SecurityGroup': 'security group',
  'AWS::EC2::SecurityGroupEgress': 'security group rule',
  'AWS::EC2::SecurityGroupIngress': 'security group rule',
  'AWS::EC2::Subnet': 'subnet',
  'AWS::EC2::TransitGatewayAttachment': 'transit gateway attachment',
  'AWS::EC2::TransitGatewayVpcAttachment': 'transit gateway attachment',
  'AWS::EC2::VPC': 'VPC',
  'AWS::EC2::VPCEndpoint': 'VPC endpoint',
  'AWS::EC2::VPCEndpointService': 'VPC endpoint service',
  'AWS::EC2::VPCPeeringConnection': 'VPC peering connection',
  'AWS::EC2::VPNConnection': 'Site-to-Site VPN connection',
  'AWS::EC2::VPNGateway': 'virtual private gateway',
  'AWS::EC2::VerifiedAccessEndpoint': 'Verified Access endpoint',
  'AWS::EC2::Volume': 'EBS volume',
  'AWS::EKS::Nodegroup': 'EKS node group',
  'AWS::ElastiCache::CacheCluster': 'ElastiCache cluster',
  'AWS::ElastiCache::ServerlessCache': 'ElastiCache serverless cache',
  'AWS::ElasticLoadBalancing::LoadBalancer': 'Classic Load Balancer',
  'AWS::ElasticLoadBalancingV2::Listener': 'listener',
  'AWS::ElasticLoadBalancingV2::ListenerRule': 'listener rule',
  'AWS::ElasticLoadBalancingV2::LoadBalancer': 'load balancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'target group',
  'AWS::Events::EventBusPolicy': 'event bus policy',
  'AWS::KMS::ReplicaKey': 'KMS replica key',
  'AWS::KinesisFirehose::DeliveryStream': 'Firehose stream',
  'AWS::Lambda::Url': 'Lambda function URL',
  'AWS::Logs::LogGroup': 'log group',
  'AWS::Logs::MetricFilter': 'metric filter',
  'AWS::Neptune::DBCluster': 'Neptune cluster',
  'AWS::Neptune::DBInstance': 'Neptune instance',
  'AWS::RDS::DBCluster': 'RDS cluster',
  'AWS::RDS::DBInstance': 'RDS instance',
  'AWS::RDS::DBProxy': 'RDS Proxy',
  'AWS::SSM::Document': 'Systems Manager document',
  'AWS::Scheduler::Schedule': 'EventBridge schedule',
  'AWS::SecretsManager::Secret': 'secret',
  'AWS::StepFunctions::StateMachine': 'Step Functions state machine',
  'AWS::WAFv2::LoggingConfiguration': 'web ACL logging configuration',
  'AWS::WAFv2::WebACL': 'web ACL',
};

/** A resource by its kind and its name within the environment, such as `RDS instance Orders/Instance`. */
export function resourceLabel(resource: ModelResource, environment: string): string {
  return `${nounOf(resource.type)} ${nameOf(resource, environment)}`;
}

function nameOf({ constructPath, logicalId }: ModelResource, environment: string): string {
  if (constructPath === undefined) return logicalId;
  const prefix = `${environment}/`;
  const inside = constructPath.startsWith(prefix) ? constructPath.slice(prefix.length) : constructPath;
  return inside.replace(/\/Resource$/, '');
}

function nounOf(type: string): string {
  const noun = NOUNS[type];
  if (noun !== undefined) return noun;
  const [, service, kind] = type.split('::') as (string | undefined)[];
  return service === undefined || kind === undefined
    ? type
    : `${SERVICES[service] ?? service} ${wordsOf(kind)}`;
}

/** `FileSystem` as `file system`; abbreviations such as `ACL` stay. */
function wordsOf(kind: string): string {
  return (kind.match(/[A-Z]{2,}(?![a-z])|[A-Z]?[a-z\d]+/g) ?? [kind])
    .map((word) => (/^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase()))
    .join(' ');
}
