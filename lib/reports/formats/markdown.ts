import { OutcomeState } from '../../compliance/outcome';
import { type Ledger } from '../../compliance/ledger/ledger';
import { passes } from '../../compliance/passes';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { listedOf } from '../listed';
import { countStates, STATES, statesOf } from '../states';
import {
  ATTENTION_STATES,
  otherBlockers,
  type ReportItem,
  reportItems,
} from '../../compliance/ledger/report-items';
import { verdictText } from '../verdict-text';

/** The lines that are shown of one environment: a comment on a pull request is limited. */
const MAX_LINES = 40;

/** The report for a pull request: an overview of the environments, then the action items of each, folded. */
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
  const items = [
    ...otherBlockers(ledger),
    ...reportItems(ledger).filter(({ state }) => ATTENTION_STATES.includes(state)),
  ].sort((one, other) => ATTENTION_STATES.indexOf(one.state) - ATTENTION_STATES.indexOf(other.state));
  return [
    `### ${markdown(name)}`,
    '',
    `${markdown(ledger.environment.stage)}${ownedBy(ledger.environment)}. ${verdict(ledger)}`,
    '',
    ...(ledger.note === undefined ? [] : [markdown(ledger.note), '']),
    ...frameworkLines(ledger),
    ...(items.length === 0 ? [] : [...folded(items), '']),
  ];
}

function ownedBy({ owner }: Ledger['environment']): string {
  return owner === '' ? '' : `, owned by ${markdown(owner)}`;
}

function frameworkLines({ frameworks }: Ledger): string[] {
  const lines = frameworks.map((result) => `- ${markdown(listedOf(result))}: ${statesOf(result.controls)}`);
  return lines.length === 0 ? [] : [...lines, ''];
}

function verdict(ledger: Ledger): string {
  if (passes(ledger)) return 'It passes.';
  return `**It ${markdown(verdictText(ledger))}.**`;
}

function folded(items: readonly ReportItem[]): string[] {
  const faults = items.filter(({ state }) => state === OutcomeState.NOT_MET).length;
  const left = items.length - MAX_LINES;
  return [
    `<details${faults > 0 ? ' open' : ''}><summary>Action items: ${items.length}</summary>`,
    '',
    '| | State | Title | Reason |',
    '|---|---|---|---|',
    ...items
      .slice(0, MAX_LINES)
      .map(
        ({ id, state, title, reason }) =>
          `| ${markdown(id)} | ${state} | ${markdown(title)} | ${markdown(reason)} |`,
      ),
    ...(left > 0 ? ['', `… and ${left} more: see the report.`] : []),
    '',
    '</details>',
  ];
}

/** Control characters, and characters that change the order in which text is read. */
const UNREADABLE = /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;
const SPECIAL = /[\\`*_{}[\]()#+!|~<>&$]/g;

/** A text from outside, without markup, mentions and line breaks. */
export function markdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(UNREADABLE, '\ufffd')
    .replaceAll(SPECIAL, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('@', '@\u200b')
    .replaceAll('://', ':\u200b//');
}
