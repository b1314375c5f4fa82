import { runCheck } from '../../../lib/compliance/checks/checks';
import { StageKind } from '../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../lib/requirements/stage-profile';
import { DECLARATIONS } from '../compliant-staging';
import { MET, modelWith, NO, NONE, type Placed, verdictOf } from '../verdict-of';

const CHECK = 'FRM-1.controls';
const frameworks = (...names: string[]) => ({ frameworks: names.map((name) => ({ name, packs: [] })) });
const PLAIN: Placed = { Orders: ['AWS::RDS::DBInstance', { StorageEncrypted: false }] };
const KEY: Placed = { Key: ['AWS::KMS::Key', { EnableKeyRotation: false }] };

describe('what frameworks ask of resources', () => {
  test('is nothing where nobody declares one', () => {
    const nothing = { state: NONE, reason: 'no framework is declared' };

    expect(verdictOf(CHECK, PLAIN)).toMatchObject(nothing);
    expect(verdictOf(CHECK, PLAIN, { frameworks: [] })).toMatchObject(nothing);
  });

  test('is told with the check that found it', () => {
    expect(verdictOf(CHECK, PLAIN, frameworks('HIPAA')).findings).toContainEqual({
      state: NO,
      reason: 'CTL.encrypted-at-rest: it is not encrypted at rest',
      resource: expect.objectContaining({ logicalId: 'Orders' }) as unknown,
    });
  });

  test('is what the declared one asks, not what others ask', () => {
    const asked = (name: string) => verdictOf(CHECK, KEY, frameworks(name)).state;

    expect(asked('PCI DSS')).toBe(NO);
    expect(asked('CCPA')).toBe(MET);
  });

  test('is found as well by the check alone', () => {
    const context = {
      declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION, ...frameworks('HIPAA') },
      profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
    };

    expect(runCheck(CHECK, modelWith(PLAIN), context).findings).toEqual(
      verdictOf(CHECK, PLAIN, frameworks('HIPAA')).findings,
    );
  });
});
