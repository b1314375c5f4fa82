import { App, Stack, Stage } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Compliance, Framework, GoLiveRecord, GoLiveRecords, StageKind } from '../../../lib';
import {
  type ComplianceOptions,
  type ControlResult,
  type CustomCheck,
  type FrameworkControl,
  type FrameworkDefinition,
  type Ledger,
  OutcomeState,
} from '../../../lib/compliance';
import { wrongUse } from '../../components/wrong-use';
import { MinimalEnvironment } from '../minimal-environment';

const REVIEWED: FrameworkControl = {
  id: '1.1',
  title: 'Access is reviewed',
  attested: 'that access is reviewed every quarter',
};
const ACME: FrameworkDefinition = {
  name: 'ACME',
  edition: 'ACME Cloud Policy 3',
  published: '2026-05',
  controls: [
    REVIEWED,
    { id: '1.2', title: 'Owners are known', checks: ['STG-1.owner-tags'] },
    { id: '2.1', title: 'Buckets have access logs', nagRules: ['AwsSolutions-S1'] },
    { id: '2.2', title: 'Buckets are versioned', nagRules: ['HIPAA.Security-S3BucketVersioningEnabled'] },
    { id: '3', title: 'Staff is trained', manual: 'the organization trains its staff' },
  ],
};
const CHECK: CustomCheck = {
  id: 'ACME-1.always',
  title: 'Always',
  remediation: 'Do nothing.',
  findings: [],
  evaluate: () => ({ state: OutcomeState.MET, explanation: 'Always.', resources: [], findings: [] }),
};
const SIGNED = { who: 'Ann', when: '2027-03-01', evidence: 'the report', validUntil: '2028-03-01' };
const attestationOf = (requirement: string) =>
  GoLiveRecord.attestation({ environment: 'Production', requirement, ...SIGNED });

// The CDK prints warnings.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation());
afterAll(() => jest.restoreAllMocks());

/** An app with a bucket that has no access logs. */
function enabled(definition: FrameworkDefinition, options: ComplianceOptions = {}): App {
  const app = new App();
  const stack = new Stack(new Stage(app, 'Production'), 'Shop');
  const declared = { frameworks: [Framework.custom(definition).declared] };
  new Bucket(new MinimalEnvironment(stack, 'Environment', { declared }), 'Bucket', { enforceSSL: true });
  Compliance.of(app).enable(options);
  return app;
}

function evaluated(definition: FrameworkDefinition, options?: ComplianceOptions): Ledger {
  const app = enabled(definition, options);
  expect(() => app.synth()).toThrow(/AwsSolutions-S1/);
  return Compliance.of(app).ledgers[0].ledger;
}

function control({ frameworks }: Ledger, id: string): ControlResult | undefined {
  return frameworks[0].controls.find((one) => one.id === id);
}

describe('a framework of the application', () => {
  test('is evaluated control by control, with the cdk-nag packs of its rules', () => {
    const ledger = evaluated(ACME);

    expect(ledger.nag.map(({ pack }) => pack)).toEqual(['AwsSolutions', 'HIPAA.Security']);
    expect(ledger.frameworks).toMatchObject([
      {
        name: 'ACME',
        edition: 'ACME Cloud Policy 3',
        published: '2026-05',
        total: 5,
        unit: 'controls',
        controls: [
          { id: '1.1', title: 'Access is reviewed', state: 'pending', pending: ['attestation'] },
          { id: '1.2', state: 'not met' },
          { id: '2.1', state: 'not met' },
          { id: '2.2', state: 'not met' },
          { id: '3', state: 'manual', reason: 'the organization trains its staff' },
        ],
      },
    ]);
  });

  test('is declared by its name; its controls are listed once', () => {
    expect(evaluated(ACME).declarations.frameworks).toEqual([
      { name: 'ACME', packs: ['AwsSolutions', 'HIPAA.Security'] },
    ]);
  });

  test('has controls that records attest and waive', () => {
    const records = GoLiveRecords.of([
      attestationOf('ACME/1.*'),
      GoLiveRecord.waiver({
        environment: 'Production',
        requirement: 'ACME/2.1',
        reason: 'in April',
        requestedBy: 'Olaf',
        approvedBy: 'Paula',
        when: '2027-03-02',
        expires: '2027-04-30',
      }),
    ]);

    const ledger = evaluated(ACME, { records });

    expect([control(ledger, '1.1'), control(ledger, '2.1')].map((one) => one?.state)).toEqual([
      'attested',
      'waived',
    ]);
  });

  test('can name a check of the application', () => {
    const definition = { ...ACME, controls: [{ id: '4', title: 'Always', checks: [CHECK.id] }] };

    expect(control(evaluated(definition, { checks: [CHECK] }), '4')).toMatchObject({ state: 'met' });
  });

  test('is not proved by a check that does not run in the stage', () => {
    const definition = { ...ACME, controls: [{ id: '4', title: 'Always', checks: [CHECK.id] }] };
    const check = { ...CHECK, stages: [StageKind.STAGING] };

    expect(control(evaluated(definition, { checks: [check] }), '4')).toMatchObject({ state: 'not checked' });
  });
});

