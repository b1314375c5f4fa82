import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ECSClient } from '@aws-sdk/client-ecs';
import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { RDSClient } from '@aws-sdk/client-rds';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceDiscoveryClient } from '@aws-sdk/client-servicediscovery';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Emulator } from '../emulator';

/** The services' own APIs, in one account and region. */
export interface Clients {
  readonly cloudFormation: CloudFormationClient;
  readonly ec2: EC2Client;
  readonly ecs: ECSClient;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly loadBalancing: ElasticLoadBalancingV2Client;
  readonly logs: CloudWatchLogsClient;
  readonly rds: RDSClient;
  readonly s3: S3Client;
  readonly secrets: SecretsManagerClient;
  readonly serviceDiscovery: ServiceDiscoveryClient;
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
    cloudFormation: new CloudFormationClient(settings),
    ec2: new EC2Client(settings),
    ecs: new ECSClient(settings),
    iam: new IAMClient(settings),
    kms: new KMSClient(settings),
    loadBalancing: new ElasticLoadBalancingV2Client(settings),
    logs: new CloudWatchLogsClient(settings),
    rds: new RDSClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    secrets: new SecretsManagerClient(settings),
    serviceDiscovery: new ServiceDiscoveryClient(settings),
    ssm: new SSMClient(settings),
  };
}
