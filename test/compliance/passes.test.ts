import { App, CfnResource, CloudFormationValidatePlugin, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { GoLiveRecord, GoLiveRecords } from '../../lib';
import {
  BlockerKind,
  blockersOf,
  type Declarations,
  type Ledger,
  StageChecks,
  type StageChecksProps,
  TemplateValidation,
} from '../../lib/compliance';
import { PENDING as LAUNCH } from './records/production';
import { MinimalEnvironment } from './minimal-environment';
import { disagreeing } from './verdicts';

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
class Production extends MinimalEnvironment {
  public readonly app: App;

  constructor(
    requirements: readonly string[],
    declared: Partial<Declarations> = {},
    context: Readonly<Record<string, unknown>> = {},
  ) {
    const app = new App({ context });
    super(new Stack(new Stage(app, 'Live'), 'Shop'), 'Production', { requirements, declared, tagged: false });
    this.app = app;
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

function pending(records: GoLiveRecord[] = [], declared: Partial<Declarations> = { launch: LAUNCH }) {
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

test('blockers name what to look for: kind, id and findings', () => {
  const { ledger } = synthesized(withBuckets(2));

  expect(blockersOf(ledger)).toMatchObject([
    { kind: BlockerKind.NAG_RULE, id: 'AwsSolutions-S1', findings: [{}, {}] },
  ]);
});
