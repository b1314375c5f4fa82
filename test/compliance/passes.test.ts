import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, CloudFormationValidatePlugin, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  BlockerKind,
  blockersOf,
  type Declarations,
  EvaluationMode,
  GoLiveRecord,
  GoLiveRecords,
  type IStageUnderTest,
  type Ledger,
  OutcomeState,
  passes,
  reportFiles,
  StageChecks,
  type StageChecksProps,
  StageKind,
  type StageProfile,
  TemplateValidation,
} from '../../lib';
import type { SarifLog } from '../../lib/reports/formats/sarif-log';
import { resolveProfile } from '../../lib/requirements/stage-profile';
import { run } from '../command-line/run';
import { PENDING as LAUNCH } from './records/a-production';
import { DECLARATIONS } from './compliant-staging';
import { framework } from '../reports/formats/ledgers';

const PATH = 'Live/Shop/Production';
const WAIVER = {
  environment: PATH,
  requestedBy: 'Olaf',
  approvedBy: 'Paula',
  when: '2027-03-02',
  expires: '2027-04-30',
  reason: 'it comes in April',
};

/** A production with a topic without tags and some requirements. */
class Production extends Construct implements IStageUnderTest {
  public readonly app: App;
  public readonly profile: StageProfile;
  public readonly declarations: Declarations;
  public readonly topic: CfnResource;

  constructor(
    requirements: readonly string[],
    declared: Partial<Declarations> = {},
    context: Readonly<Record<string, unknown>> = {},
  ) {
    const app = new App({ context });
    super(new Stack(new Stage(app, 'Live'), 'Shop'), 'Production');
    this.app = app;
    const profile = resolveProfile(StageKind.PRODUCTION, { conditions: [] });
    const selected = Object.entries(profile.requirements).filter(([id]) => requirements.includes(id));
    this.profile = { ...profile, requirements: Object.fromEntries(selected) };
    this.declarations = {
      ...DECLARATIONS,
      stage: StageKind.PRODUCTION,
      environment: PATH,
      owner: 'shop-operations',
      ...declared,
    };
    this.topic = new CfnResource(this, 'Topic', { type: 'AWS::SNS::Topic' });
  }
}

interface Situation {
  readonly environment: Production;
  readonly props?: StageChecksProps;
}

function untagged(acknowledge?: (environment: Production) => void): Situation {
  const environment = new Production(['STG-1']);
  acknowledge?.(environment);
  return { environment };
}

function pending(
  records: readonly GoLiveRecord[] = [],
  declared: Partial<Declarations> = { launch: LAUNCH },
) {
  return { environment: new Production(['PEN-1'], declared), props: { records: GoLiveRecords.of(records) } };
}

function withBucket(props: StageChecksProps, declared: Partial<Declarations> = {}): Situation {
  const environment = new Production([], declared);
  new Bucket(environment, 'Bucket', { enforceSSL: true });
  return { environment, props: { packs: ['AwsSolutions'], ...props } };
}

function withBuckets(number: number): Situation {
  const { environment, props } = withBucket({});
  for (let index = 1; index < number; index += 1)
    new Bucket(environment, `Bucket${index}`, { enforceSSL: true });
  return { environment, props };
}

const acknowledge = (id: string) => (environment: Production) =>
  Validations.of(environment).acknowledge({ id, reason: 'agreed with the owner' });

const bucketWaiver = (change: object = {}) =>
  GoLiveRecords.of([
    GoLiveRecord.ruleWaiver({ ...WAIVER, rule: 'AwsSolutions-S1', path: `${PATH}/Bucket`, ...change }),
  ]);

