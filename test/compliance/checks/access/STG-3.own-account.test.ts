import { modelFromTemplate } from '../../../../lib/compliance/model/from-template';
import { runChecks } from '../../../../lib/compliance/run-checks';
import { PartnerControl } from '../../../../lib/requirements/declarations';
import { StageKind } from '../../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../../lib/requirements/resolve-profile';
import { checkOutcome, MET, NOT_MET, type Placed, UNKNOWN } from '../../check-outcome';
import { ACCOUNT, DECLARATIONS } from '../../compliant-staging';

const CHECK = 'STG-3.partner-control';
const partner = { name: 'Acme', account: '444455556666', control: PartnerControl.OWN_ACCOUNT };
const topic: Placed = { Topic: ['AWS::SNS::Topic', {}] };

test('the partner controls an environment in its own account only', () => {
  const state = (account: string) => checkOutcome(CHECK, topic, { partner: { ...partner, account } }).state;

  expect(state(ACCOUNT)).toBe(MET);
  expect(state('444455556666')).toBe(NOT_MET);
});

test('without a declared partner the environment itself has the finding', () => {
  expect(checkOutcome(CHECK, topic, { partner: undefined })).toMatchObject({
    findings: [{ id: 'STG-3.no-partner-declared' }],
    resources: [],
  });
});

test('the account of a stack may be known only at deployment', () => {
  const model = modelFromTemplate({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }, { name: 'Shop' });
  const [{ state }] = runChecks([CHECK], model, {
    declarations: { ...DECLARATIONS, partner },
    profile: resolveProfile(StageKind.STAGING, { conditions: [] }),
  });

  expect(state).toBe(UNKNOWN);
});
