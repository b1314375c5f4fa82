import type { Finding } from '../../outcome';
import { backupRules } from '../../analysis/backup-plans';
import { findingOfVaultKey } from './BAK-4.backups-encrypted';
import { notApplicable, notMet, unknownFinding, verdict, type Check } from '../check';
import { statementsOf } from '../../analysis/policy-statements';
import { object } from '../../model/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { flagFault, isGiven } from '../../analysis/boolean-properties';

const VAULT = 'AWS::Backup::BackupVault';
/** Patterns of actions that stand for the deletion of a recovery point. */
const DELETES = /^(?:\*|backup:(?:\*|Delete\*|DeleteRecoveryPoint\*?))$/i;

export const ctlBackupVaults: Check = {
  title:
    'every vault of backups, also that of the copies, has a customer key, a lock and a policy that denies deletion',
  remediation:
    'give the vault an encryption key, a lock with a least retention, and an access policy that denies everybody to delete recovery points',
  examine(model) {
    const vaults = model.ofType(VAULT);
    const named = backupRules(model).flatMap(({ vault, copies }) => [vault, ...copies]);
    const templateGaps = [
      ...new Set(named.filter(({ resource }) => resource === undefined).map(({ text }) => text)),
    ];
    if (vaults.length + templateGaps.length === 0)
      return notApplicable('the environment has no vault of backups');
    return verdict(
      vaults,
      [
        ...vaults.flatMap((vault) => faultsOf(vault, model)),
        ...templateGaps.map((vault) => unknownFinding(`no template holds the vault ${vault}`)),
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
