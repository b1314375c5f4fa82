import { isAbove, isTrue } from './answers';
import { ALWAYS, type Fact, NOT_APPLICABLE, type ServiceFacts, type TransitFault } from './facts';
import { UNSTATED_MINOR_VERSIONS } from './rds';
import { requiring } from './transit';

/** No page of AWS states the default of the property. */
const TLS: Fact<readonly TransitFault[]> = requiring(({ properties: { TLSEnabled } }) =>
  TLSEnabled === undefined ? 'unknown' : isTrue(TLSEnabled),
);

/** Amazon MemoryDB. AWS Backup does not support it. */
export const MEMORYDB: ServiceFacts = {
  'AWS::MemoryDB::Cluster': {
    data: {
      awsBackup: 'not supported',
      ownBackup: {
        name: 'automatic snapshots',
        isEnabled: ({ properties }) => isAbove(0, properties.SnapshotRetentionLimit, 0),
      },
    },
    // https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html
    encryptedAtRest: ALWAYS,
    encryptedInTransit: TLS,
    // https://docs.aws.amazon.com/memorydb/latest/devguide/faulttolerance.html
    multiAz: ({ properties }) => isAbove(0, properties.NumReplicasPerShard, 1),
    deletionProtection: NOT_APPLICABLE,
    updates: UNSTATED_MINOR_VERSIONS,
    health: { namespaces: ['AWS/MemoryDB'], dimension: 'ClusterName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::MemoryDB::MultiRegionCluster': {
    // Its clusters have the data.
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: TLS,
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};
