import { CATALOG } from './catalog';
import { Basis, type Cell, Condition, Obligation, type Proof, type Requirement } from './requirement';
import { StageKind } from './stage-kind';

const COLUMNS = [StageKind.DEVELOPMENT, StageKind.STAGING, StageKind.SOFT_LAUNCH, StageKind.PRODUCTION];

const OBLIGATION_MARKS: Readonly<Record<Obligation, string>> = {
  [Obligation.REQUIRED]: 'R',
  [Obligation.CONDITIONAL]: 'C',
  [Obligation.NICE_TO_HAVE]: 'O',
  [Obligation.NOT_REQUIRED]: '–',
};

const BASIS_MARKS: Readonly<Record<Basis, string>> = {
  [Basis.GUIDE]: '',
  [Basis.PLAN]: '',
  [Basis.BRIEF]: '†',
  [Basis.OURS]: '°',
  [Basis.APPLICATION]: '',
};

const CONDITIONS = Object.values(Condition);

/** The catalogue as a Markdown table, with the meaning of its marks below it. */
export function requirementsTable(): string {
  return [
    '| Id | Requirement | D | S | L | P | Proved by |',
    '|---|---|---|---|---|---|---|',
    ...CATALOG.map(tableRow),
    '',
    'D development, S staging, L soft launch, P production. R required, C conditional, O nice to have, – not required.',
    "° goes further than the two documents ask, † is the brief's; everything else is the documents' own.",
    '',
    'The conditions:',
    ...CONDITIONS.map((condition) => `- (${letter(condition)}) ${condition}`),
  ].join('\n');
}

function tableRow(definition: Requirement): string {
  const cells = COLUMNS.map((stage) => tableCell(definition.stages[stage]));
  return `| ${[definition.id, definition.title, ...cells, provedBy(definition.proof)].join(' | ')} |`;
}

function tableCell(cell: Cell): string {
  const mark = OBLIGATION_MARKS[cell.obligation] + BASIS_MARKS[cell.basis];
  if (cell.obligation === Obligation.NOT_REQUIRED) return mark;
  const condition = cell.condition ?? cell.templateCondition;
  const { instances, zones } = cell.minimum ?? {};
  const figures = [
    ...(instances === undefined ? [] : [counted(instances, 'instance')]),
    ...(zones === undefined ? [] : [counted(zones, 'zone')]),
  ].join(', ');
  return [mark, figures, cell.note, condition === undefined ? '' : `(${letter(condition)})`]
    .filter(Boolean)
    .join(' ');
}

function provedBy(proof: Proof): string {
  const kinds: string[] = [];
  if (proof.template !== undefined) kinds.push('template');
  if (proof.declared !== undefined) kinds.push('declared');
  if (proof.attested !== undefined) kinds.push('attested');
  if (proof.checklist !== undefined) kinds.push('the checklist itself');
  return kinds.join(proof.either === true ? ' or ' : ' + ');
}

function letter(condition: Condition): string {
  return String.fromCharCode('a'.charCodeAt(0) + CONDITIONS.indexOf(condition));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
