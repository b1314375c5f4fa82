import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  type LifecycleRule,
  type S3Client,
} from '@aws-sdk/client-s3';
import { reader, text, type Properties, type Reader } from './reader';

/** How each setting is asked for; a bucket without it may answer with an error, so that only what is set is asked for. */
const SETTINGS: { readonly [property: string]: (s3: S3Client, Bucket: string) => Promise<unknown> } = {
  BucketEncryption: async (s3, Bucket) => {
    const rules = (await s3.send(new GetBucketEncryptionCommand({ Bucket })))
      .ServerSideEncryptionConfiguration?.Rules;
    return {
      ServerSideEncryptionConfiguration: rules?.map((rule) => ({
        ...rule,
        ServerSideEncryptionByDefault: rule.ApplyServerSideEncryptionByDefault,
      })),
    };
  },
  LifecycleConfiguration: async (s3, Bucket) => {
    const answer = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    return { Rules: answer.Rules?.map(asTemplateRule) };
  },
  LoggingConfiguration: async (s3, Bucket) => {
    const logging = (await s3.send(new GetBucketLoggingCommand({ Bucket }))).LoggingEnabled;
    return { DestinationBucketName: logging?.TargetBucket, LogFilePrefix: logging?.TargetPrefix };
  },
  OwnershipControls: async (s3, Bucket) =>
    (await s3.send(new GetBucketOwnershipControlsCommand({ Bucket }))).OwnershipControls,
  PublicAccessBlockConfiguration: async (s3, Bucket) =>
    (await s3.send(new GetPublicAccessBlockCommand({ Bucket }))).PublicAccessBlockConfiguration,
  Tags: async (s3, Bucket) => (await s3.send(new GetBucketTaggingCommand({ Bucket }))).TagSet,
  VersioningConfiguration: (s3, Bucket) => s3.send(new GetBucketVersioningCommand({ Bucket })),
};

function asTemplateRule(rule: LifecycleRule): Properties {
  return { ...rule, Id: rule.ID, ExpirationInDays: rule.Expiration?.Days, Prefix: rule.Filter?.Prefix };
}

/** S3. */
export const BUCKETS: { readonly [type: string]: Reader } = {
  'AWS::S3::Bucket': reader(
    async ({ s3 }, { physicalId, properties }) => {
      await s3.send(new HeadBucketCommand({ Bucket: physicalId }));
      const settings = await Promise.all(
        Object.entries(SETTINGS)
          .filter(([property]) => property in properties)
          .map(async ([property, ask]) => [property, await ask(s3, physicalId)] as const),
      );
      return { name: physicalId, settings: new Map(settings) };
    },
    {
      BucketName: ({ name }) => name,
      ...Object.fromEntries(
        Object.keys(SETTINGS).map((property) => [
          property,
          ({ settings }: { readonly settings: ReadonlyMap<string, unknown> }) => settings.get(property),
        ]),
      ),
    },
    { Arn: ({ name }) => `arn:aws:s3:::${name}` },
  ),
  'AWS::S3::BucketPolicy': reader(
    ({ s3 }, { properties }) => s3.send(new GetBucketPolicyCommand({ Bucket: text(properties.Bucket) })),
    { PolicyDocument: (policy) => policy.Policy },
  ),
};
