import { OutcomeState } from '../../compliance/outcome';
import type { NamedLedger } from '../report-files';
import { type ReportItem, reportItems } from '../../compliance/ledger/report-items';
import { xml } from './xml';

/**
 * These are neither a pass nor a failure: a person, or the deployment, has the last word, nothing is asked, or somebody
 * lives without it.
 */
const SKIPPED: readonly OutcomeState[] = [
  OutcomeState.WAIVED,
  OutcomeState.PENDING,
  OutcomeState.UNKNOWN,
  OutcomeState.NOT_CHECKED,
  OutcomeState.NOT_REQUIRED,
  OutcomeState.NOT_REQUIRED_BUT_PRESENT,
  OutcomeState.MANUAL,
];

/**
 * The account as JUnit has it, for continuous integration: a suite for each environment and each of its frameworks, a
 * case for each requirement and control. What is not met, or keeps the environment from passing, fails; what nobody has
 * decided, or need not, or what is waived, is skipped.
 */
export function junitOf(ledgers: readonly NamedLedger[]): string {
  const suites = ledgers.flatMap(({ name, ledger }) => {
    const items = reportItems(ledger);
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
  const failures = items.filter(fails).length;
  const skipped = items.filter(isSkipped).length;
  const head = `name="${xml(name)}" tests="${items.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return `  <testsuite ${head}>\n${items.map((item) => testCase(name, item)).join('')}  </testsuite>\n`;
}

function testCase(suiteName: string, item: ReportItem): string {
  const head = `    <testcase classname="${xml(suiteName)}" name="${xml(`${item.id} ${item.title}`)}"`;
  const message = `message="${xml(`${item.state}: ${item.reason}`)}"`;
  if (fails(item)) {
    const remedies = item.remedies.map((remediation) => `Remediation: ${remediation}`).join('\n');
    return `${head}>\n      <failure type="${xml(item.state)}" ${message}>${xml(remedies)}</failure>\n    </testcase>\n`;
  }
  if (isSkipped(item)) return `${head}>\n      <skipped ${message}/>\n    </testcase>\n`;
  return `${head}/>\n`;
}

function fails({ state, blocking }: ReportItem): boolean {
  return blocking || state === OutcomeState.NOT_MET;
}

function isSkipped(item: ReportItem): boolean {
  return !fails(item) && SKIPPED.includes(item.state);
}
