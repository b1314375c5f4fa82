import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { TaskState } from '../../compliance/records/checklist';
import { anchor } from './anchor';
import { html, type Html } from './html';
import { table } from './table';
import { mark } from './state-mark';

/** The tasks before the environment goes live: owner, due day, state, and the state of the requirement. */
export function checklist({ name, ledger }: NamedLedger): Html {
  const done = ledger.checklist.filter(
    ({ state }) => state === TaskState.DONE || state === TaskState.NOT_NEEDED,
  );
  return html`<p class="lead">${done.length} of ${ledger.checklist.length} tasks done or not needed.</p>
    ${table(
      `Tasks of ${name}`,
      ['Task', 'Owner', 'Due', 'State', 'Requirement', 'Source'],
      ledger.checklist.map(({ id, what, requirement, owner, due, state, requirementState, source }) => [
        html`<span class="id">${id}</span> ${what}`,
        html`${owner}`,
        html`${due ?? 'no due day'}`,
        mark(state),
        html`${requirement && html`<a href="#${anchor(name, requirement)}">${requirement}</a> `}${requirementState && mark(requirementState)}`,
        html`${source}`,
      ]),
    )}`;
}
