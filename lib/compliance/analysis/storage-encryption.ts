import { findings } from '../findings';
import { list, object, type JsonObject } from '../../internal/json';
import type { ModelStack, ResourceModel } from '../model/resource-model';
import { OutcomeState, Severity } from '../outcome';
import type { BooleanProperties } from './boolean-check';

/** Stands for the encryption of an image, a snapshot or an external store, which no template shows. */
const UNKNOWN = {};

/**
 * The findings about resources that are not encrypted at rest.
 *
 * @param prefix of the check that reports them
 */
export function encryptionAtRestFindings(prefix: string) {
  return findings(prefix, Severity.HIGH, {
    notEncryptedAtRest: {
      message: '{resource} is not encrypted at rest.',
      remediation: 'Enable the encryption of the resource, with a customer managed key if it takes one.',
    },
    encryptionAtRestUnknown: {
      state: OutcomeState.UNKNOWN,
      message: 'Whether {resource} is encrypted at rest is known only at deployment.',
      remediation:
        'Set the encryption to a literal value; verify that of an image, a snapshot or an external source.',
    },
  });
}

/** By type, whether a resource is encrypted at rest; types that AWS encrypts by default are left out. */
export const STORAGE_ENCRYPTION: BooleanProperties = {
  'AWS::RDS::DBInstance': databaseEncryption,
  'AWS::RDS::DBCluster': clusterEncryption,
  'AWS::DocDB::DBCluster': clusterEncryption,
  'AWS::Neptune::DBCluster': clusterEncryption,
  'AWS::Redshift::Cluster': ({ Encrypted, SnapshotIdentifier }) => [
    ofRestored(Encrypted, SnapshotIdentifier),
  ],
  'AWS::EFS::FileSystem': ({ Encrypted }) => [Encrypted],
  'AWS::EC2::Volume': ({ Encrypted, SnapshotId }) => [ofRestored(Encrypted, SnapshotId)],
  'AWS::EC2::Instance': volumeEncryption,
  'AWS::ElastiCache::ReplicationGroup': ({ AtRestEncryptionEnabled }) => [AtRestEncryptionEnabled],
  'AWS::OpenSearchService::Domain': ({ EncryptionAtRestOptions }) => [
    object(EncryptionAtRestOptions).Enabled,
  ],
  'AWS::Kinesis::Stream': ({ StreamEncryption }) => [isGiven(StreamEncryption)],
  'AWS::SNS::Topic': ({ KmsMasterKeyId }) => [isGiven(KmsMasterKeyId)],
  'AWS::SQS::Queue': ({ SqsManagedSseEnabled, KmsMasterKeyId }) => [
    isGiven(KmsMasterKeyId) || (SqsManagedSseEnabled ?? true),
  ],
};

/** A template may set an empty text to leave a property out. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '';
}

/** An instance of a cluster is encrypted as the cluster, a replica as its source, a restored database as its snapshot. */
function databaseEncryption(
  properties: JsonObject,
  stack: ModelStack,
  model: ResourceModel,
): readonly unknown[] {
  const { SourceDBInstanceIdentifier, SourceDbiResourceId, SourceDBClusterIdentifier } = properties;
  if (properties.DBClusterIdentifier !== undefined) return [];
  if (isGiven(SourceDBInstanceIdentifier)) {
    const source = model.follow(SourceDBInstanceIdentifier, stack).resource;
    return source !== undefined && model.holds(source) ? [] : [UNKNOWN];
  }
  const origins = [
    SourceDbiResourceId,
    SourceDBClusterIdentifier,
    properties.DBSnapshotIdentifier,
    properties.DBClusterSnapshotIdentifier,
  ];
  return [origins.some(isGiven) ? UNKNOWN : properties.StorageEncrypted];
}

function clusterEncryption(properties: JsonObject): readonly unknown[] {
  const origins = [
    properties.SnapshotIdentifier,
    properties.SourceDBClusterIdentifier,
    properties.ReplicationSourceIdentifier,
  ];
  return [origins.some(isGiven) ? UNKNOWN : properties.StorageEncrypted];
}

/** What is restored is encrypted if its snapshot is. */
function ofRestored(encrypted: unknown, snapshot: unknown): unknown {
  return encrypted ?? (isGiven(snapshot) ? UNKNOWN : undefined);
}

/** Without a volume in the template, the image and the default of the account decide. */
function volumeEncryption({ BlockDeviceMappings }: JsonObject): readonly unknown[] {
  const volumes = list(BlockDeviceMappings)
    .map((mapping) => object(mapping).Ebs)
    .filter((volume) => volume !== undefined)
    .map(object);
  return volumes.length === 0
    ? [UNKNOWN]
    : volumes.map(({ Encrypted, SnapshotId }) => ofRestored(Encrypted, SnapshotId));
}
