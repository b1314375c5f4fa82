import { STORES } from './SEC-4.encrypted-at-rest';
import { list, object, type JsonObject } from '../../model/json';
import { flagCheck, isGiven } from '../../analysis/boolean-properties';

/** What AWS does not encrypt by itself, and of which the stages do not speak. */
const FURTHER_STORES = {
  'AWS::EC2::LaunchTemplate': ({ LaunchTemplateData }: JsonObject) => disksOf(object(LaunchTemplateData)),
  'AWS::AutoScaling::LaunchConfiguration': disksOf,
  // A cluster that is not part of a replication group has no encryption at all.
  'AWS::ElastiCache::CacheCluster': () => [false],
  'AWS::Elasticsearch::Domain': ({ EncryptionAtRestOptions }: JsonObject) => [
    object(EncryptionAtRestOptions).Enabled,
  ],
  'AWS::DAX::Cluster': ({ SSESpecification }: JsonObject) => [object(SSESpecification).SSEEnabled],
  'AWS::RDS::GlobalCluster': ({ StorageEncrypted, SourceDBClusterIdentifier }: JsonObject) =>
    SourceDBClusterIdentifier === undefined ? [StorageEncrypted] : [],
  // A stream that reads from another one is encrypted as that one is.
  'AWS::KinesisFirehose::DeliveryStream': (properties: JsonObject) =>
    properties.KinesisStreamSourceConfiguration === undefined
      ? [isGiven(properties.DeliveryStreamEncryptionConfigurationInput)]
      : [],
  'AWS::WorkSpaces::Workspace': (properties: JsonObject) => [
    properties.RootVolumeEncryptionEnabled,
    properties.UserVolumeEncryptionEnabled,
  ],
};

function disksOf({ BlockDeviceMappings }: JsonObject): readonly unknown[] {
  return list(BlockDeviceMappings)
    .map((mapping) => object(mapping).Ebs)
    .filter((disk) => disk !== undefined)
    .map((disk) => object(disk).Encrypted);
}

export const encryptedAtRest = flagCheck(
  { ...STORES, ...FURTHER_STORES },
  {
    title: 'every store, stream, queue and disk is encrypted',
    remediation: 'give each its encryption, with a key of your own where it takes one',
    fault: 'it is not encrypted at rest',
    nothing: 'nothing stores data that AWS does not encrypt by itself',
    whenMet: 'stores, streams, queues and disks are encrypted',
  },
);
