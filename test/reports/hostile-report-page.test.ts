import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import type { Ledger } from '../../lib/compliance';
import { reportPage } from '../../lib/reports/page/report-page';
import { launchBrowser, TIME_TO_LAUNCH } from './browser';
import { exampleLedger } from './example-ledger';

jest.setTimeout(120_000);

const RUN = 'window.ran = true';

/** Strings that break out of text, attributes, scripts, styles, comments and addresses. */
const HOSTILE = [
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `"><img src=x onerror="${RUN}">`,
  `' onmouseover='${RUN}' autofocus onfocus='${RUN}' x='`,
  `javascript:${RUN}`,
  `JaVaScRiPt:${RUN}//https://example.com`,
  `data:text/html,<script>${RUN}</script>`,
  `--><svg onload="${RUN}">`,
  '\u202egnp.exe\u0000',
  '${7*7} {{7*7}}',
];

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  browser = await launchBrowser();
}, TIME_TO_LAUNCH);

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Fields with fixed values; every other text of a ledger comes from outside. */
const FIXED = new Set([
  'state',
  'kind',
  'requirementState',
  'stage',
  'level',
  'obligation',
  'basis',
  'mode',
  'pending',
]);

/** The ledger with a string added to its texts; ids stay consistent, since equal texts get the same string. */
function poisoned(value: unknown, poison: string, key = ''): unknown {
  if (typeof value === 'string') return FIXED.has(key) ? value : `${value}${poison}`;
  if (Array.isArray(value)) return value.map((one) => poisoned(one, poison, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, poisoned(one, poison, name)]));
}

/** The ledger with its texts replaced by a string, as an address has to be a whole text. */
function replaced(value: unknown, poison: string, key = ''): unknown {
  if (typeof value === 'string') return FIXED.has(key) ? value : poison;
  if (Array.isArray(value)) return value.map((one) => replaced(one, poison, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, replaced(one, poison, name)]));
}

async function opened(
  content: string,
): Promise<{ trouble: string[]; links: string[]; scripts: number; ran: boolean }> {
  const file = join(folder, 'index.html');
  writeFileSync(file, content);
  const page = await browser.newPage();
  const trouble: string[] = [];
  page.on('console', (message) => trouble.push(message.text()));
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('dialog', (dialog) => trouble.push(dialog.message()));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith('file:') && !url.startsWith('data:,')) trouble.push(url);
  });
  await page.goto(pathToFileURL(file).href);
  await page.getByRole('searchbox').first().fill('a');
  const links = await page.evaluate<string[]>("[...document.links].map((link) => link.getAttribute('href'))");
  const scripts = await page.evaluate<number>('document.scripts.length');
  const ran = await page.evaluate<boolean>('window.ran === true');
  const ids = await page.evaluate<string[]>("[...document.querySelectorAll('[id]')].map(({ id }) => id)");
  expect(ids.filter((id) => !/^[\w.-]+$/.test(id))).toEqual([]);
  const handlers = await page.evaluate<number>(
    "[...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({ name }) => name.startsWith('on'))).length",
  );
  expect(handlers).toBe(0);
  await page.close();
  return { trouble, links, scripts, ran };
}

describe.each([
  ['inside other text', poisoned],
  ['alone', replaced],
])('hostile strings %s, in every name, reason, tag and evidence', (_, change) => {
  test.each(HOSTILE)('%j runs no script and is no link', async (poison) => {
    const ledger = change(exampleLedger(), poison) as Ledger;

    const { trouble, links, scripts, ran } = await opened(
      reportPage([
        { name: poison, ledger },
        { name: `${poison} `, ledger },
      ]),
    );

    expect(trouble).toEqual([]);
    expect(ran).toBe(false);
    expect(scripts).toBe(1);
    expect(links.filter((link) => !/^(#[\w.-]+|https:\/\/)/.test(link))).toEqual([]);
  });
});
