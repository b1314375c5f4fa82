import type { Finding } from '../../outcome';
import { scalar } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { backupsOf, type NamedVault } from '../../analysis/backup-plans';
import { type Store, withoutStores } from '../../analysis/backup-stores';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';

const ENCRYPTED_BY_AWS = 'AWS::Backup::LogicallyAirGappedBackupVault';

export const bak4BackupsEncrypted: Check = {
  title:
    'every vault, here and in the other Region, has a customer key, and so do stores whose backups have the key of the store',
  remediation: 'give the vault an encryption key, and encrypt the store',
  examine(model) {
    const all = backupsOf(model);
    const backups = all.filter(({ rules }) => rules.length > 0);
    if (all.length === 0) return withoutStores();
    if (backups.length === 0) return notApplicable('no backup is taken that could be encrypted');
    const named = backups.flatMap(({ rules }) => rules.flatMap(({ vault, copies }) => [vault, ...copies]));
    const vaults = [...new Map(named.map((vault) => [vault.resource ?? vault.text, vault])).values()];
    return verdict(
      [...vaults.flatMap(({ resource }) => resource ?? []), ...backups.map(({ store }) => store.resource)],
      [
        ...vaults.flatMap((vault) => findingOfVault(vault, model)),
        ...backups.flatMap(({ store }) => findingOfStore(store)),
      ],
      `${vaults.length} vaults are under customer keys`,
    );
  },
};

function findingOfVault({ resource, text }: NamedVault, model: ResourceModel): Finding[] {
  if (resource === undefined) return [unknownFinding(`no template holds the vault ${text}`)];
  if (resource.type === ENCRYPTED_BY_AWS) return [];
  return findingOfVaultKey(resource, model);
}

/** A vault without a key of its own, or under one that AWS manages, is under no key of the customer. */
export function findingOfVaultKey(vault: ModelResource, model: ResourceModel): Finding[] {
  const { EncryptionKeyArn } = vault.properties;
  const key = EncryptionKeyArn === undefined ? '' : model.text(EncryptionKeyArn, vault.stack);
  if (key === '') return [notMet('the vault has no key of the customer', vault)];
  return key.includes(':alias/aws/') ? [notMet('the key of the vault is one of AWS', vault)] : [];
}

function findingOfStore({ resource, encryptedBy }: Store): Finding[] {
  if (encryptedBy === undefined) return [];
  const value = resource.properties[encryptedBy];
  if (scalar(value) === 'true') return [];
  return typeof value === 'object'
    ? [unknownFinding('whether it, and so its backups, is encrypted is known only at deployment', resource)]
    : [notMet('it is not encrypted, and so neither are its backups', resource)];
}
