import { isLike } from '../internal/values';
import { type Answer, isAbove, isSet, isTrue, yesIf } from './answers';
import { GLOBAL_CLUSTER } from './database-clusters';
import { databaseTlsFaults } from './database-tls';
import {
  ALWAYS,
  type AwsBackupFacts,
  BY_SECURITY_GROUPS,
  type EncryptionAnswer,
  NOT_APPLICABLE,
  type ServiceFacts,
  type Surroundings,
  type TemplateResource,
  type UpdateFacts,
} from './facts';
import { requiring } from './transit';
import { areApart, isMember, membersOf } from './members';
import { encryptedUnless } from './restored';

const INSTANCE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html */
const AURORA_ENCRYPTS_SINCE = '2026-02-18';

/** @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html */
export const MINOR_VERSIONS: UpdateFacts = {
  updates: 'minor engine versions',
  property: 'AutoMinorVersionUpgrade',
  isAutomatic: ({ properties }) => isTrue(properties.AutoMinorVersionUpgrade, true),
};

/** As `MINOR_VERSIONS`, for a service whose default no page of AWS states. */
export const UNSTATED_MINOR_VERSIONS: UpdateFacts = {
  ...MINOR_VERSIONS,
  isAutomatic: ({ properties: { AutoMinorVersionUpgrade } }) =>
    AutoMinorVersionUpgrade === undefined ? 'unknown' : isTrue(AutoMinorVersionUpgrade),
};

const AURORA_BACKUP: AwsBackupFacts = {
  type: 'Aurora',
  pointInTimeLagMinutes: 5,
  encryptedBy: 'StorageEncrypted',
};

/** @see https://docs.aws.amazon.com/aws-backup/latest/devguide/rds-backup.html */
const MULTI_AZ_CLUSTER_BACKUP: AwsBackupFacts = {
  type: 'RDS',
  encryptedBy: 'StorageEncrypted',
  copies: () => 'no',
};

