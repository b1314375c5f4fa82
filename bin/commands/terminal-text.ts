import { type Ledger, type NamedLedger, strictFaults } from '../../lib';
import { type Entry, entriesOf, REQUIREMENTS, TO_LOOK_AT } from '../../lib/compliance/entries';
import { RowState } from '../../lib/compliance/ledger';
import { listedOf } from '../../lib/reports/listed';
import { statesOf } from '../../lib/reports/states';
import type { Paint } from './output';

/** Columns of a terminal that is not asked, and of what is written into a file. */
const COLUMNS = 80;

/** Each environment in a few lines: how many rows stand how, then what needs a person, the worst first. */
export function terminalText(ledgers: readonly NamedLedger[], paint: Paint): string {
  return ledgers.map((named) => environmentText(named, paint)).join('\n');
}

function environmentText({ name, ledger }: NamedLedger, paint: Paint): string {
  const { owner } = ledger.environment;
  const stage: string = ledger.environment.stage;
  const required = ledger.requirements.filter((row) => row.required);
  const wanting = entriesOf(ledger)
    .filter(isTold)
    .sort((one, other) => TO_LOOK_AT.indexOf(one.state) - TO_LOOK_AT.indexOf(other.state));
  const head = name === stage ? name : `${name} (${stage})`;
  return [
    paint('bold', clean(owner === '' ? head : `${head}, owned by ${owner}`)),
    ...(ledger.note === undefined ? [] : wrapped(ledger.note, '  ')),
    ...wrapped(`${required.length} required rows: ${statesOf(required)}`, '  '),
    ...ledger.frameworks.flatMap((account) =>
      wrapped(`${listedOf(account)}: ${statesOf(account.controls)}`, '  '),
    ),
    ...ledger.stock.flatMap(({ pack, findings, acknowledgements, waived, unasked = [] }) => [
      ...wrapped(
        `${pack}: ${findings.length} findings, ${acknowledgements.length} acknowledged, ${waived.length} waived`,
        '  ',
      ),
      ...unasked.flatMap((reason) => wrapped(reason, '      ')),
    ]),
    ...wanting.flatMap((entry) => entryText(entry, paint)),
    ...recordsText(ledger, paint),
    '',
  ].join('\n');
}

/** Rows that need somebody, and controls that show a fault; what is to be signed of a framework is counted only. */
function isTold({ group, state }: Entry): boolean {
  return group === REQUIREMENTS ? TO_LOOK_AT.includes(state) : state === RowState.NOT_MET;
}

function entryText({ id, state, title, reason, remedies }: Entry, paint: Paint): string[] {
  const colour = state === RowState.NOT_MET ? 'red' : 'yellow';
  return [
    `  ${paint(colour, state)}  ${clean(`${id} ${title}`)}`,
    ...wrapped(reason, '      '),
    ...remedies.flatMap((remedy) => wrapped(`to do: ${remedy}`, '      ')),
  ];
}

/** Records that hold nothing any more, and who lives with how many findings until when. */
function recordsText(ledger: Ledger, paint: Paint): string[] {
  const { requirements, stock } = ledger;
  const findings = requirements.flatMap(({ checks }) => checks.flatMap((check) => check.findings));
  const waivers = [
    ...findings.flatMap(({ waived }) => waived ?? []),
    ...stock.flatMap(({ waived }) => waived.map(({ waiver }) => waiver)),
  ].map(({ approvedBy, expires }) => `by ${approvedBy} until ${expires}`);
  return [
    ...strictFaults({ ...ledger, requirements: [] }).flatMap(({ what, state, reason }) => [
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
