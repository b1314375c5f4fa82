import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ProtectedResource } from '../../spi/protected-resource';

/** What the roles for backup and restore reach whatever the stores. */
export interface BackupReach {
  /** ARNs of the vaults, here and there. */
  readonly vaults: readonly string[];
  /** The key that the stores rest under. */
  readonly dataKeyArn: string;
  /** What tells the keys of the vaults. */
  readonly vaultKeys: VaultKeys;
  /** The Region of the copies, where stores are restored if the environment's is lost. */
  readonly copyRegion: string;
}

/** The keys of the vaults: by the alias that both have, or by their ARNs. */
export interface VaultKeys {
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const IN_HOME = `arn:${Aws.PARTITION}:rds:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
// Snapshots are copied, so the role meets them in both Regions.
const SNAPSHOTS = `arn:${Aws.PARTITION}:rds:*:${Aws.ACCOUNT_ID}:snapshot:awsbackup:*`;
const RECOVERY_POINTS = `arn:${Aws.PARTITION}:backup:*:${Aws.ACCOUNT_ID}:recovery-point:*`;
const AUTOMATED_BACKUPS = `${IN_HOME}:auto-backup:*`;
/**
 * Whatever AWS Backup, or our runbook, gave a name to: snapshots, restored instances, and the subnets that they are put
 * into in the other Region.
 */
const NAMED_BY_BACKUP = `arn:${Aws.PARTITION}:rds:*:${Aws.ACCOUNT_ID}:*:awsbackup*`;

const RESTORING = [
  'rds:CreateDBInstance',
  'rds:RestoreDBInstanceFromDBSnapshot',
  'rds:RestoreDBInstanceToPointInTime',
];

/** Keys of vaults by an alias, in whichever Region: their ids are known only once they are made. */
export function keysByAlias(aliasName: string): VaultKeys {
  return {
    resources: [`arn:${Aws.PARTITION}:kms:*:${Aws.ACCOUNT_ID}:key/*`],
    conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': aliasName } },
  };
}

/**
 * What AWS Backup needs in order to back up databases on Amazon RDS and to copy what it took. From the statements that
 * its guide names for customer managed policies, narrowed to the environment's vaults and keys, and without
 * `tag:GetResources`, which finds stores by their tags: a selection of ours names each by its ARN.
 */
export function rdsBackupRights({ vaults, dataKeyArn }: BackupReach): PolicyStatement[] {
  return [
    allow(
      [
        'rds:AddTagsToResource',
        'rds:CopyDBSnapshot',
        'rds:CreateDBSnapshot',
        'rds:DeleteDBSnapshot',
        'rds:DescribeDBSnapshots',
        'rds:ListTagsForResource',
        'rds:ModifyDBSnapshotAttribute',
      ],
      [SNAPSHOTS],
    ),
    allow(['rds:DeleteDBInstanceAutomatedBackup'], [AUTOMATED_BACKUPS]),
    allow(['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'], vaults),
    // Authorized on the recovery point: a snapshot of RDS, or a continuous backup, which is AWS Backup's own.
    new PolicyStatement({
      actions: ['backup:CopyFromBackupVault'],
      resources: [SNAPSHOTS, RECOVERY_POINTS],
      conditions: { 'ForAllValues:ArnEquals': { 'backup:CopyTargets': [...vaults] } },
    }),
    // A continuous backup takes the tags of what it was taken from.
    allow(['backup:TagResource'], [RECOVERY_POINTS]),
    ...keyRights([dataKeyArn]),
  ];
}

/** Copies rest under the key of their vault: what makes them needs it, and what restores them. */
export function vaultKeyRights({ vaultKeys: { resources, conditions } }: BackupReach): PolicyStatement[] {
  return resources.length === 0 ? [] : keyRights(resources, conditions);
}

/** What it needs of each database. */
export function rdsStoreBackupRights(resourceArn: string): PolicyStatement {
  return allow(
    [
      'rds:AddTagsToResource',
      'rds:CreateDBSnapshot',
      'rds:DescribeDBInstances',
      'rds:DescribeDBSnapshots',
      'rds:ListTagsForResource',
      'rds:ModifyDBInstance',
    ],
    [resourceArn],
  );
}

/**
 * What AWS Backup needs in order to restore databases on Amazon RDS beside the ones there are. It changes or deletes
 * no instance but those it restored.
 */
export function rdsRestoreRights({ dataKeyArn }: BackupReach): PolicyStatement[] {
  return [
    allow(
      [
        ...RESTORING,
        'rds:AddTagsToResource',
        'rds:DeleteDBInstance',
        'rds:DescribeDBInstances',
        'rds:DescribeDBSnapshots',
        'rds:ListTagsForResource',
      ],
      [NAMED_BY_BACKUP],
    ),
    allow(['rds:RestoreDBInstanceToPointInTime'], [AUTOMATED_BACKUPS]),
    ...keyRights([dataKeyArn]),
  ];
}

/**
 * What it needs of each database in order to restore it, into the subnets that its restore metadata names. In the other
 * Region there are none of the environment: those are given a name that the role knows.
 */
export function rdsStoreRestoreRights(store: ProtectedResource, copyRegion: string): PolicyStatement[] {
  const { resourceArn, restoreMetadata, restoreDependencies = [] } = store;
  const inCopyRegion = `arn:${Aws.PARTITION}:rds:${copyRegion}:${Aws.ACCOUNT_ID}`;
  const subnetGroup =
    Object.entries(restoreMetadata).find(([key]) => key.toLowerCase() === 'dbsubnetgroupname')?.[1] ??
    'default';
  return [
    allow(
      ['rds:DescribeDBInstances', 'rds:ListTagsForResource', 'rds:RestoreDBInstanceToPointInTime'],
      [resourceArn],
    ),
    allow(RESTORING, [
      `${IN_HOME}:subgrp:${subnetGroup}`,
      ...[IN_HOME, inCopyRegion].flatMap((place) =>
        restoreDependencies.map((resource) => `${place}:${resource}`),
      ),
    ]),
  ];
}

function keyRights(keys: readonly string[], conditions: VaultKeys['conditions'] = {}): PolicyStatement[] {
  return [
    allow(['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey'], keys, conditions),
    allow(['kms:CreateGrant'], keys, { ...conditions, Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
  ];
}

function allow(
  actions: string[],
  resources: readonly string[],
  conditions: VaultKeys['conditions'] = {},
): PolicyStatement {
  return new PolicyStatement({ actions, resources: [...resources], conditions });
}
