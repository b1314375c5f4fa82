import { type Properties, checkOutcome, findingIds, MET, NOT_MET, UNKNOWN } from '../../check-outcome';
import { planOf, vaultIn, copies, inSomeRegion } from '../../backup-plan';

describe('copies of backups', () => {
  const resultOf = (...rules: Properties[]) => checkOutcome('BAK-2.copied-to-other-region', planOf(...rules));

  test('are explained by Region, each once and in order', () => {
    expect(resultOf(copies('us-east-1', 'eu-west-1', 'eu-central-1'), copies('us-east-1'))).toMatchObject({
      state: MET,
      reason: 'Backups are copied to eu-central-1, us-east-1.',
    });
  });

  test.each<[string, Properties[], string]>([
    ['nowhere', [{}], NOT_MET],
    ['to another vault of their own Region', [copies('eu-west-1')], NOT_MET],
    ['to another Region by one of two rules', [{}, copies('eu-central-1')], MET],
    [
      'to a Region that is known only at deployment',
      [{ CopyActions: [{ DestinationBackupVaultArn: vaultIn('${Region}') }] }],
      UNKNOWN,
    ],
    [
      'to a Region that is known only at deployment by one of two rules',
      [{}, { CopyActions: [{ DestinationBackupVaultArn: vaultIn('${Region}') }] }],
      UNKNOWN,
    ],
  ])('%s', (_what, rules, state) => {
    expect(resultOf(...rules).state).toBe(state);
  });

  test('are unknown if the Region of the plan is', () => {
    expect(inSomeRegion('BAK-2.copied-to-other-region', planOf(copies('eu-central-1')))).toBe(UNKNOWN);
  });
});

describe('copies to a logically air-gapped vault of the Region', () => {
  const AIR_GAPPED = 'AWS::Backup::LogicallyAirGappedBackupVault';
  const findingsOf = (type: string, ...regions: string[]) =>
    findingIds('BAK-2.copied-to-other-region', {
      ...planOf(copies(...regions)),
      Orders: [type, { Engine: 'aurora-postgresql' }],
      AirGapped: [AIR_GAPPED, { BackupVaultName: 'shop' }],
    });

  test('that does not take the data store are named as such', () => {
    expect(findingsOf('AWS::RDS::DBInstance', 'eu-west-1')).toEqual(['BAK-2.air-gapped-vault-only']);
  });

  test.each(['AWS::RDS::DBCluster', 'AWS::DynamoDB::Table'])('that takes %s are not', (type) => {
    expect(findingsOf(type, 'eu-west-1')).toEqual(['BAK-2.no-copy-to-other-region']);
  });
});
