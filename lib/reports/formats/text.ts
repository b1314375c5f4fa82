import { OutcomeState } from '../../compliance/outcome';
import { type Ledger } from '../../compliance/ledger/ledger';
import {
  ATTENTION_STATES,
  otherBlockers,
  type ReportItem,
  reportItems,
  REQUIREMENTS,
} from '../../compliance/ledger/report-items';
import { passes, recordBlockers } from '../../compliance/passes';
import { BlockerKind } from '../../compliance/blocker';
import { listedOf } from '../listed';
import type { Paint } from '../reporter';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { statesOf } from '../states';
import { verdictText } from '../verdict-text';
import { printable, wrapped } from './wrapped';
import { capitalized } from '../../internal/case';

/** Each environment in a few lines: whether it passes, the counts by state, then the action items, the worst first. */
export function textOf(ledgers: readonly NamedLedger[], paint: Paint): string {
  return ledgers.map((named) => environmentText(named, paint)).join('\n');
}

function environmentText({ name, ledger }: NamedLedger, paint: Paint): string {
  const { owner } = ledger.environment;
  const stage: string = ledger.environment.stage;
  const required = ledger.requirements.filter((requirement) => requirement.required);
  const items = reportItems(ledger)
    .filter(isShown)
    .sort((one, other) => ATTENTION_STATES.indexOf(one.state) - ATTENTION_STATES.indexOf(other.state));
  const head = name === stage ? name : `${name} (${stage})`;
  return [
    paint('bold', printable(owner === '' ? head : `${head}, owned by ${owner}`)),
    ...verdictLines(ledger, paint),
    ...(ledger.note === undefined ? [] : wrapped(ledger.note, '  ')),
    ...wrapped(`${required.length} required requirements: ${statesOf(required)}`, '  '),
    ...ledger.frameworks.flatMap((result) =>
      wrapped(`${listedOf(result)}: ${statesOf(result.controls)}`, '  '),
    ),
    ...ledger.nag.flatMap(({ pack, findings, acknowledgements, waived, notEvaluated = [] }) => [
      ...wrapped(
        `${pack}: ${findings.length} findings, ${acknowledgements.length} acknowledged, ${waived.length} waived`,
        '  ',
      ),
      ...notEvaluated.flatMap((reason) => wrapped(reason, '      ')),
    ]),
    ...[...blockersBesideRecords(ledger), ...items].flatMap((item) => itemText(item, paint)),
    ...recordsText(ledger, paint),
    '',
  ].join('\n');
}

function verdictLines(ledger: Ledger, paint: Paint): string[] {
  const [first, ...more] = wrapped(verdictText(ledger), '  ');
  return [`  ${paint(passes(ledger) ? 'green' : 'red', capitalized(first.trimStart()))}`, ...more];
}

/** Requirements with something to do, and controls that are not met; controls to attest are counted only. */
function isShown({ group, state }: ReportItem): boolean {
  return group === REQUIREMENTS ? ATTENTION_STATES.includes(state) : state === OutcomeState.NOT_MET;
}

/** Records have lines of their own. */
function blockersBesideRecords(ledger: Ledger): ReportItem[] {
  return otherBlockers(ledger).filter(({ evidence }) => !evidence.includes(BlockerKind.RECORD));
}

function itemText({ id, state, title, reason, remedies }: ReportItem, paint: Paint): string[] {
  const colour = state === OutcomeState.NOT_MET ? 'red' : 'yellow';
  return [
    ...headed(paint(colour, state), state.length, id === title ? id : `${id} ${title}`),
    ...wrapped(reason, '      '),
    ...remedies.flatMap((remediation) => wrapped(`Fix: ${remediation}`, '      ')),
  ];
}

/** A text behind a painted state of a length, with its further lines below its first. */
function headed(state: string, length: number, text: string): string[] {
  const indent = ' '.repeat(length + 4);
  const [first, ...more] = wrapped(text, indent);
  return [`  ${state}  ${first.trimStart()}`, ...more];
}

/** Expired and unused records, and how many findings are waived by whom until when. */
function recordsText(ledger: Ledger, paint: Paint): string[] {
  const { requirements, nag } = ledger;
  const findings = requirements.flatMap(({ checks }) => checks.flatMap((check) => check.findings));
  const waivers = [
    ...findings.flatMap(({ waived }) => waived ?? []),
    ...nag.flatMap(({ waived }) => waived.map(({ waiver }) => waiver)),
  ].map(({ approvedBy, expires }) => `by ${approvedBy} until ${expires}`);
  return [
    ...recordBlockers(ledger).flatMap(({ id, state, reason }) => [
      ...headed(paint('yellow', state), state.length, id),
      ...wrapped(reason, '      '),
    ]),
    ...[...new Set(waivers)].flatMap((terms) => {
      const number = waivers.filter((other) => other === terms).length;
      return wrapped(`${number} ${number === 1 ? 'finding' : 'findings'} waived ${terms}`, '  ');
    }),
  ];
}
