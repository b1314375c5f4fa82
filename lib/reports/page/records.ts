import type { Ledger } from '../../compliance/ledger/ledger';
import type { WaiverTerms } from '../../requirements/waiver-terms';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { anchor } from './anchor';
import { html, type Html } from './html';
import { dayOf, age } from './days';
import { table } from './table';
import { count, evidence, nothing } from './wording';

/** The opening of the environment, and its attestations, waivers and overrides, with their ages. */
export function records(named: NamedLedger): Html {
  const { attestations, overrides } = named.ledger.records;
  const waivers = waiversOf(named);
  const hasRecords = attestations.length + waivers.length + overrides.length > 0;
  return html`${opening(named.ledger)} ${hasRecords ? undefined : nothing('No attestations and no waivers.')}
  ${overrides.map(
    ({ who, when, reason }) =>
      html`<p class="override"><strong>Break-glass override</strong> by ${who} on ${when}: ${reason}</p>`,
  )}
  ${
    waivers.length === 0
      ? undefined
      : table(`Waivers of ${named.name}`, ['Waived', 'Reason', 'Who', 'Expires', 'Age'], waivers, 'Waivers')
  }
  ${attestations.length === 0 ? undefined : attestationTable(named)}`;
}

function waiversOf({ name, ledger }: NamedLedger): Html[][] {
  const line = (
    what: Html,
    { reason, requestedBy, approvedBy, expires }: WaiverTerms,
    when?: string,
  ): Html[] => [
    what,
    html`${reason}`,
    html`requested by ${requestedBy}, approved by ${approvedBy}`,
    html`${date(expires)} ${expired(ledger, expires)}`,
    html`${aged(ledger, when)}`,
  ];
  return [
    ...ledger.records.waivers.map((waiver) => line(subject(name, waiver.requirement), waiver, waiver.when)),
    ...ledger.records.ruleWaivers.map((waiver) =>
      line(html`<code>${waiver.rule}</code> at <code>${waiver.path}</code>`, waiver, waiver.when),
    ),
    ...(ledger.declarations.waivers ?? []).map((waiver) => line(subject(name, waiver.requirement), waiver)),
  ];
}

function attestationTable({ name, ledger }: NamedLedger): Html {
  return table(
    `Attestations of ${name}`,
    ['Attested', 'Evidence', 'Who', 'Valid until', 'Age'],
    ledger.records.attestations.map(({ requirement, evidence: where, who, when, validUntil }) => [
      subject(name, requirement),
      evidence(where),
      html`${who}`,
      html`${date(validUntil)} ${expired(ledger, validUntil)}`,
      html`${aged(ledger, when)}`,
    ]),
    'Attestations',
  );
}

function expired(ledger: Ledger, until: string): Html | undefined {
  const day = dayOf(ledger);
  return day !== undefined && until < day ? html`<span class="tag">expired</span>` : undefined;
}

function date(day: string): Html {
  return html`<time datetime="${day}">${day}</time>`;
}

function opening({ opening: open }: Ledger): Html | undefined {
  if (open === undefined) return undefined;
  const requirements = open.pendingRequirements.map(({ id }) => id).join(', ');
  return html`<p>
    Opens on ${date(open.opensOn)}, with
    ${requirements === '' ? 'no pending requirement.' : `${count(open.pendingRequirements.length, 'pending requirement')}: ${requirements}.`}
  </p>`;
}

/** A requirement as a link; a control of a framework as text. */
function subject(name: string, requirement: string): Html {
  return requirement.includes('/')
    ? html`<code>${requirement}</code>`
    : html`<a href="#${anchor(name, requirement)}">${requirement}</a>`;
}

function aged(ledger: Ledger, when: string | undefined): string {
  if (when === undefined) return 'declared in the description, without a date';
  const day = dayOf(ledger);
  const days = day === undefined ? undefined : age(when, day);
  return days === undefined ? `since ${when}` : `${count(days, 'day')}, since ${when}`;
}