/** Situations, and whether the environment passes in them. */
const SITUATIONS: readonly (readonly [string, boolean, () => Situation])[] = [
  ['nothing is required', true, () => ({ environment: new Production([]) })],
  ['a required requirement is not met', false, () => untagged()],
  [
    'its check is acknowledged as the validation report prints it',
    true,
    () => untagged(acknowledge('StageChecks::STG-1.owner-tags')),
  ],
  [
    'its check is acknowledged without the name of the plug-in, which the CDK ignores',
    false,
    () => untagged(acknowledge('STG-1.owner-tags')),
  ],
  ['another check is acknowledged', false, () => untagged(acknowledge('StageChecks::SEC-2.vpn'))],
  [
    'one of two findings is acknowledged',
    false,
    () => {
      const environment = new Production(['STG-1']);
      const other = new CfnResource(environment, 'Other', { type: 'AWS::SNS::Topic' });
      Validations.of(other).acknowledge({ id: 'StageChecks::STG-1.owner-tags', reason: 'agreed' });
      return { environment };
    },
  ],
  [
    'the requirement is waived',
    true,
    () => ({
      environment: new Production(['STG-1']),
      props: { records: GoLiveRecords.of([GoLiveRecord.waiver({ ...WAIVER, requirement: 'STG-1' })]) },
    }),
  ],
  [
    'the waiver expires after the opening day, before the day of the ledger',
    true,
    () => ({
      environment: new Production(['STG-1'], { launch: LAUNCH }),
      props: {
        records: GoLiveRecords.of([GoLiveRecord.waiver({ ...WAIVER, requirement: 'STG-1' })]),
        asOf: '2027-06-01',
      },
    }),
  ],
  [
    'the waiver of a check begins after the opening day',
    false,
    () => ({
      environment: new Production(['STG-1'], { launch: LAUNCH }),
      props: {
        records: GoLiveRecords.of([
          GoLiveRecord.ruleWaiver({ ...WAIVER, rule: 'STG-1.owner-tags', path: PATH, when: '2027-04-02' }),
        ]),
        asOf: '2027-04-10',
      },
    }),
  ],
  ['a closed environment has a pending requirement', true, () => pending([], {})],
  ['an open environment has a pending requirement', false, () => pending()],
  [
    'an open environment has a pending requirement that is acknowledged in code',
    false,
    () => {
      const situation = pending();
      acknowledge('StageChecks::going-live.pending-requirements')(situation.environment);
      return situation;
    },
  ],
  [
    'an open environment has a break-glass override',
    true,
    () =>
      pending([
        GoLiveRecord.breakGlass({ environment: PATH, who: 'Bert', when: '2027-03-31', reason: 'the fair' }),
      ]),
  ],
  ['a cdk-nag rule has an error', false, () => withBucket({})],
  ['cdk-nag has thirty errors', false, () => withBuckets(30)],
  [
    'the error is acknowledged as the validation report prints it',
    true,
    () => {
      const situation = withBucket({});
      acknowledge('AwsSolutions::AwsSolutions-S1')(situation.environment);
      return situation;
    },
  ],
  [
    'the error is acknowledged without the name of the pack',
    true,
    () => {
      const situation = withBucket({});
      acknowledge('AwsSolutions-S1')(situation.environment);
      return situation;
    },
  ],
  ['the error is waived', true, () => withBucket({ records: bucketWaiver() })],
  [
    'the waiver of the error expires after the opening day, before the day of the ledger',
    true,
    () => withBucket({ records: bucketWaiver(), asOf: '2027-06-01' }, { launch: LAUNCH }),
  ],
  [
    'the waiver of the error begins after the opening day',
    false,
    () =>
      withBucket({ records: bucketWaiver({ when: '2027-04-02' }), asOf: '2027-04-10' }, { launch: LAUNCH }),
  ],
  [
    'cdk-nag has a warning only',
    true,
    () => {
      const environment = new Production([]);
      new CfnResource(environment, 'Table', {
        type: 'AWS::DynamoDB::Table',
        properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] },
      });
      return { environment, props: { packs: ['AwsSolutions'] } };
    },
  ],
  ['a record names an unknown environment', false, () => pending([breakGlassOf('Live/Shop/Prodution')], {})],
  [
    'the record of an unknown environment is acknowledged in code',
    false,
    () => {
      const situation = pending([breakGlassOf('Live/Shop/Prodution')], {});
      acknowledge('StageChecks::going-live.unknown-environment')(situation.environment);
      return situation;
    },
  ],
];

