import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser, TIME_TO_LAUNCH } from './browser';
import { exampleLedger, ROWS } from './example-ledger';
import { reportPage } from '../../lib/reports/page/report-page';

jest.setTimeout(120_000);

const DESK = { viewport: { width: 1280, height: 900 } };
const MATRIX = 'table.matrix tbody tr:visible';

let browser: Browser;
let folder: string;
/** With two environments, and with one for axe, which takes long. */
let address: string;
let small: string;
/** Messages on the console, errors, network requests and dialogs: none is allowed. */
let trouble: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'report-'));
  const written = (name: string, content: string): string => {
    writeFileSync(join(folder, name), content);
    return pathToFileURL(join(folder, name)).href;
  };
  const bare = exampleLedger({
    frameworks: [],
    picture: { places: [], nodes: [], edges: [] },
    checklist: [],
  });
  const production = { name: 'Production', ledger: exampleLedger() };
  address = written('index.html', reportPage([{ name: 'Staging', ledger: bare }, production]));
  small = written('small.html', reportPage([production]));
  browser = await launchBrowser();
}, TIME_TO_LAUNCH);

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(() => {
  trouble = [];
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  expect(trouble).toEqual([]);
});

async function open(options: BrowserContextOptions = DESK, where = address): Promise<Page> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(5_000);
  const page = await context.newPage();
  page.on('console', (message) => trouble.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(String(error)));
  page.on('dialog', (dialog) => trouble.push(`dialog: ${dialog.message()}`));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) trouble.push(`request: ${request.url()}`);
  });
  await page.goto(where);
  return page;
}

const unfold = (page: Page) =>
  page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true");

test('a search shows and counts the requirements with all words, and Escape clears it', async () => {
  const page = await open();
  const panel = page.getByRole('search', { name: 'Filter the requirements', exact: true });

  await panel.getByLabel('Search').fill('vpn teams');

  expect(await page.locator(MATRIX).count()).toBe(1);
  expect(await page.locator(MATRIX).textContent()).toContain('SEC-2');
  expect(await panel.getByRole('status').textContent()).toBe(`1 of ${String(ROWS.length)} shown`);
  await panel.getByLabel('Search').press('Escape');
  expect(await page.locator(MATRIX).count()).toBe(ROWS.length);
});

test('filters by state and basis combine, and Clear resets both', async () => {
  const page = await open();
  const panel = page.getByRole('search', { name: 'Filter the requirements', exact: true });

  await panel.getByLabel('State').selectOption('not checked');
  expect(await page.locator(MATRIX).count()).toBe(1);
  await panel.getByLabel('Basis').selectOption('brief');
  expect(await page.locator(MATRIX).count()).toBe(0);
  await panel.getByRole('button', { name: 'Clear' }).click();

  expect(await page.locator(MATRIX).count()).toBe(ROWS.length);
});

test('controls are filtered by state and by evidence', async () => {
  const page = await open();
  const panel = page.getByRole('search', { name: 'Filter the controls of HIPAA in Production' });
  const controls = page
    .getByRole('region', { name: 'Controls of HIPAA in Production' })
    .locator('tbody tr:visible');

  await panel.getByLabel('State').selectOption('pending');
  expect(await controls.count()).toBe(2);
  await panel.getByLabel('Evidence').selectOption('attestation');

  expect(await controls.count()).toBe(1);
});

test('a cell of the matrix leads to its requirement, whose checks and resources unfold', async () => {
  const page = await open();

  await page.locator('table.matrix').getByRole('link', { name: 'not met' }).nth(1).click();
  const requirement = page.locator(':target');
  expect(await requirement.getByRole('rowheader').textContent()).toContain('SEC-1');
  const resource = requirement.getByText('Shared/Vault', { exact: true });
  expect(await resource.isVisible()).toBe(false);
  await requirement.locator('summary').click();

  expect(await resource.isVisible()).toBe(true);
});

test('a link to a requirement that is not required unfolds it', async () => {
  const page = await open(DESK, `${address}#Production.STG-2`);

  await page.locator(':target').waitFor({ state: 'visible' });
  expect(await page.locator(':target').getAttribute('id')).toBe('Production.STG-2');
});

