import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchBrowser } from '../../reports/browser';

const IMAGE = resolve(__dirname, '..', '..', '..', 'docs', 'images', 'report.png');

/** Takes the picture of the report in the README, from the page that a synthesis wrote. */
async function main(page: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage({ viewport: { width: 1200, height: 820 }, colorScheme: 'light' });
    await tab.goto(pathToFileURL(resolve(page)).href);
    await tab.screenshot({ path: IMAGE });
  } finally {
    await browser.close();
  }
}

void main(process.argv[2] ?? 'cdk.out/reports/index.html');
