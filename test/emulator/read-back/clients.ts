import { ACMClient } from '@aws-sdk/client-acm';
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { BackupClient } from '@aws-sdk/client-backup';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { RDSClient } from '@aws-sdk/client-rds';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { SNSClient } from '@aws-sdk/client-sns';
import { SSMClient } from '@aws-sdk/client-ssm';
import { WAFV2Client } from '@aws-sdk/client-wafv2';
import type { Emulator } from '../emulator';

/** The services' own APIs, in one account and region. */
export interface Clients {
  readonly backup: BackupClient;
  readonly certificates: ACMClient;
  readonly cloudFormation: CloudFormationClient;
  readonly cloudWatch: CloudWatchClient;
  readonly ec2: EC2Client;
  readonly ecs: ECSClient;
  readonly events: EventBridgeClient;
  readonly firewall: WAFV2Client;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly loadBalancing: ElasticLoadBalancingV2Client;
  readonly logs: CloudWatchLogsClient;
  readonly names: Route53Client;
  readonly rds: RDSClient;
  readonly s3: S3Client;
  readonly scaling: ApplicationAutoScalingClient;
  readonly scheduler: SchedulerClient;
  readonly secrets: SecretsManagerClient;
  readonly serviceDiscovery: ServiceDiscoveryClient;
  readonly sns: SNSClient;
  readonly ssm: SSMClient;
}

export async function clientsOf(emulator: Emulator, account: string, region: string): Promise<Clients> {
  const settings = {
    endpoint: emulator.endpoint,
    region,
    credentials: await emulator.credentials(account),
    maxAttempts: 1,
  };
  return {
    backup: new BackupClient(settings),
    certificates: new ACMClient(settings),
    cloudFormation: new CloudFormationClient(settings),
    cloudWatch: new CloudWatchClient(settings),
    ec2: new EC2Client(settings),
    ecs: new ECSClient(settings),
    events: new EventBridgeClient(settings),
    firewall: new WAFV2Client(settings),
    iam: new IAMClient(settings),
    kms: new KMSClient(settings),
    loadBalancing: new ElasticLoadBalancingV2Client(settings),
    logs: new CloudWatchLogsClient(settings),
    names: new Route53Client(settings),
    rds: new RDSClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    scaling: new ApplicationAutoScalingClient(settings),
    scheduler: new SchedulerClient(settings),
    secrets: new SecretsManagerClient(settings),
    serviceDiscovery: new ServiceDiscoveryClient(settings),
    sns: new SNSClient(settings),
    ssm: new SSMClient(settings),
  };
}
