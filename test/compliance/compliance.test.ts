import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps, CfnResource, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  Compliance,
  type ComplianceOptions,
  type CustomCheck,
  GoLiveRecord,
  GoLiveRecords,
  type Ledger,
  OutcomeState,
  passes,
  type Reporter,
} from '../../lib';
import { run } from '../command-line/run';
import { wrongUse } from '../components/wrong-use';
import { filesOf } from '../environments/assembly';
import { MinimalEnvironment, type MinimalEnvironmentProps } from './minimal-environment';

const WAIVED = {
  requestedBy: 'Olaf',
  approvedBy: 'Paula',
  when: '2027-03-02',
  expires: '2027-04-30',
  reason: 'it comes in April',
};

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'compliance-'));
  // The CDK prints warnings.
  jest.spyOn(console, 'error').mockImplementation();
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(outdir, { recursive: true });
});

function newApp(props: AppProps = {}): App {
  return new App({ outdir, ...props });
}

/** An environment in a `cdk.Stage` of its own. */
function environmentIn(app: App, stage: string, props?: MinimalEnvironmentProps): MinimalEnvironment {
  return new MinimalEnvironment(new Stack(new Stage(app, stage), 'Shop'), 'Environment', props);
}

function reports(): Readonly<Record<string, string>> {
  return existsSync(join(outdir, 'reports')) ? filesOf(join(outdir, 'reports')) : {};
}

function ledgerOf(name: string): Ledger {
  return JSON.parse(readFileSync(join(outdir, 'reports', name, 'ledger.json'), 'utf8')) as Ledger;
}

const BUILT_IN_FILES = ['controls.csv', 'index.html', 'junit.xml', 'report.md', 'results.sarif'];

describe('Compliance evaluates every environment of an app', () => {
  test('two environments, each in its own cdk.Stage: one report, and a ledger for each', () => {
    const app = newApp();
    environmentIn(app, 'Staging');
    environmentIn(app, 'Production');
    Compliance.of(app).enable();

    app.synth();

    expect(Object.keys(reports())).toEqual(
      [...BUILT_IN_FILES, 'Production/ledger.json', 'Staging/ledger.json'].sort(),
    );
    expect(ledgerOf('Staging').environment.id).toBe('Staging/Shop/Environment');
    expect(run('report', outdir).code).toBe(0);
  });

  test('two environments in one stack have their ids as names, and two of one id their paths', () => {
    const app = newApp();
    const stack = new Stack(app, 'Shop');
    new MinimalEnvironment(stack, 'Blue');
    new MinimalEnvironment(stack, 'Green');
    new MinimalEnvironment(new Stack(app, 'Other'), 'Green');
    Compliance.of(app).enable();

    app.synth();

    const names = ['Blue', 'Other/Green', 'Shop/Green'];
    const { output } = run('report', outdir, '-f', 'json');
    expect(
      Compliance.of(app)
        .ledgers.map(({ name }) => name)
        .sort(),
    ).toEqual(names);
    expect((JSON.parse(output) as { name: string }[]).map(({ name }) => name).sort()).toEqual(names);
  });

  test('one environment that does not pass fails the synthesis, and every ledger is written', () => {
    const app = newApp();
    environmentIn(app, 'Staging');
    environmentIn(app, 'Production', { tagged: false });
    Compliance.of(app).enable();

    expect(() => app.synth()).toThrow(/STG-1/);

    expect([ledgerOf('Staging'), ledgerOf('Production')].map(passes)).toEqual([true, false]);
    expect(reports()['report.md']).toContain('does not pass: STG-1');
    expect(run('report', outdir).code).toBe(1);
    expect(run('report', outdir, '-e', 'Staging').code).toBe(0);
  });

  test('from any construct of the app', () => {
    const app = newApp();
    Compliance.of(environmentIn(app, 'Staging')).enable();
    app.synth();

    expect(Compliance.of(app).ledgers.map(({ name }) => name)).toEqual(['Staging']);
  });

  test('the cdk-nag packs of its frameworks, and AwsSolutions', () => {
    const app = newApp();
    environmentIn(app, 'Production', {
      declared: { frameworks: [{ name: 'HIPAA', packs: ['HIPAA.Security'] }] },
    });
    Compliance.of(app).enable();

    app.synth();

    expect(ledgerOf('Production').nag.map(({ pack }) => pack)).toEqual(['AwsSolutions', 'HIPAA.Security']);
  });

  test('there are no ledgers before the synthesis', () => {
    const app = newApp();
    environmentIn(app, 'Staging');
    Compliance.of(app).enable();

    expect(Compliance.of(app).ledgers).toEqual([]);
    expect(reports()).toEqual({});
  });
});

