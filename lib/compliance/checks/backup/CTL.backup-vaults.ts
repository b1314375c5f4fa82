import { is, isLike } from '../../../internal/values';
import { backupRules } from '../../analysis/backup-plans';
import { AIR_GAPPED_VAULT, VAULT_TYPES, VaultKey, vaultKeyOf } from '../../analysis/backup-vaults';
import { isSet, requireTrue } from '../../analysis/boolean-check';
import { statementsOf } from '../../analysis/policy-statements';
import { type CheckFinding, findings } from '../../findings';
import { object } from '../../../internal/json';
import type { ModelResource, ResourceModel } from '../../model/resource-model';
import { OutcomeState, Severity } from '../../outcome';
import { defineCheck, notApplicable, outcomeOf } from '../check';

/** Patterns of actions that include the deletion of a recovery point. */
const DELETE_ACTION = /^(?:\*|backup:(?:\*|Delete\*|DeleteRecoveryPoint\*?))$/i;

const FINDINGS = findings('CTL', Severity.HIGH, {
  vaultWithoutCustomerManagedKey: {
    message: '{resource} has no customer managed key.',
    remediation: 'Set EncryptionKeyArn of the vault to a KMS key of the account.',
  },
  vaultWithAwsManagedKey: {
    message: '{resource} has an AWS managed key.',
    remediation: 'Set EncryptionKeyArn of the vault to a KMS key of the account.',
  },
  vaultNotLocked: {
    message: '{resource} has no vault lock.',
    remediation: 'Set LockConfiguration with MinRetentionDays.',
  },
  vaultLockUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'Whether {resource} has a vault lock is known only at deployment.',
    remediation: 'Set MinRetentionDays of LockConfiguration to a literal value.',
  },
  deletionAllowed: {
    message: 'The access policy of {resource} does not deny the deletion of recovery points.',
    remediation: 'Deny backup:DeleteRecoveryPoint to every principal in AccessPolicy.',
  },
  vaultUnknown: {
    state: OutcomeState.UNKNOWN,
    message: 'No template has vault {vault}.',
    remediation: 'Evaluate the template of the vault too.',
  },
});

export const ctlBackupVaults = defineCheck({
  id: 'CTL.backup-vaults',
  title:
    'Every backup vault, also that of the copies, has a customer managed key, a lock and a policy that denies deletion, or is logically air-gapped',
  remediation:
    'Add a customer managed key, a vault lock with a minimum retention, and an access policy that denies the deletion of recovery points.',
  findings: FINDINGS,
  asks: {},
  evaluate(model) {
    const vaults = model.ofType(...VAULT_TYPES);
    const named = backupRules(model).flatMap(({ vault, copies }) => [vault, ...copies]);
    const unknown = new Set(named.filter(({ resource }) => resource === undefined).map(({ text }) => text));
    if (vaults.length + unknown.size === 0) return notApplicable('The environment has no backup vault.');
    return outcomeOf(
      vaults,
      [
        ...vaults.flatMap((vault) => vaultFindings(vault, model)),
        ...[...unknown].map((vault) => FINDINGS.vaultUnknown({ vault })),
      ],
      `Each backup vault has a customer managed key, is locked, and denies deletion, or is logically air-gapped (vaults: ${vaults.length}).`,
    );
  },
});

function vaultFindings(vault: ModelResource, model: ResourceModel): CheckFinding[] {
  const { LockConfiguration } = vault.properties;
  // Always locked in compliance mode, so that no one deletes a recovery point.
  if (vault.type === AIR_GAPPED_VAULT) return keyFinding(vault, model);
  return [
    ...keyFinding(vault, model),
    ...requireTrue(isSet(object(LockConfiguration).MinRetentionDays), vault, {
      isFalse: FINDINGS.vaultNotLocked,
      isUnknown: FINDINGS.vaultLockUnknown,
    }),
    ...(deniesDeletion(vault, model) ? [] : [FINDINGS.deletionAllowed(vault)]),
  ];
}

function keyFinding(vault: ModelResource, model: ResourceModel): CheckFinding[] {
  switch (vaultKeyOf(vault, model)) {
    case VaultKey.NONE:
      return [FINDINGS.vaultWithoutCustomerManagedKey(vault)];
    case VaultKey.AWS_MANAGED:
      return [FINDINGS.vaultWithAwsManagedKey(vault)];
    case VaultKey.AWS_OWNED:
    case VaultKey.CUSTOMER_MANAGED:
      return [];
  }
}

function deniesDeletion({ properties, stack }: ModelResource, model: ResourceModel): boolean {
  return statementsOf(properties.AccessPolicy, stack, model).some(
    ({ isAllow, principals, actions, resources }) =>
      !isAllow &&
      principals.some(({ content }) => is(content, '*')) &&
      actions.some(({ content }) => isLike(content, DELETE_ACTION)) &&
      resources.some(({ content }) => is(content, '*')),
  );
}
