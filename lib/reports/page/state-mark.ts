import { OutcomeState } from '../../compliance/outcome';
import { TaskState } from '../../compliance/records/checklist';
import { html, Html } from './html';

/** A state with a mark. */
export type MarkedState = OutcomeState | TaskState;

/** The state as a word with a sign and a colour. The word has the meaning; sign and colour repeat it. */
export function mark(state: MarkedState): Html {
  return html`<span class="mark ${classOf(state)}">${sign(state)}${state}</span>`;
}

/** The sign alone, beside a text that names the state. */
export function sign(state: MarkedState): Html {
  return html`<svg class="sign" aria-hidden="true"><use href="#sign-${SIGN_OF[state]}" /></svg>`;
}

/** The CSS class of a state. */
export function classOf(state: MarkedState): string {
  return `is-${SIGN_OF[state]}`;
}

const SIGN_OF: Readonly<Record<`${MarkedState}`, string>> = {
  [OutcomeState.MET]: 'met',
  [OutcomeState.NOT_MET]: 'not-met',
  [OutcomeState.NOT_REQUIRED]: 'not-required',
  [OutcomeState.NOT_REQUIRED_BUT_PRESENT]: 'present',
  [OutcomeState.UNKNOWN]: 'unknown',
  [OutcomeState.NOT_CHECKED]: 'not-checked',
  [OutcomeState.DECLARED]: 'declared',
  [OutcomeState.ATTESTED]: 'attested',
  [OutcomeState.INHERITED]: 'inherited',
  [OutcomeState.WAIVED]: 'waived',
  [OutcomeState.PENDING]: 'pending',
  [OutcomeState.MANUAL]: 'manual',
  [OutcomeState.NOT_APPLICABLE]: 'not-required',
  [TaskState.TO_DO]: 'pending',
  [TaskState.IN_PROGRESS]: 'unknown',
  [TaskState.DONE]: 'attested',
  [TaskState.NOT_NEEDED]: 'not-required',
};

/** SVG paths in a square of 16. */
const STROKES: Readonly<Record<string, string>> = {
  met: 'M3 8.5 6.5 12 13 4.5',
  'not-met': 'M4 4 12 12M12 4 4 12',
  'not-required': 'M4 8H12',
  present: 'M8 3.5V12.5M3.5 8H12.5',
  unknown: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.6 8 9 8 9.8M8 12.4V12.6',
  'not-checked': 'M3.5 8H3.7M8 8H8.2M12.5 8H12.7',
  declared: 'M4 4.5H12M4 8H12M4 11.5H9',
  attested: 'M3 13 4 9.5 11 2.5 13.5 5 6.5 12Z',
  inherited: 'M5 11 11 5M6 4.5H11.5V10',
  waived: 'M4.5 3H11.5M4.5 13H11.5M5 3 11 13M11 3 5 13',
  pending: 'M8 3.5A4.5 4.5 0 1 1 8 12.5A4.5 4.5 0 1 1 8 3.5',
  manual: 'M3 8 8 3.5 13 8M4.8 7V12.5H11.2V7',
};

/** The signs, defined once for the page. */
export const SIGNS: Html = html`<svg class="signs" aria-hidden="true" width="0" height="0">
  ${Object.entries(STROKES).map(
    ([name, stroke]) => html`<symbol id="sign-${name}" viewBox="0 0 16 16"><path d="${stroke}" /></symbol>`,
  )}
</svg>`;

/** The meaning of each state. */
export const MEANINGS: readonly (readonly [OutcomeState, string])[] = [
  [OutcomeState.MET, 'checks evaluated the synthesized resources and found no fault'],
  [OutcomeState.ATTESTED, 'a person attested it, with date, evidence and last day'],
  [OutcomeState.DECLARED, 'the description of the environment answers it; no template can'],
  [OutcomeState.INHERITED, 'the organization meets it outside of the environment, with evidence'],
  [
    OutcomeState.WAIVED,
    'accepted for a time by a waiver, or by an acknowledgement of the rule or check in code; it is not met',
  ],
  [OutcomeState.PENDING, 'the declaration or the attestation is missing'],
  [OutcomeState.NOT_MET, 'a check found a fault in the resources'],
  [OutcomeState.UNKNOWN, 'it depends on a value that is known only at deployment'],
  [OutcomeState.NOT_CHECKED, 'no check evaluates it'],
  [OutcomeState.NOT_REQUIRED_BUT_PRESENT, 'the stage does not require it, and it is present'],
  [OutcomeState.NOT_REQUIRED, 'the stage does not require it, or it does not apply'],
  [OutcomeState.MANUAL, 'no infrastructure shows it: a duty of the organization or of AWS'],
];
