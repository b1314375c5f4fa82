import { any, all, type Answer, isOneOf, isSet, isTrue, not } from './answers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts, type Surroundings, type TemplateResource } from './facts';
import { within } from './within';

/** Amazon S3. */
export const S3: ServiceFacts = {
  'AWS::S3::Bucket': {
    data: {
      // https://docs.aws.amazon.com/aws-backup/latest/devguide/s3-backups.html#s3-backup-prerequisites
      awsBackup: {
        type: 'S3',
        pointInTimeLagMinutes: 15,
        needs: {
          what: 'versioning',
          isThere: ({ properties }) =>
            isOneOf(within(properties.VersioningConfiguration, 'Status'), ['Enabled']),
        },
      },
      ownBackup: {
        name: 'replication',
        isEnabled: ({ properties }) => isSet(properties.ReplicationConfiguration),
      },
      pointInTime: ({ properties }) =>
        isOneOf(within(properties.VersioningConfiguration, 'Status'), ['Enabled']),
    },
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-bucket-encryption.html
    encryptedAtRest: ALWAYS,
    // A website endpoint of S3 has no HTTPS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html
    encryptedInTransit: ({ properties }) =>
      properties.WebsiteConfiguration === undefined ? [] : [{ kind: 'plaintext HTTP' }],
    multiAz: ALWAYS,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: {
      internet: ({ properties }) => isSet(properties.WebsiteConfiguration),
      admission: isWebsitePublic,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
  'AWS::S3Express::DirectoryBucket': {
    data: { awsBackup: 'not supported' },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    // It is in one zone.
    multiAz: () => 'no',
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::S3Tables::Table': {
    data: { awsBackup: 'not supported' },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: ALWAYS,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::S3Tables::TableBucket': {
    data: {
      awsBackup: 'not supported',
      ownBackup: {
        name: 'replication',
        isEnabled: ({ properties }) => isSet(properties.ReplicationConfiguration),
      },
    },
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-tables-encryption.html
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: ALWAYS,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::S3Outposts::Bucket': {
    data: { awsBackup: 'not supported' },
    encryptedAtRest: () => 'unknown',
    encryptedInTransit: NOT_APPLICABLE,
    // It is on one Outpost.
    multiAz: () => 'no',
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

/** A website serves what its bucket lets anyone read; redirects need no permission. */
function isWebsitePublic(bucket: TemplateResource, around: Surroundings): Answer {
  const { WebsiteConfiguration, AccessControl, PublicAccessBlockConfiguration: block } = bucket.properties;
  const policies = around
    .ofType('AWS::S3::BucketPolicy')
    .filter((policy) => around.follow(policy.properties.Bucket, policy) === bucket)
    .map((policy) => around.admitsAnyone(policy.properties.PolicyDocument, policy));
  return any([
    isSet(within(WebsiteConfiguration, 'RedirectAllRequestsTo')),
    all([
      isOneOf(AccessControl, ['PublicRead', 'PublicReadWrite']),
      not(isTrue(within(block, 'IgnorePublicAcls'))),
    ]),
    all([
      // A policy of no template may open the bucket.
      policies.length === 0 ? 'unknown' : any(policies),
      not(isTrue(within(block, 'RestrictPublicBuckets'))),
    ]),
  ]);
}
