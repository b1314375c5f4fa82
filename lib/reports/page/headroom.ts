import { ROOM_WORDS, SHORT_OF_ROOM } from '../../compliance/headroom';
import type { Headroom } from '../../compliance/ledger';
import type { NamedLedger } from '../report-files';
import { meter } from './bar';
import { html, type Html } from './html';
import { table } from './table';
import { figure, nothing } from './words';

/** What each stack has used of CloudFormation's limits. */
export function headroom({ name, ledger }: NamedLedger): Html {
  if (ledger.headroom.length === 0) return nothing('There is no stack.');
  const kinds = [...new Set(ledger.headroom.flatMap(({ limits }) => limits.map(({ what }) => what)))];
  return table(
    `Room in the stacks of ${name}`,
    ['Stack', ...kinds.map((what) => ROOM_WORDS[what] ?? what)],
    ledger.headroom.map(({ stack, limits }) => [
      html`<code>${stack}</code>`,
      ...kinds.map((what) => room(limits.find((one) => one.what === what))),
    ]),
  );
}

function room(one: Headroom | undefined): Html {
  if (one === undefined) return html`none`;
  const words = `${figure(one.used)} of ${figure(one.limit)}`;
  return html`${meter(one.used, one.limit, SHORT_OF_ROOM, `${words} ${ROOM_WORDS[one.what] ?? one.what}`)}
    <span class="of">${words}</span>`;
}
