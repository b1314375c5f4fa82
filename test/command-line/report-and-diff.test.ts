import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ledger } from '../../lib';
import { framework, openLedger, saying, soundLedger } from '../reports/formats/a-ledger';
import { run } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-report-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cdkOut = () => join(folder, 'cdk.out');

/** An assembly with a report, as far as it is read. */
function assembly(name: string, ledgers: Readonly<Record<string, Ledger>>): string {
  for (const [environment, ledger] of Object.entries(ledgers)) {
    mkdirSync(join(folder, name, 'reports', environment), { recursive: true });
    writeFileSync(join(folder, name, 'reports', environment, 'ledger.json'), JSON.stringify(ledger));
  }
  return join(folder, name);
}

describe('report', () => {
  test('tells of the environments of cdk.out, and that all of it holds', () => {
    assembly('cdk.out', { Staging: soundLedger(), Second: soundLedger() });
    const { code, output, errors } = run('report', cdkOut());
    expect(output).toContain('Staging, owned by acme-partner');
    expect(output).toContain('Second (Staging)');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  });

  test('ends with 1 where an environment does not pass, within 80 columns and without colour off a terminal', () => {
    const { code, output } = run('report', assembly('out', { Staging: openLedger() }));
    expect(code).toBe(1);
    expect(output).toMatch(/not met {2}STG-2/);
    expect(output.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(output).not.toContain('\u001b');
  });

  test('--quiet says nothing, and the exit code tells', () => {
    assembly('cdk.out', { Staging: openLedger() });
    expect(run('report', cdkOut(), '--quiet')).toEqual({ code: 1, output: '', errors: '' });
  });

  test('--environment chooses, and a name nobody has is said with the nearest', () => {
    assembly('cdk.out', { Staging: soundLedger(), Broken: openLedger() });
    expect(run('report', cdkOut(), '-q', '-e', 'Staging')).toMatchObject({ code: 0 });
    const { code, errors } = run('report', cdkOut(), '-e', 'Stagin');
    expect(code).toBe(2);
    expect(errors).toMatch(/'Stagin'.*Staging/s);
  });

  test('--format json gives the ledgers, --output writes them into a file', () => {
    assembly('cdk.out', { Staging: soundLedger() });
    const { output } = run('report', cdkOut(), '-f', 'json', '-o', join(folder, 'made/for/it.json'));
    expect(output).toBe('');
    expect(JSON.parse(readFileSync(join(folder, 'made/for/it.json'), 'utf8'))).toEqual([
      { name: 'Staging', ledger: JSON.parse(JSON.stringify(soundLedger())) as unknown },
    ]);
  });

  test('a text from outside moves no cursor', () => {
    assembly('cdk.out', { Staging: saying(soundLedger(), 'a\u001b[2Jb\u009b31m\u202ec') });
    const { output } = run('report', cdkOut());
    for (const control of ['\u001b', '\u009b', '\u202e']) expect(output).not.toContain(control);
  });

  test.each([
    ['nothing there', () => undefined, /no such file or folder/],
    [
      'a folder without a report',
      () => mkdirSync(join(folder, 'cdk.out')),
      /holds no ledger\.json.*cdk synth/,
    ],
    ['a ledger cut off', () => broken('{"version": 1, "env'), /no JSON/],
    ['a ledger of another version', () => broken('{"version": 99}'), /version is 99, and 1 is read/],
    ['something else', () => broken('{"version": 1}'), /lacks environment/],
    ['a list of nothing', () => broken('[null]'), /version is none/],
  ])('%s: 2, and what to do', (_which, prepare, says) => {
    prepare();
    const { code, errors, output } = run('report', cdkOut());
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(says);
    expect(errors).not.toMatch(/^\s+at /m);
  });

  test('a format with a typing error: 2, and the formats there are', () => {
    const { code, errors } = run('report', cdkOut(), '--format', 'sarf');
    expect(code).toBe(2);
    expect(errors).toContain('sarif');
  });

  function broken(content: string): void {
    mkdirSync(join(folder, 'cdk.out', 'reports', 'Staging'), { recursive: true });
    writeFileSync(join(folder, 'cdk.out', 'reports', 'Staging', 'ledger.json'), content);
  }
});

describe('diff', () => {
  test('ends with 1 if something got worse, with 0 if it got better', () => {
    const before = assembly('before', { Staging: soundLedger() });
    const after = assembly('after', { Staging: openLedger() });
    const worse = run('diff', before, after);
    expect(worse.code).toBe(1);
    expect(worse.output).toMatch(/worse {2}STG-2: met -> not met/);
    const better = run('diff', after, before);
    expect(better.code).toBe(0);
    expect(better.output).toMatch(/better {2}STG-2: not met -> met/);
  });

  test('a framework declared since ends with 0: its open controls are new, and nothing got worse', () => {
    const before = assembly('before', { Staging: soundLedger() });
    const after = assembly('after', {
      Staging: { ...soundLedger(), frameworks: [framework('nobody signed')] },
    });
    const { code, output } = run('diff', before, after);
    expect(code).toBe(0);
    expect(output).toMatch(/new {2}HIPAA\/164\.312\(a\)\(1\): open/);
  });

  test('compares two single ledgers whatever they are called, and --json is for machines', () => {
    writeFileSync(join(folder, 'a.json'), JSON.stringify(soundLedger()));
    writeFileSync(join(folder, 'b.json'), JSON.stringify(soundLedger()));
    const { code, output } = run('diff', join(folder, 'a.json'), join(folder, 'b.json'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject([{ changes: [] }]);
  });

  test('an environment that is there on one side only is told', () => {
    const before = assembly('before', { Staging: soundLedger(), Old: soundLedger() });
    const after = assembly('after', { Staging: soundLedger(), New: soundLedger() });
    const { output } = run('diff', before, after);
    expect(output).toMatch(/Old\n {2}gone/);
    expect(output).toMatch(/New\n {2}new/);
  });

  test('a new environment that does not pass validation: 1, so that a renamed one is no way around', () => {
    const before = assembly('before', { Staging: soundLedger(), Old: openLedger() });
    const after = assembly('after', { Staging: soundLedger(), New: openLedger() });
    const { code, output } = run('diff', before, after);
    expect(code).toBe(1);
    expect(output).toMatch(/New\n {2}new, and does not pass validation/);
    expect(run('diff', after, assembly('third', { Staging: soundLedger() }))).toMatchObject({ code: 0 });
  });

  test('reads what report and check write as JSON', () => {
    assembly('cdk.out', { Staging: soundLedger(), Broken: openLedger() });
    const written = join(folder, 'all.json');
    run('report', cdkOut(), '-q', '-f', 'json', '-o', written);
    const { code, output } = run('diff', cdkOut(), written, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject([
      { name: 'Broken', changes: [] },
      { name: 'Staging', changes: [] },
    ]);
  });

  test('two assemblies with nothing in common: 2', () => {
    const before = assembly('before', { A: soundLedger(), B: soundLedger() });
    const after = assembly('after', { C: soundLedger(), D: soundLedger() });
    const { code, errors } = run('diff', before, after);
    expect(code).toBe(2);
    expect(errors).toContain('no environment in common');
  });
});

test.each(['report', 'diff'])('%s --help tells the exit codes', (command) => {
  const { code, output } = run(command, '--help');
  expect(code).toBe(0);
  expect(output).toMatch(/Exit codes:\n\s+0/);
});
