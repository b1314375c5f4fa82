import { capitalized } from '../../internal/case';
import { type Ledger } from '../../compliance/ledger/ledger';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { passes, recordBlockers } from '../../compliance/passes';
import { listedOf } from '../listed';
import type { Paint, ReportContext } from '../reporter';
import { statesOf } from '../states';
import { verdictText } from '../verdict-text';
import { headed } from './headed';
import { summaryText } from './text-summary';
import { verboseText } from './text-verbose';
import { printable, wrapped } from './wrapped';

/**
 * Each environment: whether it passes, the counts by state, then the action items, the worst first. What is alike is one
 * item with the first names; `verbose` names all.
 */
export function textOf(ledgers: readonly NamedLedger[], context: ReportContext): string {
  return ledgers.map((named) => environmentText(named, context)).join('\n');
}

function environmentText({ name, ledger }: NamedLedger, context: ReportContext): string {
  const { paint } = context;
  const { owner } = ledger.environment;
  const stage: string = ledger.environment.stage;
  const required = ledger.requirements.filter((requirement) => requirement.required);
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
    ...(context.verbose === true ? verboseText(ledger, context) : summaryText(ledger, context)),
    ...recordsText(ledger, paint),
    '',
  ].join('\n');
}

function verdictLines(ledger: Ledger, paint: Paint): string[] {
  const [first, ...more] = wrapped(verdictText(ledger), '  ');
  return [`  ${paint(passes(ledger) ? 'green' : 'red', capitalized(first.trimStart()))}`, ...more];
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
      ...headed(state, id, paint),
      ...wrapped(reason, '      '),
    ]),
    ...[...new Set(waivers)].flatMap((terms) => {
      const number = waivers.filter((other) => other === terms).length;
      return wrapped(`${number} ${number === 1 ? 'finding' : 'findings'} waived ${terms}`, '  ');
    }),
  ];
}
