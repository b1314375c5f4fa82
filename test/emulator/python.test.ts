import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { startEmulator } from './emulator';
import { PATHS } from './paths';
import { findPython, pythonWithEmulator } from './python';
import { openRequirements } from './python-environment';

jest.setTimeout(600_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'python-test-'));
const variables = { ...process.env };
const requirements = fs.readFileSync(PATHS.requirements, 'utf8');

afterEach(() => {
  process.env = { ...variables };
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A folder of packages: `moto` of the very version that we pin, and all of them of no use. */
function uselessPackages(): string {
  const packages = fs.mkdtempSync(path.join(folder, 'packages-'));
  for (const name of ['moto', 'botocore', 'boto3', 'models', 'pip', 'venv']) {
    fs.mkdirSync(path.join(packages, name));
    fs.writeFileSync(
      path.join(packages, name, '__init__.py'),
      `raise ImportError('the ${name} of another environment')\n`,
    );
  }
  const version = /^moto==(\S+)/m.exec(requirements)?.[1];
  const metadata = path.join(packages, `moto-${version}.dist-info`);
  fs.mkdirSync(metadata);
  fs.writeFileSync(
    path.join(metadata, 'METADATA'),
    `Metadata-Version: 2.1\nName: moto\nVersion: ${version}\n`,
  );
  return packages;
}

/** A command of the given shell script. */
function commandOf(script: string): string {
  const command = path.join(fs.mkdtempSync(path.join(folder, 'bin-')), 'python3');
  fs.writeFileSync(command, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return command;
}

test('beside packages of another environment, the emulator starts from its own', async () => {
  process.env.PYTHONPATH = uselessPackages();
  const python = await findPython();
  if (python === undefined) throw new Error('These tests need Python 3.10 or newer on the path: install it.');
  const own = await pythonWithEmulator(python, () => undefined);
  expect(own).toContain(PATHS.environments);

  const emulator = await startEmulator(own, path.join(folder, 'emulator.log'));
  try {
    expect((await emulator.credentials('111122223333')).accessKeyId).not.toBe('');
    expect(emulator.errors()).toEqual([]);
  } finally {
    await emulator.stop();
  }
});

test('what is set for Python and pip does not reach the making of its environment; what reaches an index does', async () => {
  const index = 'https://index.example.com/simple';
  const [leaking, kept] = [
    {
      PYTHONPATH: uselessPackages(),
      PYTHONHOME: folder,
      PIP_TARGET: folder,
      PIP_USER: '1',
      PIP_CONSTRAINT: 'a',
    },
    { PIP_INDEX_URL: index, PIP_CONFIG_FILE: '/pip.conf', HTTPS_PROXY: 'http://proxy.example.com' },
  ];
  Object.assign(process.env, leaking, kept);
  const received = path.join(folder, 'received');
  const python = commandOf(`{ env; echo "ARGS $*"; } > '${received}'; exit 1`);
  await expect(
    pythonWithEmulator(python, () => undefined, path.join(folder, 'environments')),
  ).rejects.toThrow('could not be installed');

  const lines = fs.readFileSync(received, 'utf8').split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^ARGS -I -m venv /),
      ...Object.entries(kept).map(([name, value]) => `${name}=${value}`),
    ]),
  );
  expect(lines.filter((line) => Object.keys(leaking).some((name) => line.startsWith(`${name}=`)))).toEqual(
    [],
  );
});

test('an environment whose Python is gone is made anew', async () => {
  const environments = path.join(folder, 'gone');
  const python = commandOf(
    `[ "$3" = venv ] && mkdir -p "$4/bin" && echo '#!/bin/sh' > "$4/bin/python" && chmod +x "$4/bin/python"`,
  );
  const say = jest.fn();
  const made = await pythonWithEmulator(python, say, environments);
  expect(await pythonWithEmulator(python, say, environments)).toBe(made);
  expect(say).toHaveBeenCalledTimes(1);

  fs.rmSync(made);
  fs.symlinkSync(path.join(folder, 'no-python'), made);
  expect(await pythonWithEmulator(python, say, environments)).toBe(made);
  expect(fs.existsSync(made)).toBe(true);
  expect(say).toHaveBeenCalledTimes(2);
});

describe('the requirements', () => {
  test('pin every package to one version and its content', () => {
    expect(openRequirements(requirements)).toEqual([]);
  });

  test('pin what is asked for directly', () => {
    const asked = fs.readFileSync(path.join(path.dirname(PATHS.requirements), 'requirements.in'), 'utf8');
    const pins = [...asked.matchAll(/^([\w-]+)(?:\[\w+\])?(==\S+)$/gm)].map(
      ([, name, pin]) => `${name}${pin}`,
    );
    expect(pins).not.toEqual([]);
    expect(requirements.toLowerCase().split(/\s+/)).toEqual(
      expect.arrayContaining(pins.map((pin) => pin.toLowerCase())),
    );
  });

  const HASH = `--hash=sha256:${'0'.repeat(64)}`;

  test.each([
    'moto',
    'moto>=5',
    'moto==5.*',
    'moto==5.2.1',
    `moto>=5 \\\n    ${HASH}`,
    `moto ; python_full_version < '3.11' \\\n    ${HASH}`,
    '--requirement other.txt',
    'https://example.com/moto.tar.gz',
  ])('are open with the line %j', (line) => {
    expect(openRequirements(`six==1.17.0 \\\n    ${HASH}\n${line}\n`)).toHaveLength(1);
  });
});
