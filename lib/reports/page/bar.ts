import { OutcomeState } from '../../compliance/outcome';
import { countStates, STATES } from '../states';
import { html, type Html } from './html';
import { classOf } from './state-mark';

const NOT_REQUIRED: readonly OutcomeState[] = [OutcomeState.MANUAL, OutcomeState.NOT_REQUIRED];

/** The order of states in a bar: from done to needing action, then what is not required. */
export const READING_ORDER: readonly OutcomeState[] = [
  ...[...STATES].reverse().filter((state) => !NOT_REQUIRED.includes(state)),
  ...NOT_REQUIRED,
];

/** The smallest share of a bar that has room for its number. */
const MIN_SHARE_FOR_NUMBER = 0.045;

/**
 * A bar with a part for each state, in proportion to the number of requirements.
 *
 * @param scale the number of requirements of a bar of full length
 */
export function stateBar(requirements: readonly { readonly state: OutcomeState }[], scale: number): Html {
  const counts = countStates(requirements);
  const shown = READING_ORDER.filter((state) => counts[state] > 0);
  const before = (index: number): number => shown.slice(0, index).reduce((sum, one) => sum + counts[one], 0);
  const words = shown.map((state) => `${String(counts[state])} ${state}`).join(', ');
  return html`<svg class="bar" role="img" aria-label="${words || 'none'}">
    ${shown.map((state, index) => {
      const share = counts[state] / scale;
      const from = before(index) / scale;
      const text = html`<text x="${percent(from + share / 2)}" y="50%">${counts[state]}</text>`;
      return html`<g class="${classOf(state)}"
        ><title>${counts[state]} ${state}</title
        ><rect
          x="${percent(from)}"
          width="${percent(share)}"
          height="100%"
        />${share >= MIN_SHARE_FOR_NUMBER ? text : undefined}</g
      >`;
    })}
  </svg>`;
}

/** The meaning of the colours of bars. */
export function legend(requirements: readonly { readonly state: OutcomeState }[]): Html {
  const counts = countStates(requirements);
  return html`<ul class="legend" aria-label="Legend">
    ${READING_ORDER.filter((state) => counts[state] > 0).map(
      (state) => html`<li><span class="swatch ${classOf(state)}"></span>${state}</li>`,
    )}
  </ul>`;
}

/** A thin bar for the use of a limit, with a tick where a warning starts. */
export function meter(used: number, limit: number, tick: number | undefined, label: string): Html {
  const short = tick !== undefined && used >= limit * tick;
  return html`<svg class="meter${short ? ' short' : ''}" role="img" aria-label="${label}">
    <rect class="ground" width="100%" height="100%" rx="3" />
    <rect width="${percent(Math.min(1, used / limit))}" height="100%" rx="3" />
    ${tick === undefined ? undefined : html`<rect class="tick" x="${percent(tick)}" width="1.5" height="100%" />`}
  </svg>`;
}

function percent(share: number): string {
  return `${String(Math.round(share * 10_000) / 100)}%`;
}
