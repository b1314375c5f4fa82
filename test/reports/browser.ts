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

/** The time in milliseconds to find a browser, which may have to be installed. */
export const TIME_TO_LAUNCH = 600_000;

/** The program names of an installed Chromium. */
const INSTALLED = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

interface Candidate {
  readonly name: string;
  readonly program: () => Promise<string>;
  readonly environment?: (program: string) => Record<string, string>;
}

/**
 * A headless Chromium: that of the package `@sparticuz/chromium`, with its libraries and fonts, on Linux x64; else an
 * installed one; else that of Debian, if it can be installed.
 *
 * @throws if none starts, with the candidates and the remediation
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
      await verify(browser);
      return browser;
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  throw new Error(
    `no Chromium starts, so the report page cannot be tested. Tried: ${failures.join('; ') || 'nothing'}. ` +
      'Remediation: run npm ci on Linux x64, or install a Chromium that is found by the name chromium or google-chrome',
  );
}

/** A browser without a library may start, and then load nothing. */
async function verify(browser: Browser): Promise<void> {
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

/** The last candidate: the package needs the library of SQLite, and has no build for other processors. */
function fromDebian(): Promise<string> {
  const install = 'apt-get update && apt-get install --yes --no-install-recommends chromium';
  // Test files run in parallel, and apt-get runs once at a time.
  const { status, stderr } = spawnSync('flock', [join(CACHE, 'apt.lock'), 'sh', '-c', install], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`cannot install chromium: ${stderr.trim().replaceAll('\n', ' ')}`);
  return Promise.resolve('/usr/bin/chromium');
}

function isThere(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}

/** Unpacks it once, beside the other caches of the project; two processes may do so at the same time. */
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

/** The fonts of the package before those of the machine, which may have none. */
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
