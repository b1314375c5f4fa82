import type { Declarations } from '../../../../lib/requirements/declarations';
import { type Placed, NOT_MET, PENDING, NOT_APPLICABLE, MET, checkOutcome } from '../../check-outcome';

const state = (check: string, placed: Placed, declarations: Partial<Declarations> = {}) =>
  checkOutcome(check, placed, declarations).state;

describe('the owner', () => {
  const table = (Tags: unknown): Placed => ({ Table: ['AWS::DynamoDB::Table', { Tags }] });

  test.each<[string, Placed, string, string]>([
    ['is not declared', {}, ' ', PENDING],
    ['is declared, and no resource takes tags', {}, 'acme', NOT_APPLICABLE],
    ['is the value of the tag', table([{ Key: 'owner', Value: 'acme' }]), 'acme', MET],
    [
      'is the value of the tag beside others',
      table([
        { Key: 'team', Value: 'x' },
        { Key: 'Owner', Value: 'acme' },
      ]),
      'acme',
      MET,
    ],
    [
      'is in the tags of a logically air-gapped vault',
      { Vault: ['AWS::Backup::LogicallyAirGappedBackupVault', { BackupVaultTags: { owner: 'acme' } }] },
      'acme',
      MET,
    ],
    [
      'is missing in a logically air-gapped vault',
      { Vault: ['AWS::Backup::LogicallyAirGappedBackupVault', {}] },
      'acme',
      NOT_MET,
    ],
    ['is the value of another tag', table([{ Key: 'team', Value: 'acme' }]), 'acme', NOT_MET],
  ])('%s', (_what, placed, owner, expected) => {
    expect(state('STG-1.owner-tags', placed, { owner })).toBe(expected);
  });
});
