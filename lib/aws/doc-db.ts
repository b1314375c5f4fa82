import { scalar } from '../internal/json';
import { isAbove, isTrue, yesIf } from './answers';
import {
  ALWAYS,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type TransitFault,
  type TypeFacts,
} from './facts';
import { areApart, membersOf } from './members';
import { encryptedUnless } from './restored';
import { within } from './within';

const INSTANCE = 'AWS::DocDB::DBInstance';

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

/** Amazon DocumentDB. */
export const DOC_DB: ServiceFacts = {
  'AWS::DocDB::DBCluster': {
    data: {
      awsBackup: { type: 'DocumentDB', encryptedBy: 'StorageEncrypted' },
      ownBackup: {
        name: 'automated backups',
        isEnabled: ({ properties }) => isAbove(1, properties.BackupRetentionPeriod, 1),
      },
      pointInTime: ALWAYS,
    },
    encryptedAtRest: ({ properties: { SnapshotIdentifier, SourceDBClusterIdentifier, StorageEncrypted } }) =>
      encryptedUnless([SnapshotIdentifier, SourceDBClusterIdentifier], StorageEncrypted),
    encryptedInTransit: tlsFaults,
    multiAz: (cluster, around) => yesIf(areApart(membersOf(cluster, INSTANCE, around), around)),
    deletionProtection: ({ properties }) => isTrue(properties.DeletionProtection),
    updates: NOT_APPLICABLE,
    health: {
      namespaces: ['AWS/DocDB'],
      dimension: 'DBClusterIdentifier',
      parts: (cluster, around) => membersOf(cluster, INSTANCE, around),
    },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
  [INSTANCE]: {
    ...CLUSTER_MEMBER,
    // DocumentDB ignores AutoMinorVersionUpgrade, and patches in the maintenance window.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-docdb-dbinstance.html
    updates: ALWAYS,
    health: NOT_APPLICABLE,
  },
  'AWS::DocDB::GlobalCluster': {
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
  'AWS::DocDBElastic::Cluster': {
    data: {
      awsBackup: 'not supported',
      ownBackup: {
        name: 'automatic snapshots',
        isEnabled: ({ properties }) => isAbove(0, properties.BackupRetentionPeriod, 1),
      },
    },
    encryptedAtRest: ALWAYS,
    encryptedInTransit: ALWAYS,
    multiAz: ({ properties }) => isAbove(1, properties.ShardInstanceCount, 2),
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: { namespaces: ['AWS/DocDB-Elastic'], dimension: 'ClusterName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

/** DocumentDB requires TLS unless its parameters disable it. */
function tlsFaults(cluster: TemplateResource, around: Surroundings): readonly TransitFault[] {
  const { DBClusterParameterGroupName: name } = cluster.properties;
  if (name === undefined || scalar(name)?.startsWith('default.') === true) return [];
  const group = around.follow(name, cluster);
  const tls =
    group === undefined ? undefined : scalar(within(group.properties.Parameters, 'tls') ?? 'enabled');
  if (tls === undefined) return [{ kind: 'unknown parameters' }];
  return tls === 'disabled' ? [{ kind: 'parameter disabled', parameter: 'tls' }] : [];
}
