import { OutcomeState } from '../../compliance/outcome';
import type { Ledger } from '../../compliance/ledger/ledger';
import { passes } from '../../compliance/passes';
import { blockerCounts } from '../verdict-text';
import { html, type Html } from './html';
import { classOf, sign } from './state-mark';

/** Whether the environment passes, and when it opens. */
export function verdict(ledger: Ledger): Html {
  const { opening } = ledger;
  const open = opening === undefined ? '' : `Opens on ${opening.opensOn}. `;
  const [state, text] = passes(ledger)
    ? [OutcomeState.MET, 'Passes']
    : [OutcomeState.NOT_MET, `Does not pass: ${blockerCounts(ledger)}`];
  return html`${open}<span class="passes ${classOf(state)}">${sign(state)}${text}</span>`;
}
