import { isLike } from '../../internal/values';
import { list, object, scalar } from '../../internal/json';
import type { ModelResource, ModelStack, ResourceModel } from '../model/resource-model';
import { statementsOf } from './policy-statements';
import { resourcesIn } from './references';

const BUCKET = 'AWS::S3::Bucket';
const LOG_SERVICES =
  /^(?:logging\.s3|logdelivery\.elasticloadbalancing|delivery\.logs|cloudtrail|config)\.amazonaws\./;
/** The actions by which a service writes; others let it read how the bucket is configured. */
const WRITES = /^s3:(?:\*|Put\*|PutObject\*?)$/;

interface Named {
  readonly bucket: unknown;
  readonly stack: ModelStack;
}

/** The buckets to which AWS services write logs. They hold no data of users. */
export function logBucketsOf(model: ResourceModel): ReadonlySet<ModelResource> {
  const named = [
    ...byBuckets(model),
    ...byLoadBalancers(model),
    ...byDistributions(model),
    ...byPolicies(model),
  ];
  return new Set(
    named
      .flatMap(({ bucket, stack }) => resourcesIn(bucket, stack, model))
      .filter(({ type }) => type === BUCKET),
  );
}

function byBuckets(model: ResourceModel): Named[] {
  return model.ofType(BUCKET).map(({ properties, stack }) => ({
    bucket: object(properties.LoggingConfiguration).DestinationBucketName,
    stack,
  }));
}

function byLoadBalancers(model: ResourceModel): Named[] {
  return model.ofType('AWS::ElasticLoadBalancingV2::LoadBalancer').flatMap(({ properties, stack }) =>
    list(properties.LoadBalancerAttributes)
      .map(object)
      .filter(({ Key }) => scalar(Key)?.endsWith('_logs.s3.bucket'))
      .map(({ Value }) => ({ bucket: Value, stack })),
  );
}

/** CloudFront names the domain of the bucket. */
function byDistributions(model: ResourceModel): Named[] {
  return model.ofType('AWS::CloudFront::Distribution').map(({ properties, stack }) => ({
    bucket: object(object(properties.DistributionConfig).Logging).Bucket,
    stack,
  }));
}

function byPolicies(model: ResourceModel): Named[] {
  return model
    .ofType('AWS::S3::BucketPolicy')
    .filter(({ properties, stack }) =>
      statementsOf(properties.PolicyDocument, stack, model).some(
        ({ isAllow, principals, actions }) =>
          isAllow &&
          actions.some(({ content }) => isLike(content, WRITES)) &&
          principals.some(({ content }) => isLike(content, LOG_SERVICES)),
      ),
    )
    .map(({ properties, stack }) => ({ bucket: properties.Bucket, stack }));
}