function breakGlassOf(environment: string): GoLiveRecord {
  return GoLiveRecord.breakGlass({ environment, who: 'Bert', when: '2027-03-31', reason: 'the fair' });
}

/** Whether the synthesis succeeds, and the ledger that it leaves. */
function synthesized({ environment, props }: Situation): { succeeds: boolean; ledger: Ledger } {
  const checks = new StageChecks(environment, props);
  Validations.of(environment.app).addPlugins(...checks.plugins);
  let succeeds = true;
  try {
    environment.app.synth();
  } catch (error) {
    if (!/validation/i.test(String(error))) throw error;
    succeeds = false;
  }
  return { succeeds, ledger: checks.ledger() };
}

/** The verdict of every consumer of a ledger. */
function verdictsOf(ledger: Ledger): Readonly<Record<string, boolean>> {
  const folder = mkdtempSync(join(tmpdir(), 'verdict-'));
  const assembly = (name: string, ledgers: Readonly<Record<string, Ledger>>): string => {
    for (const [environment, one] of Object.entries(ledgers)) {
      mkdirSync(join(folder, name, 'reports', environment), { recursive: true });
      writeFileSync(join(folder, name, 'reports', environment, 'ledger.json'), JSON.stringify(one));
    }
    return join(folder, name);
  };
  const content = (path: string): string =>
    reportFiles([{ name: 'Production', ledger }]).find((one) => one.path === path)?.content ?? '';
  const before = assembly('before', { Other: ledger });
  const after = assembly('after', { Other: ledger, Production: ledger });
  const text = run('report', after);
  const json = JSON.parse(run('report', after, '-f', 'json').output) as readonly { passes: boolean }[];
  const { runs } = JSON.parse(content('results.sarif')) as SarifLog;
  const compared = run('diff', before, after);
  rmSync(folder, { recursive: true });
  return {
    passes: passes(ledger),
    blockersOf: blockersOf(ledger).length === 0,
    'report: exit code': text.code === 0,
    'diff of a new environment: exit code': compared.code === 0,
    'text: verdict': /^ {2}Passes$/m.test(text.output),
    'text: no blockers': !text.output.includes('Does not pass'),
    'json: verdict': json[0].passes,
    'markdown: verdict': content('report.md').includes('It passes.'),
    'markdown: no blockers': !content('report.md').includes('does not pass'),
    'html: verdict': content('index.html').includes('</svg>Passes</span>'),
    'html: no blocking action item': !content('index.html').includes('>blocking<'),
    'csv: nothing is blocking': !content('controls.csv').includes('"yes"'),
    'junit: no failure': !content('junit.xml').includes('<failure'),
    'sarif: no error': runs[0].results.every(({ level }) => level !== 'error'),
  };
}

/** The consumers whose verdict is not this one. */
function disagreeing(ledger: Ledger, expected: boolean): string[] {
  return Object.entries(verdictsOf(ledger)).flatMap(([consumer, verdict]) =>
    verdict === expected ? [] : [consumer],
  );
}

// The CDK prints warnings.
beforeAll(() => jest.spyOn(console, 'error').mockImplementation());
afterAll(() => jest.restoreAllMocks());

describe.each(SITUATIONS)('if %s', (_situation, expected, situation) => {
  let succeeds: boolean;
  let ledger: Ledger;

  beforeAll(() => {
    ({ succeeds, ledger } = synthesized(situation()));
  });

  test(`the synthesis ${expected ? 'succeeds' : 'fails'}`, () => {
    expect(succeeds).toBe(expected);
  });

  test('every consumer of the ledger has the same verdict', () => {
    expect(disagreeing(ledger, expected)).toEqual([]);
  });
});