describe('a second synthesis into the same folder', () => {
  test('writes the same report, byte by byte', () => {
    const synthesized = [1, 2].map(() => {
      const app = newApp();
      environmentIn(app, 'Staging');
      Compliance.of(app).enable();
      app.synth();
      return reports();
    });

    expect(synthesized[1]).toEqual(synthesized[0]);
  });

  test('of the same app writes the same report', () => {
    const app = newApp();
    environmentIn(app, 'Staging');
    Compliance.of(app).enable();
    app.synth();
    const first = reports();

    app.synth({ force: true, errorOnDuplicateSynth: false });

    expect(reports()).toEqual(first);
  });

  test('leaves no ledger of an environment that the application no longer has', () => {
    const before = newApp();
    environmentIn(before, 'Staging');
    environmentIn(before, 'Gone');
    Compliance.of(before).enable();
    before.synth();

    const after = newApp();
    environmentIn(after, 'Staging');
    Compliance.of(after).enable();
    after.synth();

    expect(Object.keys(reports()).filter((file) => file.endsWith('ledger.json'))).toEqual([
      'Staging/ledger.json',
    ]);
  });

  test('that fails before the checks leaves no report', () => {
    const before = newApp();
    environmentIn(before, 'Staging');
    Compliance.of(before).enable();
    before.synth();

    const after = newApp();
    environmentIn(after, 'Staging').node.addValidation({ validate: () => ['the image is missing'] });
    Compliance.of(after).enable();

    expect(() => after.synth()).toThrow(/the image is missing/);
    expect(reports()).toEqual({});
  });
});

test('plug-ins do not change the assembly, which the CDK confirms', () => {
  const app = newApp({ confirmValidationPluginsDoNotMutate: true });
  new Bucket(environmentIn(app, 'Production'), 'Bucket', { enforceSSL: true });
  Compliance.of(app).enable();

  expect(() => app.synth()).toThrow(/AwsSolutions-S1/);
  expect(Object.keys(reports())).toEqual([...BUILT_IN_FILES, 'Production/ledger.json'].sort());
});

test('an app is not changed until Compliance is enabled', () => {
  const app = newApp();
  environmentIn(app, 'Production', { tagged: false });
  Compliance.of(app);

  expect(() => app.synth()).not.toThrow();
  expect(reports()).toEqual({});
});

describe('after everything is acknowledged as the CDK prints it', () => {
  /** Thirty buckets without access logs, and a topic without owner. */
  function failing(acknowledge: readonly string[]): App {
    const app = newApp();
    const environment = environmentIn(app, 'Production', { tagged: false });
    for (let index = 0; index < 30; index += 1) {
      new Bucket(environment, `Bucket${String(index)}`, { enforceSSL: true });
    }
    for (const id of acknowledge) Validations.of(environment).acknowledge({ id, reason: 'agreed' });
    Compliance.of(app).enable();
    return app;
  }

  function printed(app: App): string {
    try {
      app.synth();
    } catch (error) {
      return String(error);
    }
    return '';
  }

  const verdicts = () => ({
    report: run('report', outdir).code,
    markdown: reports()['report.md'].includes('It passes.'),
    html: reports()['index.html'].includes('</svg>Passes</span>'),
  });

  test('synthesis, report, Markdown and HTML fail before and pass afterwards', () => {
    const before = printed(failing([]));
    expect(before).not.toBe('');
    expect(verdicts()).toEqual({ report: 1, markdown: false, html: false });

    const ids = [...before.matchAll(/Acknowledge with '([^']+)'/g)].map(([, id]) => id);
    const after = printed(failing([...new Set(ids)]));

    expect(ids).toEqual(
      expect.arrayContaining(['AwsSolutions::AwsSolutions-S1', 'StageChecks::STG-1.owner-tags']),
    );
    expect(after).toBe('');
    expect(verdicts()).toEqual({ report: 0, markdown: true, html: true });
  });
});

