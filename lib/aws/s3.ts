import { object } from '../internal/json';
import { isOneOf, isSet } from './answers';
import { ALWAYS, NOT_APPLICABLE, type ServiceFacts } from './facts';

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
            isOneOf(object(properties.VersioningConfiguration).Status, ['Enabled']),
        },
      },
      ownBackup: {
        name: 'replication',
        isEnabled: ({ properties }) => isSet(properties.ReplicationConfiguration),
      },
      pointInTime: ({ properties }) =>
        isOneOf(object(properties.VersioningConfiguration).Status, ['Enabled']),
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
