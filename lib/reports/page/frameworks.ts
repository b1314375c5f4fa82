import { OutcomeState } from '../../compliance/outcome';
import {
  type ControlResult,
  type ControlEvidence,
  EvidenceKind,
  type FrameworkResult,
} from '../../compliance/frameworks/framework-result';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { anchor } from './anchor';
import { legend, stateBar } from './bar';
import { filter, stateChoice } from './filter';
import { html, type Html } from './html';
import { classOf, mark } from './state-mark';
import { framed } from './table';
import { count, evidence, nothing, sentence } from './wording';

/** The declared frameworks, control by control; or why none applies. */
export function frameworks({ name, ledger }: NamedLedger): Html {
  if (ledger.frameworks.length > 0) {
    return html`${ledger.frameworks.map((one) => framework(name, one))}`;
  }
  const none = ledger.declarations.frameworks?.find(({ noneBecause }) => noneBecause !== undefined);
  return nothing(
    none?.noneBecause === undefined
      ? 'No framework is declared.'
      : `No framework applies: ${none.noneBecause}`,
  );
}

function framework(name: string, result: FrameworkResult): Html {
  const { name: called, edition, published, unit, total, partialBecause, controls } = result;
  const table = anchor(name, 'framework', called, 'controls');
  const kinds = [...new Set(controls.flatMap((control) => control.evidence.map(({ kind }) => kind)))];
  return html`<div class="framework">
    <h4 id="${anchor(name, 'framework', called)}">
      ${called} ${partialBecause === undefined ? undefined : html`<span class="tag">partial</span>`}
    </h4>
    <p class="lead">
      ${edition}, published ${published}. ${controls.length} of ${total} ${unit}
      listed${partialBecause === undefined ? '.' : `: ${partialBecause}`}
    </p>
    ${stateBar(controls, Math.max(1, controls.length))} ${legend(controls)}
    ${filter(table, `Filter the controls of ${called} in ${name}`, [
      stateChoice(controls.map(({ state }) => state)),
      { key: 'evidence', label: 'Evidence', options: kinds.map((kind) => [token(kind), kind]) },
    ])}
    ${framed(
      { look: 'requirements stacked', label: `Controls of ${called} in ${name}`, id: table },
      ['Control', 'State', 'Reason and evidence'],
      controls.map((one) => control(name, called, one)),
    )}
  </div>`;
}

function control(
  name: string,
  called: string,
  { id, title, state, reason, evidence: all }: ControlResult,
): Html {
  const applicable = all.filter((one) => one.state !== OutcomeState.NOT_REQUIRED);
  const rest = all.length - applicable.length;
  const [only] = applicable;
  const isRepeated = applicable.length === 1 && only.reason === reason;
  return html`<tr
    id="${anchor(name, 'control', called, id)}"
    data-row
    data-state="${classOf(state)}"
    data-evidence="${[...new Set(all.map(({ kind }) => token(kind)))].join(' ')}"
  >
    <th scope="row"><span class="id">${id}</span> ${title}</th>
    <td>${mark(state)}</td>
    <td>
      <p>${sentence(reason)}</p>
      ${
        applicable.length === 0
          ? undefined
          : html`<details>
              <summary>
                ${isRepeated ? `Evidence: ${only.kind}` : `Evidence: ${count(applicable.length, 'item')}`}
              </summary>
              <ul class="evidence">
                ${applicable.map((one) => piece(one, isRepeated))}
              </ul>
            </details>`
      }
      ${rest === 0 ? undefined : html`<p class="basis">Not applicable: ${count(rest, 'rule or check', 'rules or checks')}.</p>`}
    </td>
  </tr>`;
}

function piece({ kind, id, state, reason }: ControlEvidence, withoutReason: boolean): Html {
  return html`<li>
    ${mark(state)} ${label(kind, id)}${withoutReason ? undefined : html`: ${evidence(reason)}`}
  </li>`;
}

/** What a person attests is a sentence of its own; the rest has a kind and an id. */
function label(kind: EvidenceKind, id: string): Html {
  return kind === EvidenceKind.ATTESTATION ? html`${id}` : html`${kind} <code>${id}</code>`;
}

function token(kind: string): string {
  return kind.replaceAll(' ', '-');
}
