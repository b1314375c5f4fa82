import { type BooleanProperties, booleanCheck, isSet } from '../../analysis/boolean-check';
import { encryptionAtRestFindings, STORAGE_ENCRYPTION } from '../../analysis/storage-encryption';
import { type JsonObject, list, object } from '../../../internal/json';

const FINDINGS = encryptionAtRestFindings('CTL');

/** Types that AWS does not encrypt by default, and that the stages do not cover. */
const OTHER_ENCRYPTION: BooleanProperties = {
  'AWS::EC2::LaunchTemplate': ({ LaunchTemplateData }) => volumesOf(object(LaunchTemplateData)),
  'AWS::AutoScaling::LaunchConfiguration': volumesOf,
  // A cluster outside of a replication group has no encryption.
  'AWS::ElastiCache::CacheCluster': () => [false],
  'AWS::Elasticsearch::Domain': ({ EncryptionAtRestOptions }) => [object(EncryptionAtRestOptions).Enabled],
  'AWS::DAX::Cluster': ({ SSESpecification }) => [object(SSESpecification).SSEEnabled],
  'AWS::RDS::GlobalCluster': ({ StorageEncrypted, SourceDBClusterIdentifier }) =>
    SourceDBClusterIdentifier === undefined ? [StorageEncrypted] : [],
  // A Firehose stream that reads from a Kinesis stream is encrypted as that one.
  'AWS::KinesisFirehose::DeliveryStream': (properties) =>
    properties.KinesisStreamSourceConfiguration === undefined
      ? [isSet(properties.DeliveryStreamEncryptionConfigurationInput)]
      : [],
  'AWS::WorkSpaces::Workspace': (properties) => [
    properties.RootVolumeEncryptionEnabled,
    properties.UserVolumeEncryptionEnabled,
  ],
};

export const ctlEncryptedAtRest = booleanCheck({
  id: 'CTL.encrypted-at-rest',
  title: 'Every data store, stream, queue and volume is encrypted at rest',
  remediation: 'Enable the encryption of each resource, with a customer managed key if it takes one.',
  findings: { isFalse: FINDINGS.notEncryptedAtRest, isUnknown: FINDINGS.encryptionAtRestUnknown },
  properties: { ...STORAGE_ENCRYPTION, ...OTHER_ENCRYPTION },
  notApplicable: 'The environment has no resource that AWS does not encrypt by default.',
  met: 'Data stores, streams, queues and volumes are encrypted at rest',
});

function volumesOf({ BlockDeviceMappings }: JsonObject): readonly unknown[] {
  return list(BlockDeviceMappings)
    .map((mapping) => object(mapping).Ebs)
    .filter((volume) => volume !== undefined)
    .map((volume) => object(volume).Encrypted);
}
