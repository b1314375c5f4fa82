import { OutcomeState } from '../../lib/compliance/outcome';
import { type Ledger, type NamedLedger, strictFailures } from '../../lib';
import {
  type ReportItem,
  reportItems,
  REQUIREMENTS,
  TO_LOOK_AT,
} from '../../lib/compliance/ledger/report-items';
import { listedOf } from '../../lib/reports/listed';
import { statesOf } from '../../lib/reports/states';
import type { Paint } from './output';

/** Columns of a terminal that is not asked, and of what is written into a file. */
const COLUMNS = 80;

/** Each environment in a few lines: how many requirements stand how, then what needs a person, the worst first. */
export function terminalText(ledgers: readonly NamedLedger[], paint: Paint): string {
  return ledgers.map((named) => environmentText(named, paint)).join('\n');
}

function environmentText({ name, ledger }: NamedLedger, paint: Paint): string {
  const { owner } = ledger.environment;
  const stage: string = ledger.environment.stage;
  const required = ledger.requirements.filter((requirement) => requirement.required);
  const wanting = reportItems(ledger)
    .filter(isTold)
    .sort((one, other) => TO_LOOK_AT.indexOf(one.state) - TO_LOOK_AT.indexOf(other.state));
  const head = name === stage ? name : `${name} (${stage})`;
  return [
    paint('bold', clean(owner === '' ? head : `${head}, owned by ${owner}`)),
    ...(ledger.note === undefined ? [] : wrapped(ledger.note, '  ')),
    ...wrapped(`${required.length} required requirements: ${statesOf(required)}`, '  '),
    ...ledger.frameworks.flatMap((account) =>
      wrapped(`${listedOf(account)}: ${statesOf(account.controls)}`, '  '),
    ),
    ...ledger.nag.flatMap(({ pack, findings, acknowledgements, waived, notEvaluated = [] }) => [
      ...wrapped(
        `${pack}: ${findings.length} findings, ${acknowledgements.length} acknowledged, ${waived.length} waived`,
        '  ',
      ),
      ...notEvaluated.flatMap((reason) => wrapped(reason, '      ')),
    ]),
    ...wanting.flatMap((item) => teamAccessText(item, paint)),
    ...recordsText(ledger, paint),
    '',
  ].join('\n');
}

/** Rows that need somebody, and controls that show a fault; what is to be signed of a framework is counted only. */
function isTold({ group, state }: ReportItem): boolean {
  return group === REQUIREMENTS ? TO_LOOK_AT.includes(state) : state === OutcomeState.NOT_MET;
}

function teamAccessText({ id, state, title, reason, remedies }: ReportItem, paint: Paint): string[] {
  const colour = state === OutcomeState.NOT_MET ? 'red' : 'yellow';
  return [
    `  ${paint(colour, state)}  ${clean(`${id} ${title}`)}`,
    ...wrapped(reason, '      '),
    ...remedies.flatMap((remediation) => wrapped(`to do: ${remediation}`, '      ')),
  ];
}

/** Records that hold nothing any more, and who lives with how many findings until when. */
function recordsText(ledger: Ledger, paint: Paint): string[] {
  const { requirements, nag } = ledger;
  const findings = requirements.flatMap(({ checks }) => checks.flatMap((check) => check.findings));
  const waivers = [
    ...findings.flatMap(({ waived }) => waived ?? []),
    ...nag.flatMap(({ waived }) => waived.map(({ waiver }) => waiver)),
  ].map(({ approvedBy, expires }) => `by ${approvedBy} until ${expires}`);
  return [
    ...strictFailures({ ...ledger, requirements: [] }).flatMap(({ what, state, reason }) => [
      `  ${paint('yellow', state)}  ${clean(what)}`,
      ...wrapped(reason, '      '),
    ]),
    ...[...new Set(waivers)].flatMap((terms) => {
      const number = waivers.filter((other) => other === terms).length;
      return wrapped(`${number} ${number === 1 ? 'finding' : 'findings'} waived ${terms}`, '  ');
    }),
  ];
}

/** The words in lines of a terminal's width; a longer word has a line of its own. */
export function wrapped(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of clean(text).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + longer.length > COLUMNS) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((one) => `${indent}${one}`);
}

/** Nothing that comes from a template moves the cursor or changes the title of a terminal. */
function clean(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').replaceAll(/\p{Cf}/gu, '');
}