test('a link to a requirement that is filtered out shows it again', async () => {
  const page = await open();
  await page
    .getByRole('search', { name: 'Filter the requirements of Production' })
    .getByLabel('Search')
    .fill('no such words');

  await page.locator('table.matrix').getByRole('link', { name: 'not met' }).nth(1).click();

  // The browser sets the new address after the click.
  await page.locator(':target').waitFor({ state: 'visible' });
  expect(await page.locator(':target').getAttribute('id')).toBe('Production.SEC-1');
});

test('one button unfolds and folds everything of an environment', async () => {
  const page = await open();
  const folds = page.locator('[id="Production.all"] details[open]');
  const button = page.locator('[data-expand="Production.all"]');
  const all = await page.locator('[id="Production.all"] details').count();

  await button.click();
  expect(await folds.count()).toBe(all);
  await button.click();

  expect(await folds.count()).toBe(0);
});

test('the keyboard reaches a resource from the top', async () => {
  const page = await open();
  const focused = (what: string) => page.evaluate(`document.activeElement.matches(${JSON.stringify(what)})`);
  const tabTo = async (what: string) => {
    for (let steps = 0; steps < 200 && !(await focused(what)); steps += 1) await page.keyboard.press('Tab');
    expect(await focused(what)).toBe(true);
  };

  await page.keyboard.press('Tab');
  expect(await focused('.skip')).toBe(true);
  await page.keyboard.press('Enter');
  await tabTo('[data-filter="page.matrix.requirements"] input');
  await page.keyboard.type('firewalls');
  await tabTo('table.matrix td:last-child a');
  await page.keyboard.press('Enter');
  await tabTo('tr:target summary');
  await page.keyboard.press('Enter');

  expect(await page.locator(':target').getByText('Shared/Vault', { exact: true }).isVisible()).toBe(true);
});

test.each(['light', 'dark'] as const)(
  'axe finds no violation in the %s scheme, with everything unfolded',
  async (colorScheme) => {
    const page = await open({ ...DESK, colorScheme }, small);
    await unfold(page);

    const { violations } = await new AxeBuilder({ page }).analyze();

    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  },
);

test('axe finds no violation on a phone', async () => {
  const page = await open({ viewport: { width: 375, height: 700 } }, small);
  await unfold(page);

  const { violations } = await new AxeBuilder({ page }).analyze();

  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
});

test('the dark scheme is dark, and the light scheme is light', async () => {
  const ground = async (colorScheme: 'dark' | 'light') => {
    const page = await open({ ...DESK, colorScheme });
    const colour = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    return Number(/\d+/.exec(colour)?.[0]);
  };

  expect(await ground('dark')).toBeLessThan(40);
  expect(await ground('light')).toBeGreaterThan(240);
});

test.each([320, 375, 768])('at a width of %d the page does not scroll sideways', async (width) => {
  const page = await open({ viewport: { width, height: 700 } });
  await unfold(page);

  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
});

test('print shows reasons and evidence that are folded on the screen, and no controls', async () => {
  const page = await open();
  const seen = (selector: string) =>
    page.evaluate(`document.querySelector(${JSON.stringify(selector)}).checkVisibility()`);
  expect(await seen('.evidence li')).toBe(false);

  await page.emulateMedia({ media: 'print' });

  expect(await seen('.evidence li')).toBe(true);
  expect(await seen('.filter input')).toBe(false);
  expect(await seen('.contents')).toBe(false);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(20_000);
});

test('without scripts the page is complete, without controls that need scripts', async () => {
  const page = await open({ ...DESK, javaScriptEnabled: false });

  expect(await page.locator(MATRIX).count()).toBe(ROWS.length);
  expect(await page.locator('[data-filter]:visible, button:visible').count()).toBe(0);
  await page.locator('[id="Production.SEC-1"] summary').click();
  expect(
    await page.locator('[id="Production.SEC-1"]').getByText('Shared/Vault', { exact: true }).isVisible(),
  ).toBe(true);
});
