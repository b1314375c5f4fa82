import type { Duration } from 'aws-cdk-lib';
import type { IBackupVault } from 'aws-cdk-lib/aws-backup';
import type { RetentionBounds, VaultLock } from './vault-lock';

/** How often backups are taken, and how long they are retained. */
export interface BackupTimes {
  /**
   * The interval of snapshots and of their copies: 1, 2, 3, 4, 6, 8, 12 or 24 hours. It is the maximum loss of data if the
   * Region is lost.
   */
  readonly interval: Duration;
  /**
   * The retention of snapshots and of continuous backups in the environment's Region, and so how far back point-in-time
   * restore reaches: whole days, 1 to 35 (the maximum of continuous backup).
   *
   * @default Duration.days(35)
   */
  readonly retention?: Duration;
  /**
   * The retention of copies: whole days, 1 to 36500.
   *
   * @default - the retention of backups
   */
  readonly copyRetention?: Duration;
  /**
   * Whether restores are tested twice a week.
   *
   * @default - if the stage requires it (BAK-6): in production
   */
  readonly restoreTesting?: boolean;
}

/** Options of a backup to another Region. */
export interface BackupOptions extends BackupTimes {
  /**
   * The lock of both vaults.
   *
   * @default VaultLock.governance()
   */
  readonly lock?: VaultLock;
  /**
   * The ARNs of roles that may change or delete the policies and locks of both vaults by hand, such as a break-glass role;
   * `*` stands for any characters. Without them only deployments by CloudFormation may, with the execution role of the CDK's
   * bootstrap or the permissions of the caller. Name the role if CloudFormation deploys with another.
   *
   * @default - none
   */
  readonly vaultAdministrators?: string[];
  /**
   * A logically air-gapped vault beside the vault for copies, in the same Region, for copies of what it takes: Amazon S3,
   * DynamoDB with advanced features, EFS, EBS, EC2 and Aurora DSQL, but no RDS instance. It is locked in compliance mode,
   * which is **irreversible**: no one can delete a copy before its retention ends. The retention that it accepts, 7 to 36500
   * days, cannot be changed once it is created: `maxRetention` must be given, and `minRetention` is 7 days unless given.
   *
   * @default - none
   */
  readonly airGappedVault?: RetentionBounds;
}

/** Options of a backup with copies in an existing vault of another account. */
export interface CrossAccountBackupOptions extends BackupTimes {
  /** The ARN of the customer managed key of that vault, in its account and Region. */
  readonly copyKeyArn: string;
  /** Where a reviewer can see the key, lock and policy of that vault. */
  readonly evidence: string;
  /**
   * The lock of the vault in the environment's Region.
   *
   * @default VaultLock.governance()
   */
  readonly lock?: VaultLock;
  /**
   * The ARNs of roles that may change or delete the policy and lock of the vault in the environment's Region by hand, as in
   * `BackupOptions`.
   *
   * @default - none
   */
  readonly vaultAdministrators?: string[];
}

/** Options of a backup in existing vaults, such as those that an environment left behind. */
export interface ExistingBackupOptions extends BackupTimes {
  /** The vault in the environment's Region. */
  readonly vault: IBackupVault;
  /**
   * The vault in another Region of the same partition, in another account of the same organization, or both. For another
   * account, set the account of the stack.
   */
  readonly copyVaultArn: string;
  /**
   * The ARNs of the customer managed keys of both vaults, which backups and copies must be allowed to use. A vault in
   * another account must have one.
   *
   * @default - the vaults are encrypted with AWS managed keys
   */
  readonly keyArns?: string[];
  /** Where a reviewer can see the keys, locks and policies of the vaults. */
  readonly evidence: string;
}

/** Why nothing is retained. */
export interface NotRetainedOptions {
  /** The reason, for the report. */
  readonly reason: string;
}
