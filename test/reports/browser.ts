import { spawnSync } from 'node:child_process';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const PROJECT = join(__dirname, '..', '..');
const CACHE = join(PROJECT, '.cache');

/** So many milliseconds the search for a browser may take: it may have to be installed. */
export const TIME_TO_LAUNCH = 600_000;

/** Names of a Chromium that may be installed. */
const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

interface Candidate {
  readonly name: string;
  readonly program: () => Promise<string>;
  readonly environment?: (program: string) => Record<string, string>;
}

/**
 * A real headless Chromium: the one that the package `@sparticuz/chromium` carries, with the libraries and the fonts that
 * it needs, for Linux on x64; else one that is installed; else Debian's, where the machine is ours to install it on.
 *
 * @throws if none starts, with what was tried and the remediation
 */
export async function launchBrowser(): Promise<Browser> {
  mkdirSync(CACHE, { recursive: true });
  const failures: string[] = [];
  for (const { name, program, environment } of candidates()) {
    try {
      const executablePath = await program();
      const browser = await chromium.launch({
        executablePath,
        // Neither a container nor root has a sandbox; the page comes from the test itself.
        chromiumSandbox: false,
        env: { ...ownEnvironment(), ...environment?.(executablePath) },
      });
      await prove(browser);
      return browser;
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  throw new Error(
    `no Chromium starts, so that the page of the report is not tested. Tried: ${failures.join('; ') || 'nothing'}. ` +
      'Remediation: run npm ci on Linux x64, or install a Chromium that is found by the name chromium or google-chrome',
  );
}

/** One that lacks a library may start, and then load nothing. */
async function prove(browser: Browser): Promise<void> {
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(PROJECT, 'package.json')).href, { timeout: 60_000 });
    await page.close();
  } catch (error) {
    await browser.close();
    throw error;
  }
}

function candidates(): Candidate[] {
  const carried: Candidate = {
    name: '@sparticuz/chromium',
    program: unpacked,
    environment: (program) => ({
      LD_LIBRARY_PATH: join(dirname(program), 'lib'),
      FONTCONFIG_FILE: join(dirname(program), 'own-fonts.conf'),
    }),
  };
  const installed = INSTALLED.filter(isThere).map((name) => ({
    name,
    program: () => Promise.resolve(spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim()),
  }));
  const ofDebian =
    process.getuid?.() === 0 && isThere('apt-get') ? [{ name: 'apt-get', program: fromDebian }] : [];
  const isCarried = process.platform === 'linux' && process.arch === 'x64';
  return [...(isCarried ? [carried] : []), ...installed, ...ofDebian];
}

/** Where nothing else starts: the carried one needs SQLite's library, and there is none for other processors. */
function fromDebian(): Promise<string> {
  const install = 'apt-get update && apt-get install --yes --no-install-recommends chromium';
  // Test files run side by side, and apt-get lets in one at a time.
  const { status, stderr } = spawnSync('flock', [join(CACHE, 'apt.lock'), 'sh', '-c', install], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`cannot install chromium: ${stderr.trim().replaceAll('\n', ' ')}`);
  return Promise.resolve('/usr/bin/chromium');
}

function isThere(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}

/** Unpacks it once, beside the project's other caches; two processes may do so at the same time. */
async function unpacked(): Promise<string> {
  const home = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..');
  const bin = join(home, 'bin');
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(CACHE, `chromium-${version}`);
  const program = join(folder, 'chromium');
  if (existsSync(program)) return program;
  const building = `${folder}.${String(process.pid)}`;
  mkdirSync(building, { recursive: true });
  const unpack = (from: string, to: string) =>
    pipeline(
      createReadStream(join(bin, from)),
      createBrotliDecompress(),
      createWriteStream(to, { mode: 0o755 }),
    );
  await unpack('chromium.br', join(building, 'chromium'));
  for (const archive of ['al2023.tar', 'fonts.tar']) {
    await unpack(`${archive}.br`, join(building, archive));
    const { status, stderr } = spawnSync('tar', ['xf', archive], { cwd: building, encoding: 'utf8' });
    if (status !== 0) throw new Error(`cannot unpack ${archive}: ${stderr}`);
  }
  writeFileSync(join(building, 'own-fonts.conf'), fontsIn(join(folder, 'fonts')));
  try {
    renameSync(building, folder);
  } catch (error) {
    rmSync(building, { recursive: true, force: true });
    if (!existsSync(program)) throw error;
  }
  return program;
}

/** The fonts that it carries before those of the machine, which may have none. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(CACHE, 'fonts')}</cachedir>
</fontconfig>
`;
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