describe('is refused, with value, limit and remediation:', () => {
  const withControl = (change: Partial<FrameworkControl>): FrameworkDefinition => ({
    ...ACME,
    controls: [{ ...REVIEWED, ...change }],
  });

  test.each<readonly [string, FrameworkDefinition, RegExp]>([
    ['a blank name', { ...ACME, name: ' ' }, /'name' of the framework: got ' '/],
    [
      'the name of a built-in framework',
      { ...ACME, name: 'hipaa' },
      /got 'hipaa', but it is the name of a built-in/,
    ],
    ["the name 'none'", { ...ACME, name: 'none' }, /got 'none', but it is the name/],
    ['a name with a slash', { ...ACME, name: 'ACME/EU' }, /got 'ACME\/EU', but .* without slashes/],
    ['a long name', { ...ACME, name: 'A'.repeat(81) }, /at most 80 characters/],
    ['a blank edition', { ...ACME, edition: '' }, /'edition' of framework ACME: got ''/],
    ['a date that does not exist', { ...ACME, published: '2026-13' }, /'published' of framework ACME/],
    ['no controls', { ...ACME, controls: [] }, /'controls' of framework ACME: got \[\], but at least one/],
    ['two controls of one id', { ...ACME, controls: [REVIEWED, REVIEWED] }, /got '1\.1', but two controls/],
    ['a control with a blank id', withControl({ id: '' }), /'id' of control {2}of framework ACME/],
    ['a control with an asterisk', withControl({ id: '1.*' }), /got '1\.\*', but .* without asterisks/],
    ['a control without a title', withControl({ title: ' ' }), /'title' of control 1\.1 of framework ACME/],
    ['a control that nothing proves', withControl({ attested: undefined }), /something must prove it; set/],
    ['a blank attestation', withControl({ attested: ' ' }), /'attested' of control 1\.1/],
    [
      'a cdk-nag rule without its pack',
      withControl({ nagRules: ['S1'] }),
      /got 'S1', but a rule begins with its pack: AwsSolutions, .*; write it such as 'AwsSolutions-RDS10'/,
    ],
  ])('%s', (_what, definition, message) => {
    expect(wrongUse(() => Framework.custom(definition))).toMatch(message);
  });

  test('a control that names an unknown check, when Compliance is enabled', () => {
    const definition = withControl({ checks: ['STG-1.owner-tag'] });

    expect(wrongUse(() => enabled(definition))).toMatch(
      /'checks' of control 1\.1 of framework ACME: got 'STG-1\.owner-tag', but there is no such check; did you mean 'STG-1\.owner-tags'\?/,
    );
  });

  test.each([
    [
      'framework',
      'ACNE/1.1',
      /attestation of ACNE\/1\.1: got 'ACNE', but .* no such framework; did you mean 'ACME'\?/,
    ],
    ['control', 'ACME/1.3', /got '1\.3', but .* lists no such control; did you mean '1\.1'\?/],
    [
      'control that is not attested',
      'ACME/1.2',
      /'Owners are known' is proved by resources and cannot be attested/,
    ],
  ])('a record of an unknown %s, when Compliance is enabled', (_what, requirement, message) => {
    const records = GoLiveRecords.of([attestationOf(requirement)]);

    expect(wrongUse(() => enabled(ACME, { records }))).toMatch(message);
  });
});
