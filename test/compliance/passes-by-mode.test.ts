import { App, Stack } from 'aws-cdk-lib';
import { EvaluationMode, type Ledger, OutcomeState, StageChecks } from '../../lib/compliance';
import { framework } from '../reports/formats/ledgers';
import { MinimalEnvironment } from './minimal-environment';
import { disagreeing } from './verdicts';

function ledgerOf(requirements: readonly string[]): Ledger {
  const stack = new Stack(new App(), 'Shop');
  return new StageChecks(new MinimalEnvironment(stack, 'Production', { requirements })).ledger();
}

describe('in each mode', () => {
  const SOUND = ledgerOf([]);
  const CLOSED = ledgerOf(['PEN-1']);
  const withControl = (state: OutcomeState): Ledger => {
    const result = framework('as the evidence shows');
    return {
      ...SOUND,
      frameworks: [{ ...result, controls: result.controls.map((one) => ({ ...one, state })) }],
    };
  };
  const withRecords = (records: Partial<Ledger['records']>): Ledger => ({
    ...SOUND,
    records: { ...SOUND.records, ...records },
  });
  const { SYNTHESIS, CHECK, STRICT_CHECK } = EvaluationMode;

  test.each<[string, Ledger, readonly EvaluationMode[]]>([
    ['nothing is required', SOUND, [SYNTHESIS, CHECK, STRICT_CHECK]],
    ['a control is not met', withControl(OutcomeState.NOT_MET), [SYNTHESIS]],
    ['a control is pending', withControl(OutcomeState.PENDING), [SYNTHESIS, CHECK, STRICT_CHECK]],
    ['a closed environment has a pending requirement', CLOSED, [SYNTHESIS, CHECK]],
    [
      'a record has expired',
      withRecords({ expired: [{ what: 'waiver of SEC-2', who: 'Ann', until: '2027-01-31', daysLeft: -1 }] }),
      [SYNTHESIS, CHECK],
    ],
    [
      'a waiver is unused',
      withRecords({ unused: [{ what: 'waiver of SEC-2', why: 'without it the requirement is met' }] }),
      [SYNTHESIS, CHECK],
    ],
  ])('%s: each mode has one verdict', (_which, ledger, passing) => {
    for (const mode of Object.values(EvaluationMode))
      expect([mode, disagreeing({ ...ledger, mode }, passing.includes(mode))]).toEqual([mode, []]);
  });
});
