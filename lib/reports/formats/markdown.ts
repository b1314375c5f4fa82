import { OutcomeState } from '../../compliance/outcome';
import { type Ledger, type LedgerRequirement } from '../../compliance/ledger/ledger';
import type { NamedLedger } from '../report-files';
import { listedOf } from '../listed';
import { countStates, STATES, statesOf } from '../states';
import { type ReportItem, reportItems, TO_LOOK_AT } from '../../compliance/ledger/report-items';

/** The most lines of what needs a person that are shown of one environment: a pull request is no archive. */
const MOST_LINES = 40;

/** The account for a pull request: the environments side by side, then what needs a person, folded by environment. */
export function markdownOf(ledgers: readonly NamedLedger[]): string {
  return ['## Stage environments', '', ...overview(ledgers), '', ...ledgers.flatMap(environment)]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function overview(ledgers: readonly NamedLedger[]): string[] {
  const required = ledgers.map(({ ledger }) =>
    countStates(ledger.requirements.filter((requirement) => requirement.required)),
  );
  const shown = STATES.filter((state) => required.some((counts) => counts[state] > 0));
  return [
    `| Required requirements | ${ledgers.map(({ name }) => markdown(name)).join(' | ')} |`,
    `|---|${ledgers.map(() => '--:|').join('')}`,
    ...shown.map((state) => `| ${state} | ${required.map((counts) => counts[state] || '').join(' | ')} |`),
  ];
}

function environment({ name, ledger }: NamedLedger): string[] {
  const wanting = reportItems(ledger)
    .filter(({ state }) => TO_LOOK_AT.includes(state))
    .sort((one, other) => TO_LOOK_AT.indexOf(one.state) - TO_LOOK_AT.indexOf(other.state));
  const blocking = ledger.requirements.filter((requirement) => requirement.blocking);
  return [
    `### ${markdown(name)}`,
    '',
    `${markdown(ledger.environment.stage)}${ownedBy(ledger.environment)}. ${passes(blocking)}`,
    '',
    ...(ledger.note === undefined ? [] : [markdown(ledger.note), '']),
    ...frameworkLines(ledger),
    ...(wanting.length === 0 ? [] : [...folded(wanting), '']),
  ];
}

function ownedBy({ owner }: Ledger['environment']): string {
  return owner === '' ? '' : `, owned by ${markdown(owner)}`;
}

function frameworkLines({ frameworks }: Ledger): string[] {
  const lines = frameworks.map(
    (account) => `- ${markdown(listedOf(account))}: ${statesOf(account.controls)}`,
  );
  return lines.length === 0 ? [] : [...lines, ''];
}

function passes(blocking: readonly LedgerRequirement[]): string {
  if (blocking.length === 0) return 'It passes validation.';
  return `**It does not pass validation**: ${blocking.map(({ id }) => id).join(', ')}.`;
}

function folded(items: readonly ReportItem[]): string[] {
  const faults = items.filter(({ state }) => state === OutcomeState.NOT_MET).length;
  const left = items.length - MOST_LINES;
  return [
    `<details${faults > 0 ? ' open' : ''}><summary>${items.length} that need a look</summary>`,
    '',
    '| | State | What | Why |',
    '|---|---|---|---|',
    ...items
      .slice(0, MOST_LINES)
      .map(
        ({ id, state, title, reason }) =>
          `| ${markdown(id)} | ${state} | ${markdown(title)} | ${markdown(reason)} |`,
      ),
    ...(left > 0 ? ['', `… and ${left} more: see the report.`] : []),
    '',
    '</details>',
  ];
}

/** Control characters, and those that make text read in another order than it stands. */
const UNREADABLE = /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;
const SPECIAL = /[\\`*_{}[\]()#+!|~<>&$]/g;

/** A text from outside: nothing of it is markup, a mention of somebody, or a line of its own. */
export function markdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(UNREADABLE, '\ufffd')
    .replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('@', '@\u200b')
    .replaceAll('://', ':\u200b//');
}
