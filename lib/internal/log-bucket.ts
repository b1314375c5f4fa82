import { CfnResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { acknowledge } from './acknowledgements';
import type { IStageHost } from '../spi/stage-host';

const ID = 'Logs';
const OWN_LOGS = 'access-to-this-bucket/';

/**
 * The environment's bucket for logs that services write only to S3, found or created: versioned, TLS only, with a retention
 * of a year, and itself retained. Load balancers write only with SSE-S3.
 */
export function logBucketOf(host: IStageHost): Bucket {
  const found = host.shared.node.tryFindChild(ID);
  if (found instanceof Bucket) return found;
  const bucket = new Bucket(host.shared, ID, {
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    lifecycleRules: [
      {
        expiration: Duration.days(365),
        noncurrentVersionExpiration: Duration.days(30),
        abortIncompleteMultipartUploadAfter: Duration.days(7),
      },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  logItself(bucket);
  acknowledge(bucket, 'LOGS_UNDER_THE_KEY_OF_S3', host.profile);
  acknowledge(bucket, 'LOGS_ARE_NOT_REPLICATED', host.profile);
  return bucket;
}

/**
 * Writes the access logs of a load balancer to the bucket. The CDK's own method needs a literal Region; the service that
 * delivers the logs has had the same principal in every Region since 2022.
 */
export function logAccess(host: IStageHost, id: string, loadBalancer: ApplicationLoadBalancer): void {
  const bucket = logBucketOf(host);
  const prefix = id.toLowerCase();
  const { account } = Stack.of(loadBalancer);
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('logdelivery.elasticloadbalancing.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${prefix}/AWSLogs/${account}/*`)],
    }),
  );
  loadBalancer.setAttribute('access_logs.s3.enabled', 'true');
  loadBalancer.setAttribute('access_logs.s3.bucket', bucket.bucketName);
  loadBalancer.setAttribute('access_logs.s3.prefix', prefix);
  // Elastic Load Balancing writes a test object at once, and fails without the permission. Listeners need not wait.
  const [resource, policy] = [loadBalancer.node.defaultChild, bucket.policy?.node.defaultChild];
  if (CfnResource.isCfnResource(resource) && CfnResource.isCfnResource(policy)) {
    resource.addResourceDependency(policy);
  }
}

/** On the L1: the CDK's own method writes an ACL unless a feature flag is set, which such a bucket refuses. */
function logItself(bucket: Bucket): void {
  if (bucket.node.defaultChild instanceof CfnBucket) {
    bucket.node.defaultChild.loggingConfiguration = { logFilePrefix: OWN_LOGS };
  }
  bucket.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`${OWN_LOGS}*`)],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(bucket).account } },
    }),
  );
}
