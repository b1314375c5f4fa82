import { type Ledger } from '../../compliance/ledger/ledger';
import {
  ATTENTION_STATES,
  otherBlockers,
  type ReportItem,
  reportItems,
  REQUIREMENTS,
} from '../../compliance/ledger/report-items';
import { BlockerKind } from '../../compliance/blocker';
import { OutcomeState } from '../../compliance/outcome';

/** Requirements with something to do and controls that are not met, the worst first; controls to attest are counted only. */
export function actionItems(ledger: Ledger): ReportItem[] {
  return reportItems(ledger)
    .filter(({ group, state }) =>
      group === REQUIREMENTS ? ATTENTION_STATES.includes(state) : state === OutcomeState.NOT_MET,
    )
    .sort((one, other) => ATTENTION_STATES.indexOf(one.state) - ATTENTION_STATES.indexOf(other.state));
}

/** What else keeps it from passing. Records have lines of their own. */
export function blockersBesideRecords(ledger: Ledger): ReportItem[] {
  return otherBlockers(ledger).filter(({ evidence }) => !evidence.includes(BlockerKind.RECORD));
}
