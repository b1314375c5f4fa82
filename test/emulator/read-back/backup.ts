import {
  DescribeBackupVaultCommand,
  GetBackupPlanCommand,
  GetBackupVaultAccessPolicyCommand,
  GetBackupVaultNotificationsCommand,
  ListTagsCommand,
  VaultType,
  type BackupClient,
} from '@aws-sdk/client-backup';
import { reader, type Reader } from './reader';

async function tagsOf(backup: BackupClient, ResourceArn: string | undefined) {
  return (await backup.send(new ListTagsCommand({ ResourceArn }))).Tags;
}

/** AWS Backup. */
export const BACKUP: { readonly [type: string]: Reader } = {
  'AWS::Backup::BackupVault': reader(
    async ({ backup }, { physicalId, properties }) => {
      const asked = { BackupVaultName: physicalId };
      const vault = await backup.send(new DescribeBackupVaultCommand(asked));
      const tags = await tagsOf(backup, vault.BackupVaultArn);
      // A vault without a setting answers with an error.
      const policy =
        'AccessPolicy' in properties
          ? await backup.send(new GetBackupVaultAccessPolicyCommand(asked))
          : undefined;
      const notifications =
        'Notifications' in properties
          ? await backup.send(new GetBackupVaultNotificationsCommand(asked))
          : undefined;
      return { ...vault, tags, policy: policy?.Policy, notifications };
    },
    {
      BackupVaultName: (vault) => vault.BackupVaultName,
      EncryptionKeyArn: (vault) => vault.EncryptionKeyArn,
      AccessPolicy: (vault) => vault.policy,
      LockConfiguration: (vault) =>
        vault.Locked === true && {
          MinRetentionDays: vault.MinRetentionDays,
          MaxRetentionDays: vault.MaxRetentionDays,
        },
      Notifications: (vault) => vault.notifications,
      BackupVaultTags: (vault) => vault.tags,
    },
    {
      BackupVaultName: (vault) => vault.BackupVaultName,
      BackupVaultArn: (vault) => vault.BackupVaultArn,
    },
  ),
  'AWS::Backup::LogicallyAirGappedBackupVault': reader(
    async ({ backup }, { physicalId }) => {
      const asked = { BackupVaultName: physicalId };
      const vault = await backup.send(new DescribeBackupVaultCommand(asked));
      const policy = await backup.send(new GetBackupVaultAccessPolicyCommand(asked));
      const isLockedForGood = vault.Locked === true && (vault.LockDate?.getTime() ?? Infinity) <= Date.now();
      const isAirGapped = vault.VaultType === VaultType.LOGICALLY_AIR_GAPPED_BACKUP_VAULT;
      return isLockedForGood && isAirGapped
        ? { ...vault, policy: policy.Policy, tags: await tagsOf(backup, vault.BackupVaultArn) }
        : undefined;
    },
    {
      BackupVaultName: (vault) => vault.BackupVaultName,
      AccessPolicy: (vault) => vault.policy,
      MinRetentionDays: (vault) => vault.MinRetentionDays,
      MaxRetentionDays: (vault) => vault.MaxRetentionDays,
      BackupVaultTags: (vault) => vault.tags,
    },
    {
      BackupVaultArn: (vault) => vault.BackupVaultArn,
      VaultType: (vault) => vault.VaultType,
    },
  ),
  'AWS::Backup::BackupPlan': reader(
    async ({ backup }, { physicalId }) => {
      const plan = await backup.send(new GetBackupPlanCommand({ BackupPlanId: physicalId }));
      return plan.BackupPlan === undefined
        ? undefined
        : { ...plan, document: plan.BackupPlan, tags: await tagsOf(backup, plan.BackupPlanArn) };
    },
    {
      BackupPlan: ({ document }) => ({
        ...document,
        BackupPlanRule: document.Rules?.map((rule) => ({
          ...rule,
          TargetBackupVault: rule.TargetBackupVaultName,
        })),
      }),
      BackupPlanTags: (plan) => plan.tags,
    },
    {
      BackupPlanId: (plan) => plan.BackupPlanId,
      BackupPlanArn: (plan) => plan.BackupPlanArn,
      VersionId: (plan) => plan.VersionId,
    },
  ),
};
