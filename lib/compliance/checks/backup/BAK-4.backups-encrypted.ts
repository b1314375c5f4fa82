import { backupsOf, type NamedVault } from '../../analysis/backup-plans';
import { type Store, withoutStores } from '../../analysis/backup-stores';
import { VaultKey, vaultKeyOf } from '../../analysis/backup-vaults';
import { type CheckFinding, findings } from '../../findings';
import { scalar } from '../../../internal/json';
import type { ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

const FINDINGS = findings('BAK-4', Severity.HIGH, {
  noCustomerManagedKey: {
    message: '{resource} has no customer managed key.',
    remediation: 'Set EncryptionKeyArn of the vault to a KMS key of the account.',
  },
  awsManagedKey: {
    message: '{resource} has an AWS managed key.',
    remediation: 'Set EncryptionKeyArn of the vault to a KMS key of the account.',
  },
  storeNotEncrypted: {
    message: '{resource} is not encrypted, and so are its backups.',
    remediation: 'Encrypt the data store with a KMS key of the account.',
  },
  vaultUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'No template has vault {vault}, so its key is unknown.',
    remediation: 'Evaluate the template of the vault too.',
  },
  storeEncryptionUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} is encrypted, and so its backups, is known only at deployment.',
    remediation: 'Set {property} to true.',
  },
});

export const bak4BackupsEncrypted = defineCheck({
  id: 'BAK-4.backups-encrypted',
  title:
    'Every vault, here and in the other Region, has a customer managed key or is logically air-gapped, and stores that encrypt their backups are encrypted',
  remediation: 'Add a customer managed key to the vault, and encrypt the data store.',
  findings: FINDINGS,
  asks: { every: ['data', 'backup'] },
  evaluate(model) {
    const all = backupsOf(model);
    const backups = all.filter(({ rules }) => rules.length > 0);
    if (all.length === 0) return withoutStores();
    if (backups.length === 0) return notApplicable('No backup plan is known to select a data store (BAK-1).');
    const named = backups.flatMap(({ rules }) => rules.flatMap(({ vault, copies }) => [vault, ...copies]));
    const vaults = [...new Map(named.map((vault) => [vault.resource ?? vault.text, vault])).values()];
    return outcomeOf(
      [...vaults.flatMap(({ resource }) => resource ?? []), ...backups.map(({ store }) => store.resource)],
      [
        ...vaults.flatMap((vault) => vaultFinding(vault, model)),
        ...backups.flatMap(({ store }) => storeFinding(store)),
      ],
      `The backups are encrypted with customer managed keys, or in logically air-gapped vaults (vaults: ${vaults.length}).`,
    );
  },
});

function vaultFinding({ resource, text }: NamedVault, model: ResourceModel): CheckFinding[] {
  if (resource === undefined) return [FINDINGS.vaultUnknown({ vault: text })];
  switch (vaultKeyOf(resource, model)) {
    case VaultKey.NONE:
      return [FINDINGS.noCustomerManagedKey(resource)];
    case VaultKey.AWS_MANAGED:
      return [FINDINGS.awsManagedKey(resource)];
    case VaultKey.AWS_OWNED:
    case VaultKey.CUSTOMER_MANAGED:
      return [];
  }
}

function storeFinding({ resource, encryptedBy: property }: Store): CheckFinding[] {
  if (property === undefined) return [];
  const value = resource.properties[property];
  if (scalar(value) === 'true') return [];
  return typeof value === 'object'
    ? [FINDINGS.storeEncryptionUnknown(resource, { property })]
    : [FINDINGS.storeNotEncrypted(resource)];
}
