import {
  App,
  CfnResource,
  CfnStack,
  CloudFormationValidatePlugin,
  NestedStack,
  Stack,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { StageKind } from '../../../lib';
import { EvidenceKind, StageChecks, TemplateValidation } from '../../../lib/compliance';

/** Its control 3.4.2 asks what the validation says, beside a signature. */
const NIST = { name: 'NIST 800-171', packs: [] };
const UNKNOWN_PROPERTY = { DisplayNaame: 'Orders' };

function topic(scope: Construct, id: string, properties: object = { DisplayName: 'Orders' }): CfnResource {
  return new CfnResource(scope, id, { type: 'AWS::SNS::Topic', properties: { ...properties } });
}

function stackOf(app: App, id: string): Stack {
  return new Stack(new Stage(app, id), 'Shop');
}

function anApp(): App {
  return new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
}

/** An environment with a topic that nothing is wrong with. */
function environment(stack: Stack, id: string): Construct {
  const made = new Construct(stack, id);
  topic(made, 'Topic');
  return made;
}

/** How the environment stands by what the validation shows. */
function shown(scope: Construct, templateValidation?: TemplateValidation): [string, string] {
  const { frameworks } = StageChecks.over(scope, {
    stage: StageKind.PRODUCTION,
    declarations: { frameworks: [NIST] },
    templateValidation,
  }).ledger();
  const evidence = frameworks[0].controls.find(({ id }) => id === '3.4.2')?.evidence ?? [];
  const [{ state, reason }] = evidence.filter(({ kind }) => kind === EvidenceKind.VALIDATION);
  return [state, reason];
}

beforeAll(() => {
  // The CDK tells there that it turns its errors into warnings: they are errors to us.
  jest.spyOn(console, 'error').mockImplementation();
});

afterAll(() => {
  jest.restoreAllMocks();
});

describe('after the validation', () => {
  const validation = new TemplateValidation({ cache: false });
  const app = anApp();
  // All but one in one stack, to tell the resources of environments apart.
  const stack = stackOf(app, 'Live');
  const sound = environment(stack, 'Sound');
  const wrong = environment(stack, 'Wrong');
  const acknowledged = environment(stack, 'Acknowledged');
  const nested = environment(stack, 'Nested');
  const deeplyWrong = environment(stack, 'Deep');
  const external = environment(stackOf(app, 'Other'), 'Foreign');

  // The engine of the validation takes seconds to start.
  beforeAll(() => {
    topic(wrong, 'Unknown', UNKNOWN_PROPERTY);
    Validations.of(topic(acknowledged, 'Unknown', UNKNOWN_PROPERTY)).acknowledge({
      id: 'CloudFormation-Validate::F3002',
      reason: 'it is in the next release',
    });
    topic(new NestedStack(nested, 'Stack'), 'Topic');
    topic(new NestedStack(new NestedStack(deeplyWrong, 'Outer'), 'Inner'), 'Unknown', UNKNOWN_PROPERTY);
    new CfnStack(external, 'Theirs', {
      templateUrl: 'https://s3.eu-west-1.amazonaws.com/templates/theirs.json',
    });
    Validations.of(app).addPlugins(validation);
    app.synth();
  }, 60_000);

  test('without an error, its controls are met', () => {
    expect(shown(sound, validation)).toEqual(['met', expect.stringContaining('no error in 1 template')]);
  });

  test('an error belongs to the environment of the resource', () => {
    expect(shown(wrong, validation)).toEqual([
      'not met',
      expect.stringMatching(/WrongUnknown.*DisplayNaame/),
    ]);
  });

  test('an error that is acknowledged is waived, with the reason', () => {
    expect(shown(acknowledged, validation)).toEqual([
      'waived',
      expect.stringContaining('it is in the next release'),
    ]);
  });

  test('nested stacks are validated too, at any depth', () => {
    expect(shown(nested, validation)).toEqual(['met', expect.stringContaining('no error in 2 templates')]);
    expect(shown(deeplyWrong, validation)).toEqual([
      'not met',
      expect.stringMatching(/Unknown.*DisplayNaame/),
    ]);
  });

  test('controls are unknown if a template was not validated', () => {
    expect(shown(external, validation)[0]).toBe('unknown');
  });

  test('its controls are unknown if its result is not given', () => {
    expect(shown(sound)).toEqual(['unknown', expect.stringContaining('its result is not given')]);
  });
});

test('controls are unknown if the validation did not run', () => {
  const one = environment(stackOf(anApp(), 'Live'), 'One');

  expect(shown(one, new TemplateValidation({ cache: false }))[0]).toBe('unknown');
});

test('controls are unknown if the validation failed with an error', () => {
  const app = anApp();
  const one = environment(stackOf(app, 'Live'), 'One');
  const validation = new TemplateValidation({ cache: false });
  jest.spyOn(CloudFormationValidatePlugin.prototype, 'validate').mockImplementation(() => {
    throw new Error('no memory');
  });

  Validations.of(app).addPlugins(validation);
  app.synth();

  expect(shown(one, validation)[0]).toBe('unknown');
});
