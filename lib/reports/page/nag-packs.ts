import type { NagAcknowledgement, NagResult, NagRule } from '../../compliance/nag/nag-result';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { html, type Html } from './html';
import { namingIn, type Naming, resource } from './resource-list';
import { table } from './table';
import { count, figure, nothing } from './wording';

/** The results of the cdk-nag packs in figures, and the acknowledged findings by reason. */
export function nag({ name, ledger }: NamedLedger): Html {
  if (ledger.nag.length === 0) return nothing('No cdk-nag pack ran.');
  const naming = namingIn(ledger.environment.id);
  const acknowledged = ledger.nag.flatMap(({ acknowledgements }) => acknowledgements);
  const reasons = [...new Set(acknowledged.map(({ reason }) => reason))];
  return html`${table(
    `cdk-nag packs in ${name}`,
    ['Pack', 'Rules', 'Compliant', 'Not applicable', 'Unknown', 'Findings', 'Waived', 'Acknowledged'],
    ledger.nag.map(pack),
  )}
  ${notEvaluated(ledger.nag)}
  ${
    acknowledged.length === 0
      ? undefined
      : html`<h4>Acknowledged</h4>
          <p class="lead">
            ${count(acknowledged.length, 'finding')} acknowledged in code, with
            ${count(reasons.length, 'reason')}.
          </p>
          <ul class="acknowledged">
            ${reasons.map((reason) => byReason(reason, acknowledged, naming))}
          </ul>`
  }`;
}

function pack({ pack: called, rules, findings, waived, acknowledgements }: NagResult): Html[] {
  const sum = (of: keyof NagRule & ('passed' | 'notApplicable' | 'unknown')): Html =>
    html`${figure(rules.reduce((total, rule) => total + rule[of], 0))}`;
  return [
    html`${called}`,
    html`${rules.length}`,
    sum('passed'),
    sum('notApplicable'),
    sum('unknown'),
    html`${findings.length}`,
    html`${waived.length}`,
    html`${acknowledgements.length}`,
  ];
}

/** The templates that packs could not evaluate. */
function notEvaluated(results: readonly NagResult[]): Html | undefined {
  const reasons = [...new Set(results.flatMap(({ notEvaluated: not = [] }) => not))];
  if (reasons.length === 0) return undefined;
  return html`<p class="lead">Not evaluated:</p>
    <ul>
      ${reasons.map((reason) => html`<li>${reason}</li> `)}
    </ul>`;
}

function byReason(reason: string, all: readonly NagAcknowledgement[], naming: Naming): Html {
  const same = all.filter((one) => one.reason === reason);
  const places = [...new Map(same.map((one) => [naming(one.resource), one.resource])).values()];
  const rulesAt = (name: string): string[] => [
    ...new Set(same.filter((one) => naming(one.resource) === name).map(({ rule }) => rule)),
  ];
  return html`<li>
    <p>${reason}</p>
    <details>
      <summary>${count(same.length, 'finding')} at ${count(places.length, 'resource')}</summary>
      <ul class="places">
        ${places.map(
          (one) =>
            html`<li>
              ${resource(one, naming)}
              ${rulesAt(naming(one)).map((rule) => html`<code class="rule">${rule}</code> `)}
            </li>`,
        )}
      </ul>
    </details>
  </li>`;
}
