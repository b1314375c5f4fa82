import { isAbove, isTrue, yesIf } from './answers';
import { ALWAYS, NOT_APPLICABLE, type TypeFacts } from './facts';
import { areApart, membersOf } from './members';
import { encryptedUnless } from './restored';

interface ClusterProps {
  /** Its resource type of AWS Backup. */
  readonly backupType: string;
  readonly instanceType: string;
  readonly namespace: string;
  readonly encryptedInTransit: TypeFacts['encryptedInTransit'];
}

/** A cluster whose storage and backups are those of Aurora, with instances as resources of their own. */
export function clusterFacts({
  backupType,
  instanceType,
  namespace,
  encryptedInTransit,
}: ClusterProps): TypeFacts {
  return {
    data: {
      awsBackup: { type: backupType, encryptedBy: 'StorageEncrypted' },
      ownBackup: {
        name: 'automated backups',
        isEnabled: ({ properties }) => isAbove(1, properties.BackupRetentionPeriod, 1),
      },
      pointInTime: ALWAYS,
    },
    encryptedAtRest: ({ properties: { SnapshotIdentifier, SourceDBClusterIdentifier, StorageEncrypted } }) =>
      encryptedUnless([SnapshotIdentifier, SourceDBClusterIdentifier], StorageEncrypted),
    encryptedInTransit,
    multiAz: (cluster, around) => yesIf(areApart(membersOf(cluster, instanceType, around), around)),
    deletionProtection: ({ properties }) => isTrue(properties.DeletionProtection),
    updates: NOT_APPLICABLE,
    health: {
      namespaces: [namespace],
      dimension: 'DBClusterIdentifier',
      parts: (cluster, around) => membersOf(cluster, instanceType, around),
    },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  };
}

/** An instance of a cluster, which has data, encryption and backup. */
export const CLUSTER_MEMBER: Omit<TypeFacts, 'updates' | 'health'> = {
  data: NOT_APPLICABLE,
  encryptedAtRest: NOT_APPLICABLE,
  encryptedInTransit: NOT_APPLICABLE,
  multiAz: NOT_APPLICABLE,
  deletionProtection: NOT_APPLICABLE,
  exposure: NOT_APPLICABLE,
  server: NOT_APPLICABLE,
};

/** A cluster over Regions, whose data is that of its clusters. */
export const GLOBAL_CLUSTER: TypeFacts = {
  ...CLUSTER_MEMBER,
  encryptedAtRest: ({ properties }) =>
    properties.SourceDBClusterIdentifier === undefined ? isTrue(properties.StorageEncrypted) : NOT_APPLICABLE,
  deletionProtection: ({ properties }) => isTrue(properties.DeletionProtection),
  updates: NOT_APPLICABLE,
  health: NOT_APPLICABLE,
};
