import { OutcomeState } from '../../compliance/outcome';
import type { NamedLedger } from '../../compliance/ledger/named-ledger';
import { otherBlockers, type ReportItem, reportItems } from '../../compliance/ledger/report-items';
import { xml } from './xml';

/** Neither a pass nor a failure, unless it is blocking. */
const SKIPPED: readonly OutcomeState[] = [
  OutcomeState.NOT_MET,
  OutcomeState.WAIVED,
  OutcomeState.PENDING,
  OutcomeState.UNKNOWN,
  OutcomeState.NOT_CHECKED,
  OutcomeState.NOT_REQUIRED,
  OutcomeState.NOT_REQUIRED_BUT_PRESENT,
  OutcomeState.MANUAL,
];

/**
 * The report as JUnit XML, for continuous integration: a suite for each environment and each of its frameworks, a case
 * for each requirement and control, and a suite for everything else that keeps the environment from passing. A case fails
 * if it keeps the environment from passing, so that a test report agrees with the exit code.
 */
export function junitOf(ledgers: readonly NamedLedger[]): string {
  const suites = ledgers.flatMap(({ name, ledger }) => {
    const items = [...reportItems(ledger), ...otherBlockers(ledger)];
    const groups = [...new Set(items.map(({ group }) => group))];
    return groups.map((group) =>
      suite(
        `${name}: ${group}`,
        items.filter((item) => item.group === group),
      ),
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function suite(name: string, items: readonly ReportItem[]): string {
  const failures = items.filter(({ blocking }) => blocking).length;
  const skipped = items.filter(isSkipped).length;
  const head = `name="${xml(name)}" tests="${items.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return `  <testsuite ${head}>\n${items.map((item) => testCase(name, item)).join('')}  </testsuite>\n`;
}

function testCase(suiteName: string, item: ReportItem): string {
  const head = `    <testcase classname="${xml(suiteName)}" name="${xml(`${item.id} ${item.title}`)}"`;
  const message = `message="${xml(`${item.state}: ${item.reason}`)}"`;
  if (item.blocking) {
    const remedies = item.remedies.map((remediation) => `Fix: ${remediation}`).join('\n');
    return `${head}>\n      <failure type="${xml(item.state)}" ${message}>${xml(remedies)}</failure>\n    </testcase>\n`;
  }
  if (isSkipped(item)) return `${head}>\n      <skipped ${message}/>\n    </testcase>\n`;
  return `${head}/>\n`;
}

function isSkipped({ blocking, state }: ReportItem): boolean {
  return !blocking && SKIPPED.includes(state);
}
