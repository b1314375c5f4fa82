import { isAbove, isTrue, yesIf } from './answers';
import { CLUSTER_MEMBER } from './doc-db';
import { ALWAYS, BY_AUTHENTICATION, NOT_APPLICABLE, type ServiceFacts } from './facts';
import { areApart, membersOf } from './members';
import { MINOR_VERSIONS } from './rds';
import { encryptedUnless } from './restored';

const INSTANCE = 'AWS::Neptune::DBInstance';

/** Amazon Neptune. */
export const NEPTUNE: ServiceFacts = {
  'AWS::Neptune::DBCluster': {
    data: {
      awsBackup: { type: 'Neptune', encryptedBy: 'StorageEncrypted' },
      ownBackup: {
        name: 'automated backups',
        isEnabled: ({ properties }) => isAbove(1, properties.BackupRetentionPeriod, 1),
      },
      pointInTime: ALWAYS,
    },
    encryptedAtRest: ({ properties: { SnapshotIdentifier, SourceDBClusterIdentifier, StorageEncrypted } }) =>
      encryptedUnless([SnapshotIdentifier, SourceDBClusterIdentifier], StorageEncrypted),
    // https://docs.aws.amazon.com/neptune/latest/userguide/security-ssl.html
    encryptedInTransit: ALWAYS,
    multiAz: (cluster, around) => yesIf(areApart(membersOf(cluster, INSTANCE, around), around)),
    deletionProtection: ({ properties }) => isTrue(properties.DeletionProtection),
    updates: NOT_APPLICABLE,
    health: {
      namespaces: ['AWS/Neptune'],
      dimension: 'DBClusterIdentifier',
      parts: (cluster, around) => membersOf(cluster, INSTANCE, around),
    },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  [INSTANCE]: {
    ...CLUSTER_MEMBER,
    updates: {
      ...MINOR_VERSIONS,
      isAutomatic: ({ properties }) => isTrue(properties.AutoMinorVersionUpgrade),
    },
    health: NOT_APPLICABLE,
  },
  'AWS::Neptune::GlobalCluster': {
    // Its data is that of its clusters.
    data: NOT_APPLICABLE,
    encryptedAtRest: ({ properties }) =>
      properties.SourceDBClusterIdentifier === undefined
        ? isTrue(properties.StorageEncrypted)
        : NOT_APPLICABLE,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: NOT_APPLICABLE,
    deletionProtection: ({ properties }) => isTrue(properties.DeletionProtection),
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  'AWS::NeptuneGraph::Graph': {
    data: { awsBackup: 'not supported' },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: ({ properties }) => isAbove(0, properties.ReplicaCount, 1),
    deletionProtection: ({ properties }) => isTrue(properties.DeletionProtection),
    updates: ALWAYS,
    health: { namespaces: ['AWS/Neptune-Graph'], dimension: 'GraphIdentifier', property: 'GraphName' },
    exposure: {
      internet: ({ properties }) => isTrue(properties.PublicConnectivity),
      admission: BY_AUTHENTICATION,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
};
