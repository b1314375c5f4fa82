import type { LedgerSummary } from './ledger';
import { percent, type Outcome } from './verdict';

const WIDTH = 80;
const INDENT = '  ';

/** One environment of the closing table; without a verdict if nothing was deployed. */
export interface RequirementRow {
  readonly environment: string;
  readonly ledger: LedgerSummary;
  readonly verdict?: Outcome;
}

/** The closing table, no wider than 80 columns. */
export function table(requirements: readonly RequirementRow[]): string {
  const lines = [
    line('Environment', 'Stage', 'Created', 'Recorded', 'Total', 'Share', 'Result'),
    '-'.repeat(WIDTH),
  ];
  for (const { environment, ledger, verdict } of requirements) {
    const figures =
      verdict === undefined
        ? ['-', '-', '-', '-', 'left out']
        : [
            String(verdict.created),
            String(verdict.recorded),
            String(verdict.total),
            percent(verdict.share),
            verdict.held ? 'held' : 'FAILED',
          ];
    lines.push(line(environment, ledger.stage, ...figures), ...requirementLines(ledger));
  }
  return lines.join('\n');
}

function line(
  environment = '',
  stage = '',
  created = '',
  recorded = '',
  total = '',
  share = '',
  result = '',
): string {
  const names = `${fit(environment, 20)} ${fit(stage, 13)}`;
  const figures = `${created.padStart(8)}${recorded.padStart(9)}${total.padStart(7)}${share.padStart(8)}`;
  return `${names}${figures}  ${result}`.trimEnd();
}

function requirementLines(ledger: LedgerSummary): string[] {
  const counts = [...ledger.states].map(([state, count]) => `${count} ${state}`);
  const lines: string[] = [];
  let current = `${INDENT}Requirements:`;
  counts.forEach((count, index) => {
    const word = ` ${count}${index < counts.length - 1 ? ';' : ''}`;
    if (current.length + word.length > WIDTH) {
      lines.push(current);
      current = INDENT + INDENT.slice(1);
    }
    current += word;
  });
  return [...lines, current];
}

function fit(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}