describe('records', () => {
  const waiverOf = (environment: string, rule: string, path: string) =>
    GoLiveRecord.ruleWaiver({ ...WAIVED, environment, rule, path });
  const PATH = 'Production/Shop/Environment';

  test.each(['Production', 'Environment', PATH])(
    'of an environment that is named %s are valid for its checks and for its cdk-nag packs',
    (name) => {
      const app = newApp();
      new Bucket(environmentIn(app, 'Production', { tagged: false }), 'Bucket', { enforceSSL: true });
      const records = GoLiveRecords.of([
        waiverOf(name, 'STG-1.owner-tags', PATH),
        waiverOf(name, 'AwsSolutions-S1', `${PATH}/Bucket`),
      ]);
      Compliance.of(app).enable({ records });

      expect(() => app.synth()).not.toThrow();
      const { records: recorded, nag } = ledgerOf('Production');
      expect(recorded.unused).toEqual([]);
      expect(nag.flatMap(({ waived }) => waived.map(({ rule }) => rule))).toEqual(['AwsSolutions-S1']);
    },
  );

  test('are shown for the day that is given', () => {
    const app = newApp();
    environmentIn(app, 'Production', { requirements: ['PEN-1'] });
    const records = GoLiveRecords.of([
      GoLiveRecord.attestation({
        environment: 'Production',
        requirement: 'PEN-1',
        who: 'Ann',
        when: '2027-03-01',
        evidence: 'the report',
        validUntil: '2027-06-30',
      }),
    ]);
    Compliance.of(app).enable({ records, asOf: '2027-07-01' });

    app.synth();

    expect(ledgerOf('Production')).toMatchObject({
      asOf: '2027-07-01',
      requirements: [{ id: 'PEN-1', state: OutcomeState.PENDING }],
      records: { expired: [{ until: '2027-06-30' }] },
    });
  });
});

/** Topics have a display name. */
const DISPLAY_NAMES: CustomCheck = {
  id: 'ACME-1.display-names',
  title: 'Topics have a display name',
  remediation: 'set displayName',
  examine(model) {
    const topics = model.resources.filter(({ type }) => type === 'AWS::SNS::Topic');
    const unnamed = topics.filter(({ properties }) => properties.DisplayName === undefined);
    const findings = unnamed.map(({ type, logicalId, stack, constructPath }) => ({
      state: OutcomeState.NOT_MET,
      reason: `${logicalId} has no display name`,
      resource: { type, logicalId, stack: stack.name, constructPath },
    }));
    return {
      state: findings.length > 0 ? OutcomeState.NOT_MET : OutcomeState.MET,
      reason: findings.length > 0 ? 'a topic has no display name' : 'every topic has a display name',
      resources: [],
      findings,
    };
  },
};

describe('a check of the application', () => {
  test('is a required requirement, and fails the synthesis', () => {
    const app = newApp();
    environmentIn(app, 'Production');
    Compliance.of(app).enable({ checks: [DISPLAY_NAMES] });

    expect(() => app.synth()).toThrow(/has no display name.*\(StageChecks\)/s);
    expect(ledgerOf('Production').requirements.at(-1)).toMatchObject({
      id: 'ACME-1.display-names',
      required: true,
      state: OutcomeState.NOT_MET,
    });
    expect(reports()['report.md']).toContain('does not pass: ACME-1.display-names');
  });

  test('can be acknowledged as the CDK prints it', () => {
    const app = newApp();
    const { topic } = environmentIn(app, 'Production');
    Validations.of(topic).acknowledge({ id: 'StageChecks::ACME-1.display-names', reason: 'an old topic' });
    Compliance.of(app).enable({ checks: [DISPLAY_NAMES] });

    expect(() => app.synth()).not.toThrow();
    expect(ledgerOf('Production').requirements.at(-1)).toMatchObject({ state: OutcomeState.WAIVED });
  });

  test('that throws is not met', () => {
    const app = newApp();
    environmentIn(app, 'Production');
    const examine = () => {
      throw new Error('no table');
    };
    Compliance.of(app).enable({ checks: [{ ...DISPLAY_NAMES, examine }] });

    expect(() => app.synth()).toThrow(/the check failed: no table/);
  });
});

describe('a report format of the application', () => {
  const SUMMARY: Reporter = {
    name: 'summary',
    fileName: 'acme/summary.txt',
    render: (ledgers) => ledgers.map(({ name, ledger }) => `${name}: ${String(passes(ledger))}\n`).join(''),
  };

  test('is written beside the built-in ones', () => {
    const app = newApp();
    environmentIn(app, 'Staging');
    environmentIn(app, 'Production', { tagged: false });
    Compliance.of(app).enable({ reporters: [SUMMARY] });

    expect(() => app.synth()).toThrow();

    expect(reports()['acme/summary.txt']).toBe('Staging: true\nProduction: false\n');
    expect(Object.keys(reports())).toEqual(expect.arrayContaining(BUILT_IN_FILES));
  });
});

