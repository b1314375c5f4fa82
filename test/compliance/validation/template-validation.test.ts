import {
  App,
  CfnResource,
  CloudFormationValidatePlugin,
  NestedStack,
  Stack,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import {
  type ControlAccount,
  EvidenceKind,
  type Ledger,
  StageChecks,
  StageKind,
  TemplateValidation,
} from '../../../lib';

const NIST = { name: 'NIST 800-171', packs: [] };

/** An application with environments `One` and `Two` in one stack, and what its validation is told of it. */
class TwoEnvironments {
  public readonly app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  public readonly stack = new Stack(new Stage(this.app, 'Live'), 'Shop');
  public readonly one = new Construct(this.stack, 'One');
  public readonly two = new Construct(this.stack, 'Two');
  private readonly validation = new TemplateValidation();

  constructor() {
    for (const environment of [this.one, this.two]) topic(environment, 'Topic');
  }

  /** How `One` and `Two` stand by what the validation shows, once it has run. */
  public validated(): readonly [string, string][] {
    Validations.of(this.app).addPlugins(this.validation);
    this.app.synth();
    return [this.one, this.two].map((environment) => this.shown(environment));
  }

  /** How an environment stands by what the validation shows. */
  public shown(environment: Construct): [string, string] {
    const checks = StageChecks.over(environment, {
      stage: StageKind.PRODUCTION,
      declarations: { frameworks: [NIST] },
      templateValidation: this.validation,
    });
    const { evidence } = settingsAreSecure(checks.ledger());
    const [{ state, reason }] = evidence.filter(({ kind }) => kind === EvidenceKind.VALIDATION);
    return [state, reason];
  }
}

function settingsAreSecure({ frameworks }: Ledger): ControlAccount {
  const [control] = frameworks[0].controls.filter(({ id }) => id === '3.4.2');
  return control;
}

function topic(scope: Construct, id: string, properties: object = { DisplayName: 'Orders' }): CfnResource {
  return new CfnResource(scope, id, { type: 'AWS::SNS::Topic', properties: { ...properties } });
}

const NO_SUCH_PROPERTY = { DisplayNaame: 'Orders' };

beforeEach(() => {
  // The CDK tells there that it turns its errors into warnings: they are errors to us.
  jest.spyOn(console, 'error').mockImplementation();
});

afterEach(() => {
  jest.restoreAllMocks();
});

test('where the validation looked and found nothing, what it shows is met', () => {
  const [[state, reason], two] = new TwoEnvironments().validated();

  expect([state, reason]).toEqual(['met', expect.stringContaining('no error in 1 template')]);
  expect(two).toEqual([state, reason]);
});

test('what it finds is of the environment that has the resource, also in a stack of several', () => {
  const environments = new TwoEnvironments();
  topic(environments.one, 'Wrong', NO_SUCH_PROPERTY);

  const [one, two] = environments.validated();

  expect(one).toEqual(['not met', expect.stringMatching(/OneWrong.*DisplayNaame/)]);
  expect(two[0]).toBe('met');
});

test('an error that is acknowledged is waived, with the reason', () => {
  const environments = new TwoEnvironments();
  const wrong = topic(environments.one, 'Wrong', NO_SUCH_PROPERTY);
  Validations.of(wrong).acknowledge({
    id: 'CloudFormation-Validate::F3002',
    reason: 'it is in the next release',
  });

  const [one] = environments.validated();

  expect(one).toEqual(['waived', expect.stringContaining('it is in the next release')]);
});

test('where a nested stack was not looked at, nothing is decided', () => {
  const environments = new TwoEnvironments();
  topic(new NestedStack(environments.one, 'Nested'), 'Topic');

  const [one, two] = environments.validated();

  expect(one).toEqual(['undecidable', expect.stringContaining('did not look at the template of')]);
  expect(two[0]).toBe('met');
});

test('where it did not run, nothing is decided', () => {
  const environments = new TwoEnvironments();

  expect(environments.shown(environments.one)).toEqual([
    'undecidable',
    expect.stringContaining('it did not run'),
  ]);
});

test('where it broke down, nothing is decided', () => {
  const environments = new TwoEnvironments();
  jest.spyOn(CloudFormationValidatePlugin.prototype, 'validate').mockImplementation(() => {
    throw new Error('no memory');
  });

  expect(environments.validated()[0][0]).toBe('undecidable');
});
