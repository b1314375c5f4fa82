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
  { name: 'text', render: (ledgers, { paint }) => textOf(ledgers, paint) },
  { name: 'html', fileName: 'index.html', render: (ledgers) => reportPage(ledgers) },
  { name: 'json', render: (ledgers) => jsonOf(ledgers) },
  { name: 'markdown', fileName: 'report.md', render: (ledgers) => markdownOf(ledgers) },
  { name: 'csv', fileName: 'controls.csv', render: (ledgers) => csvOf(ledgers) },
  {
    name: 'sarif',
    fileName: 'results.sarif',
    render: (ledgers, { templateFolder }) => sarifOf(ledgers, templateFolder),
  },
  { name: 'junit', fileName: 'junit.xml', render: (ledgers) => junitOf(ledgers) },
];
