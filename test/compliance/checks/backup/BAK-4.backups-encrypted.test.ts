import {
  type Placed,
  checkOutcome,
  UNKNOWN,
  type Properties,
  MET,
  NOT_MET,
  UNRESOLVABLE,
  IMPORTED,
} from '../../check-outcome';
import { planOf, copies } from '../../backup-plan';

describe('the vault of a backup', () => {
  const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
  const encrypted = (vault: Placed[string] | undefined, name: unknown, store: Properties = {}) =>
    checkOutcome('BAK-4.backups-encrypted', {
      ...planOf({ TargetBackupVault: name }),
      ...(vault && { Vault: vault }),
      Orders: ['AWS::RDS::DBInstance', { StorageEncrypted: true, ...store }],
    });
  const VAULT = 'AWS::Backup::BackupVault';

  test.each<[string, Placed[string] | undefined, unknown, string]>([
    ['by reference, with a key', [VAULT, { EncryptionKeyArn: KEY }], { Ref: 'Vault' }, MET],
    ['by name, with a key', [VAULT, { BackupVaultName: 'central', EncryptionKeyArn: KEY }], 'central', MET],
    ['by name, without a key', [VAULT, { BackupVaultName: 'central' }], 'central', NOT_MET],
    [
      'by a name that no vault of the template has',
      [VAULT, { BackupVaultName: 'shop', EncryptionKeyArn: KEY }],
      'central',
      UNKNOWN,
    ],
    ['in no template', undefined, 'central', UNKNOWN],
    [
      'a logically air-gapped vault',
      ['AWS::Backup::LogicallyAirGappedBackupVault', { BackupVaultName: 'central' }],
      'central',
      MET,
    ],
  ])('%s', (_what, vault, name, state) => {
    expect(encrypted(vault, name).state).toBe(state);
  });

  test.each([
    ['the same account', '111122223333', MET],
    ['another account', '444455556666', UNKNOWN],
  ])('a copy to a vault of that name and Region in %s', (_where, account, state) => {
    const arn = `arn:aws:backup:eu-west-1:${account}:backup-vault:central`;
    const placed: Placed = {
      ...planOf({ CopyActions: [{ DestinationBackupVaultArn: arn }] }),
      Central: [VAULT, { BackupVaultName: 'central', EncryptionKeyArn: KEY }],
    };

    expect(checkOutcome('BAK-4.backups-encrypted', placed).state).toBe(state);
  });

  test.each<[string, string, string]>([
    ['Vault', 'by reference', '${Vault}'],
    ['Vault', 'by its attribute', '${Vault.BackupVaultName}'],
    ['Vault2', 'by reference, beside a vault with a similar id', '${Vault2}'],
    ['Vault2', 'by its attribute, beside a vault with a similar id', '${Vault2.BackupVaultName}'],
  ])('a copy to %s %s is to that vault', (id, _how, name) => {
    const arn = `arn:aws:backup:eu-west-1:111122223333:backup-vault:${name}`;
    const placed: Placed = {
      ...planOf({ CopyActions: [{ DestinationBackupVaultArn: { 'Fn::Sub': arn } }] }),
      Central: [VAULT, { BackupVaultName: 'central', EncryptionKeyArn: KEY }],
      Vault: [VAULT, {}],
      Vault2: [VAULT, {}],
    };

    expect(checkOutcome('BAK-4.backups-encrypted', placed)).toMatchObject({
      state: NOT_MET,
      findings: [{ resource: { logicalId: id } }],
    });
  });

  test('each of two vaults is evaluated', () => {
    const placed: Placed = {
      ...planOf({ TargetBackupVault: 'one' }, { TargetBackupVault: 'two' }),
      One: [VAULT, { BackupVaultName: 'one', EncryptionKeyArn: KEY }],
      Two: [VAULT, { BackupVaultName: 'two' }],
    };

    expect(checkOutcome('BAK-4.backups-encrypted', placed)).toMatchObject({
      state: NOT_MET,
      findings: [{ resource: { logicalId: 'Two' } }],
    });
    expect(
      checkOutcome('BAK-4.backups-encrypted', planOf({}, { TargetBackupVault: 'two' })).findings,
    ).toHaveLength(2);
  });

  test('is unknown if the encryption of the data store is', () => {
    expect(
      encrypted([VAULT, { EncryptionKeyArn: KEY }], { Ref: 'Vault' }, { StorageEncrypted: UNRESOLVABLE })
        .state,
    ).toBe(UNKNOWN);
    expect(
      encrypted([VAULT, { EncryptionKeyArn: KEY }], { Ref: 'Vault' }, { StorageEncrypted: IMPORTED }).state,
    ).toBe(UNKNOWN);
  });
});

test('a vault in another Region is not the vault with the same name in the Region', () => {
  const here: Placed = {
    Here: ['AWS::Backup::BackupVault', { BackupVaultName: 'shop' }],
    Central: [
      'AWS::Backup::BackupVault',
      { BackupVaultName: 'central', EncryptionKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
    ],
  };
  const { state } = checkOutcome('BAK-4.backups-encrypted', { ...planOf(copies('eu-central-1')), ...here });

  expect(state).toBe(UNKNOWN);
});