describe('if the CDK’s validation finds an error in a template', () => {
  const STRICT = '@aws-cdk/core:validateAgainstDefaultRules';

  /** With the engine, which takes seconds to start, in the form of its result. */
  function invalid(context: Readonly<Record<string, unknown>>, acknowledged = false): Situation {
    const environment = new Production([], {}, context);
    jest.spyOn(CloudFormationValidatePlugin.prototype, 'version', 'get').mockReturnValue('1.2.3');
    jest.spyOn(CloudFormationValidatePlugin.prototype, 'ruleIds', 'get').mockReturnValue(['F3002']);
    jest
      .spyOn(CloudFormationValidatePlugin.prototype, 'validate')
      .mockImplementation(({ templatePaths: [templatePath] }) => ({
        success: false,
        violations: [
          {
            ruleName: 'F3002',
            severity: 'error',
            description: 'unknown property',
            violatingResources: [
              { resourceLogicalId: logicalIdOf(environment.topic), templatePath, locations: [] },
            ],
          },
        ],
      }));
    if (acknowledged) {
      Validations.of(environment.topic).acknowledge({
        id: 'CloudFormation-Validate::F3002',
        reason: 'in the next release',
      });
    }
    const templateValidation = new TemplateValidation({ cache: false });
    Validations.of(environment.app).addPlugins(templateValidation);
    return { environment, props: { templateValidation } };
  }

  const logicalIdOf = (resource: CfnResource) => String(Stack.of(resource).resolve(resource.logicalId));

  test.each([
    ['which the CDK reports as a warning', true, {}, false],
    ['which the CDK reports as an error', false, { [STRICT]: true }, false],
    ['which the CDK reports as an error, and which is acknowledged', true, { [STRICT]: true }, true],
    ['with the context set to false', true, { [STRICT]: 'false' }, false],
  ])('%s: every consumer agrees with the synthesis', (_which, expected, context, acknowledged) => {
    const { succeeds, ledger } = synthesized(invalid(context, acknowledged));

    expect(succeeds).toBe(expected);
    expect(ledger.validation?.errors).toMatchObject([{ rule: 'F3002', blocking: !expected }]);
    expect(disagreeing(ledger, expected)).toEqual([]);
  });
});

describe('in a check', () => {
  const SOUND = new StageChecks(new Production([])).ledger();
  const CLOSED = new StageChecks(new Production(['PEN-1'])).ledger();
  const withControl = (state: OutcomeState): Ledger => {
    const result = framework('as the evidence shows');
    return {
      ...SOUND,
      frameworks: [{ ...result, controls: result.controls.map((one) => ({ ...one, state })) }],
    };
  };
  const withRecords = (records: Partial<Ledger['records']>): Ledger => ({
    ...SOUND,
    records: { ...SOUND.records, ...records },
  });
  const { SYNTHESIS, CHECK, STRICT_CHECK } = EvaluationMode;

  test.each<[string, Ledger, readonly EvaluationMode[]]>([
    ['nothing is required', SOUND, [SYNTHESIS, CHECK, STRICT_CHECK]],
    ['a control is not met', withControl(OutcomeState.NOT_MET), [SYNTHESIS]],
    ['a control is pending', withControl(OutcomeState.PENDING), [SYNTHESIS, CHECK, STRICT_CHECK]],
    ['a closed environment has a pending requirement', CLOSED, [SYNTHESIS, CHECK]],
    [
      'a record has expired',
      withRecords({ expired: [{ what: 'waiver of SEC-2', who: 'Ann', until: '2027-01-31', daysLeft: -1 }] }),
      [SYNTHESIS, CHECK],
    ],
    [
      'a waiver is unused',
      withRecords({ unused: [{ what: 'waiver of SEC-2', why: 'without it the requirement is met' }] }),
      [SYNTHESIS, CHECK],
    ],
  ])('%s: each mode has one verdict', (_which, ledger, passing) => {
    for (const mode of Object.values(EvaluationMode))
      expect([mode, disagreeing({ ...ledger, mode }, passing.includes(mode))]).toEqual([mode, []]);
  });
});

test('blockers name what to look for: kind, id and findings', () => {
  const { ledger } = synthesized(withBuckets(2));

  expect(blockersOf(ledger)).toMatchObject([
    { kind: BlockerKind.NAG_RULE, id: 'AwsSolutions-S1', findings: [{}, {}] },
  ]);
});
