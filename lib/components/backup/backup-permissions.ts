import { Aws, Fn } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ProtectedResource } from '../../spi/protected-resource';

/** What a backup, its copy and its restore do with a key: of the data, and of the vaults. */
export const KEY_USE: readonly string[] = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** What the roles for backup and restore may use, whatever the protected resources are. */
export interface BackupAccess {
  /** The ARNs of both vaults. */
  readonly vaults: readonly string[];
  /** The key of the protected resources. */
  readonly dataKeyArn: string;
  /** The keys of the vaults. */
  readonly vaultKeys: VaultKeys;
  /** The ARNs of further keys of copies, with which nothing is restored. */
  readonly copyKeys: readonly string[];
  /** The Region of the copies, where resources are restored if the environment's Region is lost. */
  readonly copyRegion: string;
}

/** The keys of the vaults: by the alias of both, or by their ARNs. */
export interface VaultKeys {
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const IN_OWN_REGION = `arn:${Aws.PARTITION}:rds:${Aws.REGION}:${Aws.ACCOUNT_ID}`;
const IN_ANY_REGION = `arn:${Aws.PARTITION}:rds:*:${Aws.ACCOUNT_ID}`;
// Snapshots are copied, so the role needs them in both Regions.
const SNAPSHOTS = `${IN_ANY_REGION}:snapshot:awsbackup:*`;
// RDS authorizes a request that lists, in either Region, on all instances and snapshots.
const LISTED = [`${IN_ANY_REGION}:db:*`, `${IN_ANY_REGION}:snapshot:*`];
const LISTING = ['rds:DescribeDBInstances', 'rds:DescribeDBSnapshots', 'rds:ListTagsForResource'];
const RECOVERY_POINTS = `arn:${Aws.PARTITION}:backup:*:${Aws.ACCOUNT_ID}:recovery-point:*`;
const CLUSTER_SNAPSHOTS = `${IN_ANY_REGION}:cluster-snapshot:awsbackup:*`;
const CLUSTER_TYPES = ['Aurora', 'DocumentDB', 'Neptune'];
const FULLY_MANAGED_TYPES = ['EFS', 'S3', 'Timestream'];
const AUTOMATED_BACKUPS = `${IN_OWN_REGION}:auto-backup:*`;
/**
 * Whatever AWS Backup, or our runbook, has named: snapshots, restored instances, and their subnet groups in the other
 * Region.
 */
const NAMED_BY_BACKUP = `${IN_ANY_REGION}:*:awsbackup*`;

const RESTORE_ACTIONS = [
  'rds:CreateDBInstance',
  'rds:RestoreDBInstanceFromDBSnapshot',
  'rds:RestoreDBInstanceToPointInTime',
];

/** The keys of the vaults by their alias, in both Regions: their ids are known only once they exist. */
export function keysByAlias(aliasName: string): VaultKeys {
  return {
    resources: [`arn:${Aws.PARTITION}:kms:*:${Aws.ACCOUNT_ID}:key/*`],
    conditions: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': aliasName } },
  };
}

/**
 * The permissions of AWS Backup to back up databases on Amazon RDS and to copy the backups: the statements that its guide
 * lists for customer managed policies, narrowed to the environment's vaults and keys. `narrowed-policies.ts` lists and
 * explains what is narrowed.
 */
export function rdsBackupStatements({ vaults, dataKeyArn, copyKeys }: BackupAccess): PolicyStatement[] {
  return [
    allow(
      [
        'rds:AddTagsToResource',
        'rds:CopyDBSnapshot',
        'rds:CreateDBSnapshot',
        'rds:DeleteDBSnapshot',
        'rds:ModifyDBSnapshotAttribute',
      ],
      [SNAPSHOTS],
    ),
    allow(LISTING, LISTED),
    allow(['rds:DeleteDBInstanceAutomatedBackup'], [AUTOMATED_BACKUPS]),
    allow(['backup:CopyIntoBackupVault', 'backup:DescribeBackupVault'], vaults),
    // Authorized on the recovery point: an RDS snapshot, or a continuous backup, which belongs to AWS Backup.
    new PolicyStatement({
      actions: ['backup:CopyFromBackupVault'],
      resources: [SNAPSHOTS, RECOVERY_POINTS],
      conditions: { 'ForAllValues:ArnEquals': { 'backup:CopyTargets': [...vaults] } },
    }),
    // A continuous backup takes the tags of its resource.
    allow(['backup:TagResource'], [RECOVERY_POINTS]),
    ...keyStatements([dataKeyArn, ...copyKeys]),
  ];
}

/** The permissions on the keys of the vaults, which encrypt copies: to create them and to restore them. */
export function vaultKeyStatements({
  vaultKeys: { resources, conditions },
}: BackupAccess): PolicyStatement[] {
  return resources.length === 0 ? [] : keyStatements(resources, conditions);
}

/**
 * The permissions to back up one database. With automated backups, which a continuous backup turns on, AWS Backup takes a
 * snapshot by copying an automated one, and RDS authorizes a copy on its source and its target.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/rds-backup.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html
 */
export function rdsInstanceBackupStatements(resourceArn: string): PolicyStatement[] {
  return [
    allow(['rds:AddTagsToResource', 'rds:CreateDBSnapshot', 'rds:ModifyDBInstance'], [resourceArn]),
    // In either Region, since the one that copies to another names its source there.
    allow(['rds:CopyDBSnapshot'], [`${IN_ANY_REGION}:snapshot:rds:${instanceNameOf(resourceArn)}-*`]),
  ];
}

/**
 * The recovery points of a resource, which are the service's own snapshots or belong to AWS Backup.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsbackup.html
 */
export function recoveryPointsOf({ resourceArn, resourceType }: ProtectedResource): string[] {
  if (resourceType === 'RDS') return [SNAPSHOTS, RECOVERY_POINTS];
  if (CLUSTER_TYPES.includes(resourceType)) return [CLUSTER_SNAPSHOTS, RECOVERY_POINTS];
  if (resourceType === 'DynamoDB') return [`${resourceArn}/backup/*`, RECOVERY_POINTS];
  return FULLY_MANAGED_TYPES.includes(resourceType) ? [RECOVERY_POINTS] : ['*'];
}

/** The name of a database, after which RDS names its automated snapshots. */
export function instanceNameOf(resourceArn: string): string {
  return Fn.select(6, Fn.split(':', resourceArn));
}

/**
 * The permissions of AWS Backup to restore databases on Amazon RDS beside the existing ones. It changes or deletes only
 * instances that it restored.
 */
export function rdsRestoreStatements({ dataKeyArn }: BackupAccess): PolicyStatement[] {
  return [
    allow([...RESTORE_ACTIONS, 'rds:AddTagsToResource', 'rds:DeleteDBInstance'], [NAMED_BY_BACKUP]),
    allow(LISTING, LISTED),
    allow(['rds:RestoreDBInstanceToPointInTime'], [AUTOMATED_BACKUPS]),
    ...keyStatements([dataKeyArn]),
  ];
}

/**
 * The permissions to restore one database, into the subnet group of its restore metadata. The other Region has no subnet
 * group of the environment: one is created with a name that the role may use.
 */
export function rdsInstanceRestoreStatements(
  resource: ProtectedResource,
  copyRegion: string,
): PolicyStatement[] {
  const { resourceArn, restoreMetadata, restoreDependencies = [] } = resource;
  const inCopyRegion = `arn:${Aws.PARTITION}:rds:${copyRegion}:${Aws.ACCOUNT_ID}`;
  const subnetGroup =
    Object.entries(restoreMetadata).find(([key]) => key.toLowerCase() === 'dbsubnetgroupname')?.[1] ??
    'default';
  return [
    allow(['rds:RestoreDBInstanceToPointInTime'], [resourceArn]),
    allow(RESTORE_ACTIONS, [
      `${IN_OWN_REGION}:subgrp:${subnetGroup}`,
      ...[IN_OWN_REGION, inCopyRegion].flatMap((place) =>
        restoreDependencies.map((dependency) => `${place}:${dependency}`),
      ),
    ]),
  ];
}

function keyStatements(keys: readonly string[], conditions: VaultKeys['conditions'] = {}): PolicyStatement[] {
  return [
    allow([...KEY_USE], keys, conditions),
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
