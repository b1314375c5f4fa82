import { describedBy } from '../../internal/codec/described';

// Generated from the documentation of the construct API by `npm run build:descriptions`. Do not edit.
export const DESCRIPTIONS = {
  'Backup.existing': 'As with `toRegion`, in existing vaults.',
  'Backup.inherited': 'The organization backs up the environment, such as by a policy over its accounts.',
  'Backup.notRetained':
    'No user data is retained for the production launch. Only a soft launch may decide so.',
  'Backup.toRegion':
    "Snapshots in the environment's Region and copies in another, each in a locked vault with a customer managed key of its own, from which no recovery point can be deleted; continuous backup, and with it point-in-time restore, for every resource that supports it; runbooks, and tests of restores. The vaults outlive the environment, under names derived from its path. To create the environment again with them, deploy with `cdk deploy --import-existing-resources`, or pass them to `Backup.existing`. With `airGappedVault`, what such a vault takes is also copied to a logically air-gapped vault in the other Region.",
  'Backup.toVault':
    "Snapshots in the environment's Region, as with `toRegion`, and copies in an existing vault of another account of the organization, in the same or another Region. BAK-2 is met by another Region only. The keys of the environment admit that account, and the vault takes copies back from it. What the other account must allow, and the organization enable, is in the checklist.",
  'Backup.waived': 'The environment has no backup for a time, with consent.',
  'BackupOptions.airGappedVault':
    'A logically air-gapped vault beside the vault for copies, in the same Region, for copies of what it takes: Amazon S3, DynamoDB with advanced features, EFS, EBS, EC2 and Aurora DSQL, but no RDS instance. It is locked in compliance mode, which is **irreversible**: no one can delete a copy before its retention ends. The retention that it accepts, 7 to 36500 days, cannot be changed once it is created: `maxRetention` must be given, and `minRetention` is 7 days unless given. Default: none.',
  'BackupOptions.lock': 'The lock of both vaults. Default: VaultLock.governance().',
  'BackupOptions.vaultAdministrators':
    "The ARNs of roles that may change or delete the policies and locks of both vaults by hand, such as a break-glass role; `*` stands for any characters. Without them only deployments by CloudFormation may, with the execution role of the CDK's bootstrap or the permissions of the caller. Name the role if CloudFormation deploys with another. Default: none.",
  'BackupTimes.copyRetention':
    'The retention of copies: whole days, 1 to 36500. Default: the retention of backups.',
  'BackupTimes.interval':
    'The interval of snapshots and of their copies: 1, 2, 3, 4, 6, 8, 12 or 24 hours. It is the maximum loss of data if the Region is lost.',
  'BackupTimes.restoreTesting':
    'Whether restores are tested twice a week. Default: if the stage requires it (BAK-6): in production.',
  'BackupTimes.retention':
    "The retention of snapshots and of continuous backups in the environment's Region, and so how far back point-in-time restore reaches: whole days, 1 to 35 (the maximum of continuous backup). Default: 35d.",
  'ComplianceLockOptions.acknowledgeIrreversible':
    'Must be true: the lock can never be removed once `changeableFor` is over.',
  'ComplianceLockOptions.changeableFor':
    'How long the lock can still be removed: whole days, at least 3 (72 hours) and at most 36500.',
  'CrossAccountBackupOptions.copyKeyArn':
    'The ARN of the customer managed key of that vault, in its account and Region.',
  'CrossAccountBackupOptions.evidence': 'Where a reviewer can see the key, lock and policy of that vault.',
  'CrossAccountBackupOptions.lock':
    "The lock of the vault in the environment's Region. Default: VaultLock.governance().",
  'CrossAccountBackupOptions.vaultAdministrators':
    "The ARNs of roles that may change or delete the policy and lock of the vault in the environment's Region by hand, as in `BackupOptions`. Default: none.",
  'ExistingBackupOptions.copyVaultArn':
    'The vault in another Region of the same partition, in another account of the same organization, or both. For another account, set the account of the stack.',
  'ExistingBackupOptions.evidence': 'Where a reviewer can see the keys, locks and policies of the vaults.',
  'ExistingBackupOptions.keyArns':
    'The ARNs of the customer managed keys of both vaults, which backups and copies must be allowed to use. A vault in another account must have one. Default: the vaults are encrypted with AWS managed keys.',
  'ExistingBackupOptions.vault': "The vault in the environment's Region.",
  'LaunchProps.backup': 'How its data is backed up (BAK-1 to BAK-6).',
  'NotRetainedOptions.reason': 'The reason, for the report.',
  'RetentionBounds.maxRetention':
    'The vault refuses a longer retention: whole days, at most 36500, more than `minRetention`. Default: unlimited.',
  'RetentionBounds.minRetention':
    'The vault refuses a shorter retention: whole days, at least 1. Default: the retention of the backup.',
  'VaultLock.compliance':
    "After `changeableFor` the lock is **irreversible**: neither the account's root user nor AWS can remove it. The vault cannot be deleted while it holds recovery points, and each costs money until its retention ends, unless the account is closed.",
  'VaultLock.governance': 'The lock can be removed only with the IAM permission to change it.',
} as const;

export const described = describedBy(DESCRIPTIONS);
