import { CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Compliance, GoLiveRecord, GoLiveRecords } from '../../lib';
import { type ComplianceOptions, passes, type Reporter } from '../../lib/compliance';
import { wrongUse } from '../components/wrong-use';
import { DISPLAY_NAMES } from './display-names';
import { environmentIn, ledgerOf, newApp, reports, useOutdir } from './outdir';

useOutdir();

describe('Compliance is refused, and nothing is enabled:', () => {
  const breakGlass = (environment: string, source?: string) =>
    GoLiveRecord.breakGlass({ environment, source, who: 'Bert', when: '2027-03-31', reason: 'the fair' });
  const record = (...environments: readonly (readonly [name: string, source?: string])[]) =>
    GoLiveRecords.of(environments.map(([name, source]) => breakGlass(name, source)));
  const reporter = (change: Partial<Reporter>): ComplianceOptions => ({
    reporters: [{ name: 'summary', fileName: 'summary.txt', render: () => '', ...change }],
  });

  test.each<readonly [string, ComplianceOptions, RegExp]>([
    [
      'records of an unknown environment',
      { records: record(['Prodution']) },
      /^environments of the records: got 'Prodution', but .* no such environment; did you mean 'Production'\?/,
    ],
    [
      'records of unknown environments in a file, each with its place',
      { records: record(['Prodution', 'go-live.yaml:2:3'], ['Productoin', 'go-live.yaml:9:3']) },
      /^go-live\.yaml:2:3 environments of the records: got 'Prodution, Productoin'.*; 'Prodution': did.*; go-live\.yaml:9:3 'Productoin': did/,
    ],
    [
      'an attestation of an unknown framework in a file',
      {
        records: GoLiveRecords.of([
          GoLiveRecord.attestation({
            environment: 'Production',
            requirement: 'GPDR/*',
            who: 'Lea',
            when: '2027-02-01',
            evidence: 'our register',
            validUntil: '2028-02-01',
            source: 'go-live.yaml:4:9',
          }),
        ]),
      },
      /^go-live\.yaml:4:9 attestation of GPDR\/\*: got 'GPDR'.*did you mean 'GDPR'/,
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
