import { NOT_APPLICABLE, checkOutcome, NOT_MET, MET, type Placed } from '../../check-outcome';

const CHECK = 'FRM-1.controls';

const frameworks = (...names: string[]) => ({ frameworks: names.map((name) => ({ name, packs: [] })) });

const PLAIN: Placed = { Orders: ['AWS::RDS::DBInstance', { StorageEncrypted: false }] };

const KEY: Placed = { Key: ['AWS::KMS::Key', { EnableKeyRotation: false }] };

describe('FRM-1.controls', () => {
  test('does not apply without a declared framework', () => {
    const expected = { state: NOT_APPLICABLE, reason: 'No framework with controls is declared.' };

    expect(checkOutcome(CHECK, PLAIN)).toMatchObject(expected);
    expect(checkOutcome(CHECK, PLAIN, { frameworks: [] })).toMatchObject(expected);
  });

  test('has the findings of the checks that controls name', () => {
    expect(checkOutcome(CHECK, PLAIN, frameworks('HIPAA')).findings).toContainEqual(
      expect.objectContaining({
        id: 'CTL.not-encrypted-at-rest',
        state: NOT_MET,
        resource: expect.objectContaining({ logicalId: 'Orders' }) as unknown,
      }),
    );
  });

  test('evaluates the checks of the declared frameworks only', () => {
    const state = (name: string) => checkOutcome(CHECK, KEY, frameworks(name)).state;

    expect(state('PCI DSS')).toBe(NOT_MET);
    expect(state('CCPA')).toBe(MET);
  });
});
