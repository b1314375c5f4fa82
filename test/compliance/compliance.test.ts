import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';

import { Compliance, GoLiveRecord, GoLiveRecords } from '../../lib';
import { OutcomeState, passes } from '../../lib/compliance';
import { run } from '../command-line/run';
import { MinimalEnvironment } from './minimal-environment';
import { BUILT_IN_FILES, environmentIn, ledgerOf, newApp, outdir, reports, useOutdir } from './outdir';

const WAIVED = {
  requestedBy: 'Olaf',
  approvedBy: 'Paula',
  when: '2027-03-02',
  expires: '2027-04-30',
  reason: 'it comes in April',
};

useOutdir();

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

  test('from another language, for which jsii calls the method of the class', () => {
    const app = newApp();
    environmentIn(app, 'Staging');
    Compliance.of(app).enable();

    (app.constructor as typeof App).prototype.synth.call(app);

    expect(reports()).toHaveProperty(['report.md']);
  });

  test('of an app class of their own, whose synthesis still runs', () => {
    let synths = 0;
    class OwnApp extends App {
      public override synth(...args: Parameters<App['synth']>): ReturnType<App['synth']> {
        synths += 1;
        return super.synth(...args);
      }
    }
    const app = new OwnApp({ outdir });
    environmentIn(app, 'Staging');
    Compliance.of(app).enable();

    app.synth();

    expect(app).toBeInstanceOf(OwnApp);
    expect(synths).toBe(1);
    expect(reports()).toHaveProperty(['report.md']);
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
