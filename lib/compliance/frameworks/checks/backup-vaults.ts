import { backupRules } from '../../checks/backup-plans';
import { findingOfVaultKey } from '../../checks/backups-encrypted';
import { notApplicable, notMet, undecidable, verdict, type Check, type Finding } from '../../checks/check';
import { statementsOf } from '../../checks/policy-statements';
import { object } from '../../resource-model/json';
import type { ModelResource, ResourceModel } from '../../resource-model/resource-model';
import { flagFault, isGiven } from './flags';

const VAULT = 'AWS::Backup::BackupVault';
/** Patterns of actions that stand for the deletion of a recovery point. */
const DELETES = /^(?:\*|backup:(?:\*|Delete\*|DeleteRecoveryPoint\*?))$/i;

export const backupVaults: Check = {
  title:
    'every vault of backups, also that of the copies, has a customer key, a lock and a policy that denies deletion',
  remedy:
    'give the vault an encryption key, a lock with a least retention, and an access policy that denies everybody to delete recovery points',
  examine(model) {
    const vaults = model.ofType(VAULT);
    const named = backupRules(model).flatMap(({ vault, copies }) => [vault, ...copies]);
    const unseen = [
      ...new Set(named.filter(({ resource }) => resource === undefined).map(({ text }) => text)),
    ];
    if (vaults.length + unseen.length === 0) return notApplicable('the environment has no vault of backups');
    return verdict(
      vaults,
      [
        ...vaults.flatMap((vault) => faultsOf(vault, model)),
        ...unseen.map((vault) => undecidable(`no template holds the vault ${vault}`)),
      ],
      `${vaults.length} vaults are under customer keys, locked, and deny deletion`,
    );
  },
};

function faultsOf(vault: ModelResource, model: ResourceModel): Finding[] {
  const { LockConfiguration } = vault.properties;
  return [
    ...findingOfVaultKey(vault, model),
    ...flagFault(isGiven(object(LockConfiguration).MinRetentionDays), 'the vault is not locked', vault),
    ...(deniesDeletion(vault, model)
      ? []
      : [notMet('its access policy lets recovery points be deleted', vault)]),
  ];
}

function deniesDeletion({ properties, stack }: ModelResource, model: ResourceModel): boolean {
  return statementsOf(properties.AccessPolicy, stack, model).some(
    ({ effect, principals, actions, resources }) =>
      effect === 'Deny' &&
      principals.some(({ text }) => text === '*') &&
      actions.some((action) => DELETES.test(action)) &&
      resources.some(({ text }) => text === '*'),
  );
}
