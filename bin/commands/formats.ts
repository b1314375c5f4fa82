import { type NamedLedger, reportFiles } from '../../lib';
import { csvOf } from '../../lib/reports/formats/csv';
import { junitOf } from '../../lib/reports/formats/junit';
import { markdownOf } from '../../lib/reports/formats/markdown';
import { sarifOf } from '../../lib/reports/formats/sarif';
import type { Paint } from './output';
import { terminalText } from './terminal-text';

type Rendering = (ledgers: readonly NamedLedger[], paint: Paint, folder?: string) => string;

/** Each way to write an account down. */
const RENDERINGS = {
  text: terminalText,
  html: (ledgers) => reportFiles(ledgers).find(({ path }) => path === 'index.html')?.content ?? '',
  json: (ledgers) =>
    `${JSON.stringify(
      ledgers.map(({ name, ledger }) => ({ name, ledger })),
      undefined,
      2,
    )}\n`,
  markdown: (ledgers) => markdownOf(ledgers),
  csv: (ledgers) => csvOf(ledgers),
  sarif: (ledgers, _paint, folder) => sarifOf(ledgers, folder),
  junit: (ledgers) => junitOf(ledgers),
} as const satisfies Readonly<Record<string, Rendering>>;

export type Format = keyof typeof RENDERINGS;
export const FORMATS = Object.keys(RENDERINGS) as Format[];

/** @param folder that of the templates, if it is known */
export function rendered(
  format: Format,
  ledgers: readonly NamedLedger[],
  paint: Paint,
  folder?: string,
): string {
  const rendering: Rendering = RENDERINGS[format];
  return rendering(ledgers, paint, folder);
}