/** Amazon RDS and Amazon Aurora. */
export const RDS: ServiceFacts = {
  [INSTANCE]: {
    data: {
      // The data of a replica is that of its source.
      holds: (instance) =>
        !isMember(instance) && instance.properties.SourceDBInstanceIdentifier === undefined,
      awsBackup: { type: 'RDS', pointInTimeLagMinutes: 5, encryptedBy: 'StorageEncrypted' },
      ownBackup: {
        name: 'automated backups',
        isEnabled: ({ properties }) => isAbove(0, properties.BackupRetentionPeriod, 1),
      },
      pointInTime: ({ properties }) => isAbove(0, properties.BackupRetentionPeriod, 1),
    },
    encryptedAtRest: instanceEncryption,
    encryptedInTransit: (instance, around) =>
      isMember(instance)
        ? NOT_APPLICABLE
        : databaseTlsFaults(instance, instance.properties.DBParameterGroupName, around),
    multiAz: (instance) => (isMember(instance) ? NOT_APPLICABLE : isTrue(instance.properties.MultiAZ)),
    deletionProtection: (instance) =>
      isMember(instance) ? NOT_APPLICABLE : isTrue(instance.properties.DeletionProtection),
    updates: MINOR_VERSIONS,
    health: { namespaces: ['AWS/RDS'], dimension: 'DBInstanceIdentifier', isPart: isMember },
    exposure: {
      internet: hasPublicAddress,
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
  [CLUSTER]: {
    data: {
      awsBackup: (cluster) => (isAurora(cluster) ? AURORA_BACKUP : MULTI_AZ_CLUSTER_BACKUP),
      ownBackup: {
        name: 'automated backups',
        // Aurora keeps them for at least one day.
        isEnabled: (cluster) =>
          isAbove(isAurora(cluster) ? 1 : 0, cluster.properties.BackupRetentionPeriod, 1),
      },
      pointInTime: ALWAYS,
    },
    encryptedAtRest: clusterEncryption,
    encryptedInTransit: (cluster, around) =>
      databaseTlsFaults(cluster, cluster.properties.DBClusterParameterGroupName, around),
    multiAz: (cluster, around) =>
      // A Multi-AZ DB cluster has two readable standbys; the instances of an Aurora cluster are resources.
      cluster.properties.DBClusterInstanceClass === undefined
        ? yesIf(areApart(membersOf(cluster, INSTANCE, around), around))
        : 'yes',
    deletionProtection: ({ properties }) => isTrue(properties.DeletionProtection),
    updates: MINOR_VERSIONS,
    health: {
      namespaces: ['AWS/RDS'],
      dimension: 'DBClusterIdentifier',
      parts: (cluster, around) => membersOf(cluster, INSTANCE, around),
    },
    exposure: {
      // The instances of an Aurora cluster have the addresses.
      internet: (cluster) => (isAurora(cluster) ? 'no' : hasPublicAddress(cluster)),
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
  'AWS::RDS::GlobalCluster': GLOBAL_CLUSTER,
  'AWS::RDS::DBShardGroup': {
    // Its cluster has the data, the encryption and the parameters.
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: NOT_APPLICABLE,
    multiAz: ({ properties }) => isAbove(0, properties.ComputeRedundancy, 0),
    deletionProtection: NOT_APPLICABLE,
    updates: NOT_APPLICABLE,
    health: NOT_APPLICABLE,
    exposure: {
      internet: hasPublicAddress,
      admission: BY_SECURITY_GROUPS,
      webAcl: 'not supported',
    },
    server: NOT_APPLICABLE,
  },
  'AWS::RDS::DBProxy': {
    data: NOT_APPLICABLE,
    encryptedAtRest: NOT_APPLICABLE,
    encryptedInTransit: requiring(({ properties }) => isTrue(properties.RequireTLS)),
    multiAz: NOT_APPLICABLE,
    deletionProtection: NOT_APPLICABLE,
    updates: ALWAYS,
    health: { namespaces: ['AWS/RDS'], dimension: 'ProxyName', property: 'DBProxyName' },
    exposure: NOT_APPLICABLE,
    server: NOT_APPLICABLE,
  },
};

/**
 * By default, the subnet group and its VPC decide.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html
 */
function hasPublicAddress({ properties: { PubliclyAccessible } }: TemplateResource): Answer {
  return PubliclyAccessible === undefined ? 'unknown' : isTrue(PubliclyAccessible);
}

function isAurora({ properties }: TemplateResource): boolean {
  return isLike(properties.Engine, /^aurora/);
}

/** An instance of a cluster is encrypted as the cluster, a replica as its source, a restored one as its snapshot. */
function instanceEncryption(instance: TemplateResource, around: Surroundings): EncryptionAnswer {
  const { properties } = instance;
  const { SourceDBInstanceIdentifier: source } = properties;
  if (isMember(instance)) return NOT_APPLICABLE;
  if (isSet(source) !== 'no') {
    return around.follow(source, instance) === undefined ? 'unknown' : NOT_APPLICABLE;
  }
  const origins = [
    properties.SourceDbiResourceId,
    properties.SourceDBClusterIdentifier,
    properties.DBSnapshotIdentifier,
    properties.DBClusterSnapshotIdentifier,
  ];
  return encryptedUnless(origins, properties.StorageEncrypted);
}

function clusterEncryption(cluster: TemplateResource): EncryptionAnswer {
  const { properties } = cluster;
  const { StorageEncrypted, KmsKeyId } = properties;
  const origins = [
    properties.SnapshotIdentifier,
    properties.SourceDBClusterIdentifier,
    properties.ReplicationSourceIdentifier,
  ];
  const isDefault = StorageEncrypted === undefined && KmsKeyId === undefined;
  if (isAurora(cluster) && isDefault && origins.every((origin) => isSet(origin) === 'no')) {
    return { byDefaultSince: AURORA_ENCRYPTS_SINCE };
  }
  return encryptedUnless(origins, StorageEncrypted);
}
