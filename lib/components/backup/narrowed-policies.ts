import type { LeftOut, NarrowedPolicy } from '../../internal/narrowed-policy';

const ON_KEYS = {
  resources: ['<data key>', 'key/*'],
  reason:
    'The databases have the key of the environment, and copies that of a vault, by its alias; no other key is used.',
};

const LISTED = {
  resources: ['db:*', 'snapshot:*'],
  reason: 'RDS authorizes a list on all instances or snapshots; of clusters there are none.',
};

const CLUSTERS: LeftOut['reason'] = 'A database instance is no cluster.';

/** Backups of databases on Amazon RDS, and their copies: compared with the policy that AWS Backup recommends. */
export const RDS_BACKUP: NarrowedPolicy = {
  policy: 'AWSBackupServiceRolePolicyForBackup',
  narrowed: [
    { actions: ['rds:DescribeDBInstances', 'rds:DescribeDBSnapshots', 'rds:ListTagsForResource'], ...LISTED },
    {
      actions: ['rds:CreateDBSnapshot', 'rds:AddTagsToResource'],
      resources: ['db:<database>', 'snapshot:awsbackup:*'],
      reason: 'AWS Backup takes snapshots of the selected databases, under a prefix of its own.',
    },
    {
      actions: ['rds:CopyDBSnapshot'],
      resources: ['snapshot:awsbackup:*', 'snapshot:rds:<database>-*'],
      reason:
        'AWS Backup copies from its own snapshots and, where automated backups are on, from the automated ones of the database; to its own snapshots in both Regions.',
    },
    {
      actions: ['rds:ModifyDBInstance'],
      resources: ['db:<database>'],
      reason: 'A continuous backup sets the retention of the selected database.',
    },
    {
      actions: ['rds:DeleteDBInstanceAutomatedBackup'],
      resources: ['auto-backup:*'],
      reason: 'RDS names automated backups by ids; those of this account and Region expire here.',
    },
    {
      actions: ['rds:DeleteDBSnapshot', 'rds:ModifyDBSnapshotAttribute'],
      resources: ['snapshot:awsbackup:*'],
      reason: 'As in the managed policy, in this account.',
    },
    {
      actions: ['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'],
      resources: ['<copy vault>', '<vault>'],
      reason: 'Backups are kept in the two vaults of the environment.',
    },
    {
      actions: ['backup:CopyFromBackupVault'],
      resources: ['recovery-point:*', 'snapshot:awsbackup:*'],
      reason:
        'A recovery point of a database is a snapshot of AWS Backup or, if continuous, has an ARN of AWS Backup.',
    },
    {
      actions: ['backup:TagResource'],
      resources: ['recovery-point:*'],
      reason: 'As in the managed policy, in this account.',
    },
    { actions: ['kms:CreateGrant', 'kms:DescribeKey'], ...ON_KEYS },
  ],
  leftOut: [
    {
      actions: [
        'rds:CopyDBClusterSnapshot',
        'rds:CreateDBClusterSnapshot',
        'rds:DeleteDBClusterAutomatedBackup',
        'rds:DeleteDBClusterSnapshot',
        'rds:DescribeDBClusterAutomatedBackups',
        'rds:DescribeDBClusterSnapshots',
        'rds:DescribeDBClusters',
        'rds:ModifyDBCluster',
        'rds:ModifyDBClusterSnapshotAttribute',
      ],
      reason: CLUSTERS,
    },
    {
      actions: ['tag:GetResources'],
      reason: 'It finds resources by their tags; the selections name each by its ARN.',
    },
  ],
};

/** Restores of databases on Amazon RDS. */
export const RDS_RESTORE: NarrowedPolicy = {
  policy: 'AWSBackupServiceRolePolicyForRestores',
  narrowed: [
    { actions: ['rds:DescribeDBInstances', 'rds:DescribeDBSnapshots', 'rds:ListTagsForResource'], ...LISTED },
    {
      actions: ['rds:AddTagsToResource', 'rds:DeleteDBInstance'],
      resources: ['*:awsbackup*'],
      reason: 'Only what AWS Backup, or a restore runbook, has named is changed or deleted.',
    },
    {
      actions: ['rds:CreateDBInstance', 'rds:RestoreDBInstanceFromDBSnapshot'],
      resources: [
        '*:awsbackup*',
        'og:default:postgres-17',
        'pg:<parameter group>',
        'pg:default.postgres17',
        'subgrp:<subnet group>',
      ],
      reason:
        'RDS authorizes a restore on the snapshot, the restored instance, its subnet group, parameter group and option group.',
    },
    {
      actions: ['rds:RestoreDBInstanceToPointInTime'],
      resources: [
        '*:awsbackup*',
        'auto-backup:*',
        'db:<database>',
        'og:default:postgres-17',
        'pg:<parameter group>',
        'pg:default.postgres17',
        'subgrp:<subnet group>',
      ],
      reason: 'As from a snapshot; its source is the database, or its automated backups once it is gone.',
    },
    {
      actions: [
        'kms:CreateGrant',
        'kms:Decrypt',
        'kms:DescribeKey',
        'kms:Encrypt',
        'kms:GenerateDataKey',
        'kms:GenerateDataKeyWithoutPlaintext',
        'kms:ReEncryptFrom',
        'kms:ReEncryptTo',
      ],
      ...ON_KEYS,
    },
  ],
  leftOut: [
    {
      actions: [
        'rds:DeleteDBCluster',
        'rds:DescribeDBClusterSnapshots',
        'rds:DescribeDBClusters',
        'rds:RestoreDBClusterFromSnapshot',
        'rds:RestoreDBClusterToPointInTime',
      ],
      reason: CLUSTERS,
    },
    {
      actions: ['rds:CreateTenantDatabase', 'rds:DeleteTenantDatabase'],
      reason: 'Only Oracle and SQL Server have tenant databases.',
    },
    {
      actions: [
        'backup:DescribeRestoreJob',
        'backup:ListRecoveryPointsByBackupVault',
        'backup:ListRestoreJobs',
        'backup:StartRestoreJob',
      ],
      reason:
        'AWS Backup names only the statement RDSPermissions for databases on RDS (security-iam-awsmanpol in its guide).',
    },
  ],
};
