import type { ModelResource, ResourceModel } from '../model/resource-model';

/** The key that encrypts a backup vault. */
export enum VaultKey {
  NONE,
  AWS_MANAGED,
  CUSTOMER_MANAGED,
}

export function vaultKeyOf({ properties, stack }: ModelResource, model: ResourceModel): VaultKey {
  const { EncryptionKeyArn } = properties;
  const key = EncryptionKeyArn === undefined ? '' : model.text(EncryptionKeyArn, stack);
  if (key === '') return VaultKey.NONE;
  return key.includes(':alias/aws/') ? VaultKey.AWS_MANAGED : VaultKey.CUSTOMER_MANAGED;
}
