import { RowState } from '../../compliance/ledger';
import type { NamedLedger } from '../report-files';
import { type Entry, entriesOf } from '../../compliance/entries';
import { xml } from './xml';

/**
 * These are neither a pass nor a failure: a person, or the deployment, has the last word, nothing is asked, or somebody
 * lives without it.
 */
const SKIPPED: readonly RowState[] = [
  RowState.WAIVED,
  RowState.OPEN,
  RowState.UNDECIDABLE,
  RowState.NOT_CHECKED_YET,
  RowState.NOT_REQUIRED,
  RowState.NOT_REQUIRED_BUT_PRESENT,
  RowState.OUTSIDE,
];

/**
 * The account as JUnit has it, for continuous integration: a suite for each environment and each of its frameworks, a
 * case for each requirement and control. What is not met, or keeps the environment from passing, fails; what nobody has
 * decided, or need not, or what is waived, is skipped.
 */
export function junitOf(ledgers: readonly NamedLedger[]): string {
  const suites = ledgers.flatMap(({ name, ledger }) => {
    const entries = entriesOf(ledger);
    const groups = [...new Set(entries.map(({ group }) => group))];
    return groups.map((group) =>
      suite(
        `${name}: ${group}`,
        entries.filter((entry) => entry.group === group),
      ),
    );
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function suite(name: string, entries: readonly Entry[]): string {
  const failures = entries.filter(fails).length;
  const skipped = entries.filter(isSkipped).length;
  const head = `name="${xml(name)}" tests="${entries.length}" failures="${failures}" errors="0" skipped="${skipped}"`;
  return `  <testsuite ${head}>\n${entries.map((entry) => testCase(name, entry)).join('')}  </testsuite>\n`;
}

function testCase(suiteName: string, entry: Entry): string {
  const head = `    <testcase classname="${xml(suiteName)}" name="${xml(`${entry.id} ${entry.title}`)}"`;
  const message = `message="${xml(`${entry.state}: ${entry.reason}`)}"`;
  if (fails(entry)) {
    const remedies = entry.remedies.map((remedy) => `Remedy: ${remedy}`).join('\n');
    return `${head}>\n      <failure type="${xml(entry.state)}" ${message}>${xml(remedies)}</failure>\n    </testcase>\n`;
  }
  if (isSkipped(entry)) return `${head}>\n      <skipped ${message}/>\n    </testcase>\n`;
  return `${head}/>\n`;
}

function fails({ state, blocking }: Entry): boolean {
  return blocking || state === RowState.NOT_MET;
}

function isSkipped(entry: Entry): boolean {
  return !fails(entry) && SKIPPED.includes(entry.state);
}
