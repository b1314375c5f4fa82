import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ledger, OutcomeState } from '../../lib/compliance';
import { framework, openLedger, saying, soundLedger } from '../reports/formats/ledgers';
import { run } from './run';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stage-report-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cdkOut = () => join(folder, 'cdk.out');

/** The ledgers of an assembly. */
function assembly(name: string, ledgers: Readonly<Record<string, Ledger>>): string {
  for (const [environment, ledger] of Object.entries(ledgers)) {
    mkdirSync(join(folder, name, 'reports', environment), { recursive: true });
    writeFileSync(join(folder, name, 'reports', environment, 'ledger.json'), JSON.stringify(ledger));
  }
  return join(folder, name);
}

describe('report', () => {
  test('reports the environments of cdk.out; exit code 0 if they pass', () => {
    assembly('cdk.out', { Staging: soundLedger(), Second: soundLedger() });
    const { code, output, errors } = run('report', cdkOut());
    expect(output).toContain('Staging, owned by acme-partner');
    expect(output).toContain('Second (Staging)');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  });

  test('exit code 1 if an environment does not pass; 80 columns, no colour outside of a terminal', () => {
    const ledger = openLedger();
    const requirements = ledger.requirements.map((it) => ({
      ...it,
      title: `${it.title}${' and more'.repeat(9)}`,
    }));
    const { code, output } = run('report', assembly('out', { Staging: { ...ledger, requirements } }));
    expect(code).toBe(1);
    expect(output).toMatch(/not met {2}STG-2/);
    expect(output.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(output).not.toContain('\u001b');
  });

  test('--quiet prints nothing', () => {
    assembly('cdk.out', { Staging: openLedger() });
    expect(run('report', cdkOut(), '--quiet')).toEqual({ code: 1, output: '', errors: '' });
  });

  test('--environment selects; an unknown name is refused with the nearest', () => {
    assembly('cdk.out', { Staging: soundLedger(), Broken: openLedger() });
    expect(run('report', cdkOut(), '-q', '-e', 'Staging')).toMatchObject({ code: 0 });
    const { code, errors } = run('report', cdkOut(), '-e', 'Stagin');
    expect(code).toBe(2);
    expect(errors).toMatch(/'Stagin'.*Staging/s);
  });

  test('--format json has the ledgers with their verdicts, --output writes a file', () => {
    assembly('cdk.out', { Staging: soundLedger() });
    const { output } = run('report', cdkOut(), '-f', 'json', '-o', join(folder, 'made/for/it.json'));
    expect(output).toBe('');
    expect(JSON.parse(readFileSync(join(folder, 'made/for/it.json'), 'utf8'))).toEqual([
      { name: 'Staging', passes: true, ledger: JSON.parse(JSON.stringify(soundLedger())) as unknown },
    ]);
  });

  test('has unused waivers, expired records, and the number of waived findings', () => {
    const ledger = soundLedger();
    const [{ findings, ...pack }] = saying(ledger, 'a reason').nag;
    const days = { when: '2027-01-01', expires: '2027-02-01' };
    const waiver = {
      environment: 'Staging',
      rule: 'AwsSolutions-S1',
      path: 'Shop',
      reason: 'later',
      requestedBy: 'Ann',
      ...days,
    };
    const waived = findings.map((finding) => ({
      ...finding,
      blocking: false,
      waiver: { ...waiver, approvedBy: 'Ben' },
    }));
    const records = {
      ...ledger.records,
      unused: [
        { what: 'waiver of S1 at Shp', why: 'there is no such construct', source: 'go-live.yaml:3:5' },
      ],
      expired: [{ what: 'attestation of PEN-1', who: 'Ann', until: '2027-01-31', daysLeft: -1 }],
    };
    assembly('cdk.out', { Staging: { ...ledger, records, nag: [{ ...pack, findings: [], waived }] } });
    const { output } = run('report', cdkOut());
    expect(output).toMatch(
      / {2}unused {2}waiver of S1 at Shp\n {6}go-live\.yaml:3:5: there is no such construct\n/,
    );
    expect(output).toMatch(/ {2}expired {2}attestation of PEN-1\n {6}valid until 2027-01-31, not renewed/);
    expect(output).toContain('AwsSolutions: 0 findings, 1 acknowledged, 1 waived');
    expect(output).toContain('  1 finding waived by Ben until 2027-02-01');
  });

  test('a text from outside cannot move the cursor', () => {
    assembly('cdk.out', { Staging: saying(soundLedger(), 'a\u001b[2Jb\u009b31m\u202ec') });
    const { output } = run('report', cdkOut());
    for (const control of ['\u001b', '\u009b', '\u202e']) expect(output).not.toContain(control);
  });

  test.each([
    ['a missing folder', () => undefined, /no such file or folder/],
    ['a folder without a report', () => mkdirSync(join(folder, 'cdk.out')), /has no ledger\.json.*cdk synth/],
    [
      'an assembly without its reports',
      () => {
        mkdirSync(join(folder, 'cdk.out'));
        writeFileSync(join(folder, 'cdk.out', 'manifest.json'), '{"version": "36.0.0", "artifacts": {}}');
      },
      /has no ledger\.json; synthesize the application again; use 'check'/,
    ],
    ['a device', () => symlinkSync('/dev/null', cdkOut()), /is not JSON/],
    ['a truncated ledger', () => broken('{"version": 2, "env'), /is not JSON/],
    [
      'a ledger of another version',
      () => broken('{"version": 99}'),
      /version is 99, and version 2 is required/,
    ],
    ['a ledger without fields', () => broken('{"version": 2}'), /has no environment/],
    ['a list with null', () => broken('[null]'), /version is none/],
    ['no requirements', () => damaged({ requirements: null }), /ledger\.json.*requirements.*synthesize/],
    ['a requirement that is null', () => damaged({ requirements: [null] }), /requirements\.0/],
    ['no frameworks', () => damaged({ frameworks: null }), /frameworks/],
    ['a control that is null', () => damaged({ frameworks: [noControl()] }), /frameworks\.0\.controls\.0/],
    ['an unknown state', () => damaged({ requirements: [banana()] }), /requirements\.0\.state/],
    ['a cdk-nag pack that is null', () => damaged({ nag: [null] }), /nag\.0/],
  ])('%s: exit code 2 and the remediation', (_which, prepare, says) => {
    prepare();
    const { code, errors, output } = run('report', cdkOut());
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(says);
    expect(errors).not.toMatch(/^\s+at /m);
  });

  test.each([
    ['a folder', () => folder],
    ['a path below a file', () => join(cdkOut(), 'reports', 'Staging', 'ledger.json', 'report.html')],
  ])('--output to %s: exit code 2 and the remediation', (_what, output) => {
    assembly('cdk.out', { Staging: soundLedger() });
    const { code, errors } = run('report', cdkOut(), '--output', output());
    expect(code).toBe(2);
    expect(errors).toMatch(/'--output'.*cannot be written.*give the path of a file/);
  });

  test('a format with a typing error: exit code 2 and the formats', () => {
    const { code, errors } = run('report', cdkOut(), '--format', 'sarf');
    expect(code).toBe(2);
    expect(errors).toContain('sarif');
  });

  const damaged = (parts: object) => broken(JSON.stringify({ ...soundLedger(), ...parts }));
  const noControl = () => ({ ...framework('attestation missing'), controls: [null] });
  const banana = () => ({ ...soundLedger().requirements[0], state: 'banana' });

  function broken(content: string): void {
    mkdirSync(join(folder, 'cdk.out', 'reports', 'Staging'), { recursive: true });
    writeFileSync(join(folder, 'cdk.out', 'reports', 'Staging', 'ledger.json'), content);
  }
});

describe('diff', () => {
  test('exit code 1 if something got worse, 0 if it got better', () => {
    const before = assembly('before', { Staging: soundLedger() });
    const after = assembly('after', { Staging: openLedger() });
    const worse = run('diff', before, after);
    expect(worse.code).toBe(1);
    expect(worse.output).toMatch(/worse {2}STG-2: met -> not met/);
    const better = run('diff', after, before);
    expect(better.code).toBe(0);
    expect(better.output).toMatch(/better {2}STG-2: not met -> met/);
  });

  test('exit code 0 for a framework declared since: its pending controls are new', () => {
    const before = assembly('before', { Staging: soundLedger() });
    const after = assembly('after', {
      Staging: { ...soundLedger(), frameworks: [framework('attestation missing')] },
    });
    const { code, output } = run('diff', before, after);
    expect(code).toBe(0);
    expect(output).toMatch(/new {2}HIPAA: 1 pending/);
  });

  describe('of a framework that only one side declares', () => {
    const duty = 'a duty of the organization';
    const of = (...states: readonly OutcomeState[]) => {
      const account = framework('attestation missing');
      const [control] = account.controls;
      const controls = states.map((state, index) => ({ ...control, id: `C.${index}`, state, reason: duty }));
      return { ...soundLedger(), frameworks: [{ ...account, controls }] };
    };
    const { PENDING, MANUAL, NOT_MET } = OutcomeState;

    test('lists each new control that is not met, and counts the others; JSON has all', () => {
      const before = assembly('before', { Staging: soundLedger() });
      const after = assembly('after', { Staging: of(PENDING, NOT_MET, MANUAL, PENDING) });
      const { code, output } = run('diff', before, after);
      expect(code).toBe(1);
      expect(output).toMatch(/new {2}HIPAA\/C\.1: not met\n/);
      expect(output).toMatch(/new {2}HIPAA: 2 pending, 1 manual\n/);
      expect(output).not.toMatch(/C\.[023]/);
      const [{ changes }] = JSON.parse(run('diff', before, after, '--json').output) as [
        { readonly changes: readonly unknown[] },
      ];
      expect(changes).toHaveLength(4);
    });

    test('counts its controls if it is gone', () => {
      const before = assembly('before', { Staging: of(PENDING, NOT_MET) });
      const { code, output } = run('diff', before, assembly('after', { Staging: soundLedger() }));
      expect(code).toBe(0);
      expect(output).toMatch(/gone {2}HIPAA: 1 not met, 1 pending\n/);
    });

    test('lists a new control of a framework that both sides declare', () => {
      const before = assembly('before', { Staging: of(PENDING) });
      const { output } = run('diff', before, assembly('after', { Staging: of(PENDING, MANUAL) }));
      expect(output).toMatch(/new {2}HIPAA\/C\.1: manual\n {6}a duty of the organization\n/);
    });
  });

  test('compares two single ledgers whatever their names; --json prints JSON', () => {
    writeFileSync(join(folder, 'a.json'), JSON.stringify(soundLedger()));
    writeFileSync(join(folder, 'b.json'), JSON.stringify(soundLedger()));
    const { code, output } = run('diff', join(folder, 'a.json'), join(folder, 'b.json'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject([{ changes: [] }]);
  });

  test('lists an environment that only one side has', () => {
    const before = assembly('before', { Staging: soundLedger(), Old: soundLedger() });
    const after = assembly('after', { Staging: soundLedger(), New: soundLedger() });
    const { output } = run('diff', before, after);
    expect(output).toMatch(/Old\n {2}gone/);
    expect(output).toMatch(/New\n {2}new/);
  });

  test('exit code 1 for a new environment that does not pass, so that renaming does not hide it', () => {
    const before = assembly('before', { Staging: soundLedger(), Old: openLedger() });
    const after = assembly('after', { Staging: soundLedger(), New: openLedger() });
    const { code, output } = run('diff', before, after);
    expect(code).toBe(1);
    expect(output).toMatch(/New\n {2}new, does not pass/);
    expect(run('diff', after, assembly('third', { Staging: soundLedger() }))).toMatchObject({ code: 0 });
  });

  test('exit code 1 for an environment that no longer passes, although no state changed', () => {
    const pending = (blocking: boolean): Ledger => {
      const ledger = soundLedger();
      const [first, ...others] = ledger.requirements;
      return { ...ledger, requirements: [{ ...first, state: OutcomeState.PENDING, blocking }, ...others] };
    };
    const [closed, open] = [pending(false), pending(true)];

    const { code, output } = run(
      'diff',
      assembly('before', { Staging: closed }),
      assembly('after', { Staging: open }),
    );

    expect(code).toBe(1);
    expect(output).toBe('Staging\n  no longer passes\n  no changes\n');
    expect(run('diff', join(folder, 'after'), join(folder, 'after')).code).toBe(0);
  });

  test('a damaged ledger is not a worse one: exit code 2, and what is damaged', () => {
    const before = assembly('before', { Staging: soundLedger() });
    writeFileSync(join(folder, 'a.json'), JSON.stringify({ ...soundLedger(), requirements: null }));
    const { code, output, errors } = run('diff', before, join(folder, 'a.json'));
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(/a\.json.*requirements/);
  });

  test('reads the JSON output of report and check', () => {
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

  test('two assemblies without a common environment: exit code 2', () => {
    const before = assembly('before', { A: soundLedger(), B: soundLedger() });
    const after = assembly('after', { C: soundLedger(), D: soundLedger() });
    const { code, errors } = run('diff', before, after);
    expect(code).toBe(2);
    expect(errors).toContain('no environment in common');
  });
});

test.each(['report', 'diff'])('%s --help has the exit codes', (command) => {
  const { code, output } = run(command, '--help');
  expect(code).toBe(0);
  expect(output).toMatch(/Exit codes:\n\s+0/);
});
