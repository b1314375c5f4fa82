import { list, object, scalar, type JsonObject } from '../resource-model/json';
import { notApplicable, notMet, undecidable, verdict, type Check, type Finding } from './check';
import type { ModelResource } from '../resource-model/resource-model';

/** What says that a store is encrypted, if AWS does not do it by itself; nothing where the store has no say. */
type Encryption = (properties: JsonObject) => readonly unknown[];

/** What is not encrypted unless it is asked for. */
export const STORES: Readonly<Partial<Record<string, Encryption>>> = {
  'AWS::RDS::DBInstance': ({ DBClusterIdentifier, StorageEncrypted }) =>
    DBClusterIdentifier === undefined ? [StorageEncrypted] : [],
  'AWS::RDS::DBCluster': ({ StorageEncrypted }) => [StorageEncrypted],
  'AWS::DocDB::DBCluster': ({ StorageEncrypted }) => [StorageEncrypted],
  'AWS::Neptune::DBCluster': ({ StorageEncrypted }) => [StorageEncrypted],
  'AWS::Redshift::Cluster': ({ Encrypted }) => [Encrypted],
  'AWS::EFS::FileSystem': ({ Encrypted }) => [Encrypted],
  'AWS::EC2::Volume': ({ Encrypted }) => [Encrypted],
  'AWS::EC2::Instance': ({ BlockDeviceMappings }) =>
    list(BlockDeviceMappings)
      .filter((mapping) => object(mapping).Ebs !== undefined)
      .map((mapping) => object(object(mapping).Ebs).Encrypted),
  'AWS::ElastiCache::ReplicationGroup': ({ AtRestEncryptionEnabled }) => [AtRestEncryptionEnabled],
  'AWS::OpenSearchService::Domain': ({ EncryptionAtRestOptions }) => [
    object(EncryptionAtRestOptions).Enabled,
  ],
  'AWS::Kinesis::Stream': ({ StreamEncryption }) => [StreamEncryption !== undefined],
  'AWS::SNS::Topic': ({ KmsMasterKeyId }) => [KmsMasterKeyId !== undefined],
  'AWS::SQS::Queue': ({ SqsManagedSseEnabled, KmsMasterKeyId }) => [
    KmsMasterKeyId !== undefined || (SqsManagedSseEnabled ?? true),
  ],
};

export const atRest: Check = {
  title: 'what stores data stores it encrypted',
  remedy: 'give each store, disk, queue and topic its encryption, with a key of your own where it takes one',
  examine(model) {
    const stores = model.ofType(...Object.keys(STORES));
    if (stores.length === 0) return notApplicable('nothing stores data that AWS does not encrypt by itself');
    return verdict(stores, stores.flatMap(plain), `${stores.length} stores are encrypted`);
  },
};

function plain(store: ModelResource): Finding[] {
  return (STORES[store.type]?.(store.properties) ?? []).flatMap((value) => {
    const text = scalar(value ?? false);
    if (text === undefined)
      return [undecidable('whether it is encrypted is known only at deployment', store)];
    return text === 'true' ? [] : [notMet('it is not encrypted', store)];
  });
}
