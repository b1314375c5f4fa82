import type { Finding } from '../../outcome';
import { list, object, scalar, type JsonObject } from '../../model/json';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import type { ModelResource, ModelStack, ResourceModel } from '../../model/resource-model';

/** What says that a store is encrypted, if AWS does not do it by itself; nothing where another store says it. */
type Encryption = (properties: JsonObject, stack: ModelStack, model: ResourceModel) => readonly unknown[];

/** What no template says: whether an image, a snapshot or a store elsewhere is encrypted. */
const SAID_ELSEWHERE = {};

/** What is not encrypted unless it is asked for. */
export const STORES: Readonly<Partial<Record<string, Encryption>>> = {
  'AWS::RDS::DBInstance': databaseEncryption,
  'AWS::RDS::DBCluster': clusterEncryption,
  'AWS::DocDB::DBCluster': clusterEncryption,
  'AWS::Neptune::DBCluster': clusterEncryption,
  'AWS::Redshift::Cluster': ({ Encrypted, SnapshotIdentifier }) => [
    asRestored(Encrypted, SnapshotIdentifier),
  ],
  'AWS::EFS::FileSystem': ({ Encrypted }) => [Encrypted],
  'AWS::EC2::Volume': ({ Encrypted, SnapshotId }) => [asRestored(Encrypted, SnapshotId)],
  'AWS::EC2::Instance': diskEncryption,
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

export const sec4EncryptedAtRest: Check = {
  title: 'what stores data stores it encrypted',
  remediation:
    'give each store, disk, queue and topic its encryption, with a key of your own where it takes one',
  examine(model) {
    const stores = model.ofType(...Object.keys(STORES));
    if (stores.length === 0) return notApplicable('nothing stores data that AWS does not encrypt by itself');
    return verdict(
      stores,
      stores.flatMap((store) => plain(store, model)),
      `${stores.length} stores are encrypted`,
    );
  },
};

/** An empty text is what a template leaves out. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== '';
}

/** A cluster says it for its instances, and a source for its replicas; what a snapshot is, what comes of it is too. */
function databaseEncryption(
  properties: JsonObject,
  stack: ModelStack,
  model: ResourceModel,
): readonly unknown[] {
  const { SourceDBInstanceIdentifier, SourceDbiResourceId, SourceDBClusterIdentifier } = properties;
  if (properties.DBClusterIdentifier !== undefined) return [];
  if (isGiven(SourceDBInstanceIdentifier)) {
    const source = model.follow(SourceDBInstanceIdentifier, stack).resource;
    return source !== undefined && model.holds(source) ? [] : [SAID_ELSEWHERE];
  }
  const origins = [
    SourceDbiResourceId,
    SourceDBClusterIdentifier,
    properties.DBSnapshotIdentifier,
    properties.DBClusterSnapshotIdentifier,
  ];
  return [origins.some(isGiven) ? SAID_ELSEWHERE : properties.StorageEncrypted];
}

function clusterEncryption(properties: JsonObject): readonly unknown[] {
  const origins = [
    properties.SnapshotIdentifier,
    properties.SourceDBClusterIdentifier,
    properties.ReplicationSourceIdentifier,
  ];
  return [origins.some(isGiven) ? SAID_ELSEWHERE : properties.StorageEncrypted];
}

/** What is restored may be encrypted without a word on it. */
function asRestored(encrypted: unknown, snapshot: unknown): unknown {
  return encrypted ?? (isGiven(snapshot) ? SAID_ELSEWHERE : undefined);
}

/** Where no disk is named, the image and the default of the account decide. */
function diskEncryption({ BlockDeviceMappings }: JsonObject): readonly unknown[] {
  const disks = list(BlockDeviceMappings)
    .map((mapping) => object(mapping).Ebs)
    .filter((disk) => disk !== undefined)
    .map(object);
  return disks.length === 0
    ? [SAID_ELSEWHERE]
    : disks.map(({ Encrypted, SnapshotId }) => asRestored(Encrypted, SnapshotId));
}

function plain(store: ModelResource, model: ResourceModel): Finding[] {
  return (STORES[store.type]?.(store.properties, store.stack, model) ?? []).flatMap((value) => {
    const text = scalar(value ?? false);
    if (text === undefined)
      return [unknownFinding('whether it is encrypted is known only at deployment', store)];
    return text === 'true' ? [] : [notMet('it is not encrypted', store)];
  });
}
