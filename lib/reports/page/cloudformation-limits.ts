import { LIMIT_NAMES, NEAR_LIMIT } from '../../compliance/ledger/cloudformation-limits';
import type { CloudFormationLimit } from '../../compliance/ledger/ledger';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { meter } from './bar';
import { html, type Html } from './html';
import { table } from './table';
import { figure, nothing } from './wording';

/** How much of CloudFormation's limits each stack uses. */
export function cloudFormationLimits({ name, ledger }: NamedLedger): Html {
  if (ledger.cloudFormationLimits.length === 0) return nothing('No stacks.');
  const kinds = [
    ...new Set(ledger.cloudFormationLimits.flatMap(({ limits }) => limits.map(({ what }) => what))),
  ];
  return table(
    `CloudFormation limits of the stacks of ${name}`,
    ['Stack', ...kinds.map((what) => LIMIT_NAMES[what] ?? what)],
    ledger.cloudFormationLimits.map(({ stack, limits }) => [
      html`<code>${stack}</code>`,
      ...kinds.map((what) => usage(limits.find((one) => one.what === what))),
    ]),
  );
}

function usage(one: CloudFormationLimit | undefined): Html {
  if (one === undefined) return html`none`;
  const words = `${figure(one.used)} of ${figure(one.limit)}`;
  return html`${meter(one.used, one.limit, NEAR_LIMIT, `${words} ${LIMIT_NAMES[one.what] ?? one.what}`)}
    <span class="of">${words}</span>`;
}
