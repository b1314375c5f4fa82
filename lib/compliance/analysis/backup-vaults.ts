import type { ModelResource, ResourceModel } from '../model/resource-model';

export const BACKUP_VAULT = 'AWS::Backup::BackupVault';
/** Locked in compliance mode by nature; AWS encrypts it with a key of its own unless the template names one. */
export const AIR_GAPPED_VAULT = 'AWS::Backup::LogicallyAirGappedBackupVault';
export const VAULT_TYPES = [BACKUP_VAULT, AIR_GAPPED_VAULT];

/** The key that encrypts a backup vault. */
export enum VaultKey {
  NONE,
  AWS_OWNED,
  AWS_MANAGED,
  CUSTOMER_MANAGED,
}

export function vaultKeyOf({ type, properties, stack }: ModelResource, model: ResourceModel): VaultKey {
  const { EncryptionKeyArn } = properties;
  const key = EncryptionKeyArn === undefined ? '' : model.text(EncryptionKeyArn, stack);
  if (key === '') return type === AIR_GAPPED_VAULT ? VaultKey.AWS_OWNED : VaultKey.NONE;
  return key.includes(':alias/aws/') ? VaultKey.AWS_MANAGED : VaultKey.CUSTOMER_MANAGED;
}