describe('Compliance is refused, and nothing is enabled:', () => {
  const record = (environment: string) =>
    GoLiveRecords.of([
      GoLiveRecord.breakGlass({ environment, who: 'Bert', when: '2027-03-31', reason: 'the fair' }),
    ]);
  const reporter = (change: Partial<Reporter>): ComplianceOptions => ({
    reporters: [{ name: 'summary', fileName: 'summary.txt', render: () => '', ...change }],
  });

  test.each<readonly [string, ComplianceOptions, RegExp]>([
    [
      'records of an unknown environment',
      { records: record('Prodution') },
      /environments of the records: got 'Prodution', but .* no such environment; 'Prodution': did you mean 'Production'\?/,
    ],
    ['a day that does not exist', { asOf: '2027-02-30' }, /'asOf'.*got '2027-02-30'/],
    [
      'a check with a malformed id',
      { checks: [{ ...DISPLAY_NAMES, id: 'display names' }] },
      /'checks' of the compliance: got 'display names', but an id has letters/,
    ],
    [
      'a check with the id of a requirement',
      { checks: [{ ...DISPLAY_NAMES, id: 'STG-1' }] },
      /got 'STG-1', but it is the id of a built-in check or requirement/,
    ],
    ['two checks of one id', { checks: [DISPLAY_NAMES, DISPLAY_NAMES] }, /two checks have this id/],
    [
      'a reporter with the name of another',
      reporter({ name: 'html' }),
      /got 'html', but there is a report format/,
    ],
    ['a reporter without a file', reporter({ fileName: undefined }), /format summary needs a file/],
    [
      'a reporter with the file of another',
      reporter({ fileName: 'index.html' }),
      /got 'index.html', but another/,
    ],
    [
      'a reporter outside of the reports',
      reporter({ fileName: '../manifest.json' }),
      /a relative path below/,
    ],
    ['a reporter with an absolute path', reporter({ fileName: '/tmp/summary.txt' }), /a relative path below/],
    [
      'a reporter with the file of a ledger',
      reporter({ fileName: 'Production/ledger.json' }),
      /the ledgers of env/,
    ],
  ])('%s', (_what, options, message) => {
    const app = newApp();
    environmentIn(app, 'Production', { tagged: false });

    expect(wrongUse(() => Compliance.of(app).enable(options))).toMatch(message);

    expect(() => app.synth()).not.toThrow();
    expect(reports()).toEqual({});
  });

  test('an app without environments', () => {
    const app = newApp();
    new CfnResource(new Stack(app, 'Shop'), 'Topic', { type: 'AWS::SNS::Topic' });

    expect(wrongUse(() => Compliance.of(app).enable())).toMatch(
      /environments of the application: got nothing, but at least one .*; enable Compliance after/,
    );

    expect(() => app.synth()).not.toThrow();
    expect(reports()).toEqual({});
  });

  test('a construct without an app', () => {
    expect(wrongUse(() => Compliance.of(new Construct(undefined as never, '')))).toMatch(
      /an App at the root/,
    );
  });

  test('a second time; the first stays', () => {
    const app = newApp();
    environmentIn(app, 'Production', { tagged: false });
    Compliance.of(app).enable();

    expect(wrongUse(() => Compliance.of(app).enable({ checks: [DISPLAY_NAMES] }))).toMatch(
      /enabled once, for all environments; remove one call/,
    );

    expect(() => app.synth()).toThrow(/STG-1/);
    expect(ledgerOf('Production').requirements).toHaveLength(1);
  });

  test('an environment that is created later, at the synthesis', () => {
    const app = newApp();
    environmentIn(app, 'Staging');
    Compliance.of(app).enable();
    environmentIn(app, 'Production');

    expect(wrongUse(() => app.synth())).toMatch(
      /got 'Production\/Shop\/Environment', but they were created after Compliance was enabled; enable/,
    );
    expect(reports()).toEqual({});
  });

  test('it can be enabled after the mistake is corrected', () => {
    const app = newApp();
    environmentIn(app, 'Production');
    expect(() => Compliance.of(app).enable({ asOf: 'today' })).toThrow();

    Compliance.of(app).enable();
    app.synth();

    expect(passes(ledgerOf('Production'))).toBe(true);
  });
});
