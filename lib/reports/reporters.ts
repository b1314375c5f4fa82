import { StageEnvironmentError, type StageEnvironmentErrorProps } from '../internal/errors';
import { csvOf } from './formats/csv';
import { jsonOf } from './formats/json';
import { junitOf } from './formats/junit';
import { markdownOf } from './formats/markdown';
import { sarifOf } from './formats/sarif';
import { textOf } from './formats/text';
import { reportPage } from './page/report-page';
import type { Reporter } from './reporter';

/** Every built-in report format. The command line offers them, and those with a file are written into the assembly. */
export const REPORTERS: readonly Reporter[] = [
  { name: 'text', render: textOf },
  { name: 'html', fileName: 'index.html', render: (ledgers) => reportPage(ledgers) },
  { name: 'json', render: (ledgers) => jsonOf(ledgers) },
  { name: 'markdown', fileName: 'report.md', render: (ledgers) => markdownOf(ledgers) },
  { name: 'csv', fileName: 'controls.csv', render: (ledgers) => csvOf(ledgers) },
  {
    name: 'sarif',
    fileName: 'results.sarif',
    render: (ledgers, { templateFolder, positions }) => sarifOf(ledgers, templateFolder, positions),
  },
  { name: 'junit', fileName: 'junit.xml', render: (ledgers) => junitOf(ledgers) },
];

/** Segments of letters, digits, dots, hyphens and underscores that do not start with a dot. */
const FILE_NAME = /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/;

/**
 * Checks report formats of an application's own.
 *
 * @throws StageEnvironmentError if a name or file is that of another format, or a file is outside of the `reports` folder
 */
export function checkReporters(reporters: readonly Reporter[]): void {
  const known: Reporter[] = [...REPORTERS];
  for (const reporter of reporters) {
    checkReporter(reporter, known);
    known.push(reporter);
  }
}

function checkReporter({ name, fileName }: Reporter, known: readonly Reporter[]): void {
  const refuse = (fault: Omit<StageEnvironmentErrorProps, 'what'>): never => {
    throw new StageEnvironmentError({ what: "'reporters' of the compliance", ...fault });
  };
  if (known.some((other) => other.name === name)) {
    refuse({
      id: 'reporter.duplicate-name',
      value: name,
      limit: 'there is a report format of this name',
      remediation: 'give the format another name',
    });
  }
  if (fileName === undefined) {
    return refuse({
      id: 'reporter.no-file-name',
      value: fileName,
      limit: `format ${name} needs a file`,
      remediation: "set fileName, such as 'summary.txt'",
    });
  }
  if (!FILE_NAME.test(fileName)) {
    refuse({
      id: 'reporter.file-outside-reports',
      value: fileName,
      limit: 'a relative path below the reports folder is required',
      remediation: "write it such as 'summary.txt'",
    });
  }
  if (known.some((other) => other.fileName === fileName)) {
    refuse({
      id: 'reporter.duplicate-file-name',
      value: fileName,
      limit: 'another report format has this file',
      remediation: 'give the format another file',
    });
  }
  if (fileName.endsWith('ledger.json')) {
    refuse({
      id: 'reporter.file-of-ledgers',
      value: fileName,
      limit: 'the ledgers of environments have this name',
      remediation: 'give the format another file',
    });
  }
}
