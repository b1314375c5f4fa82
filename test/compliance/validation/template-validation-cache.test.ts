import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App,
  CfnResource,
  CloudFormationValidatePlugin,
  NestedStack,
  Stack,
  Stage,
  Validations,
} from 'aws-cdk-lib';
import {
  TemplateValidation,
  type TemplateValidationProps,
  type ValidatedTemplates,
} from '../../../lib/compliance';

let folder: string;
let before: NodeJS.ProcessEnv;
let validate: jest.SpyInstance;

beforeAll(() => {
  // The CDK tells there that it turns its errors into warnings.
  jest.spyOn(console, 'error').mockImplementation();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'template-validation-'));
  before = { ...process.env };
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
  delete process.env.CI;
  validate = jest.spyOn(CloudFormationValidatePlugin.prototype, 'validate');
});

afterEach(() => {
  validate.mockRestore();
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

afterAll(() => {
  jest.restoreAllMocks();
});

function topic(scope: Stack, id: string, properties: Readonly<Record<string, unknown>>): void {
  new CfnResource(scope, id, { type: 'AWS::SNS::Topic', properties });
}

interface Synthesized {
  readonly report: string;
  readonly validated?: ValidatedTemplates;
}

/** Three templates, two of them with the same fault, which `fault` is the value of, and one with an acknowledged one. */
function synthesize(props: TemplateValidationProps, fault = 'DisplayNaame'): Synthesized {
  const outdir = join(folder, 'cdk.out');
  rmSync(outdir, { recursive: true, force: true });
  const app = new App({
    outdir,
    context: {
      '@aws-cdk/core:failSynthOnValidationErrors': false,
      '@aws-cdk/core:annotationsInValidationReport': true,
    },
  });
  const stage = new Stage(app, 'Live');
  const orders = new Stack(stage, 'Orders', { env: { account: '111122223333', region: 'eu-west-1' } });
  topic(orders, 'Wrong', { [fault]: 'Orders', FifoTopic: 'perhaps' });
  topic(new NestedStack(orders, 'Nested'), 'Sound', { DisplayName: 'Sound' });
  const billing = new Stack(stage, 'Billing', { env: { account: '111122223333', region: 'eu-west-1' } });
  topic(billing, 'Wrong', { DisplayNaame: 'Billing' });
  topic(billing, 'Accepted', { Unknown: true });
  Validations.of(billing.node.findChild('Accepted')).acknowledge({
    id: 'CloudFormation-Validate::F3002',
    reason: 'it is in the next release',
  });
  const validation = new TemplateValidation(props);
  Validations.of(app).addPlugins(validation);
  app.synth();
  return {
    report: readFileSync(join(outdir, 'validation-report.json'), 'utf8'),
    validated: validation.validated,
  };
}

/** How many templates the engine was given since the last time. */
function templatesGiven(): number {
  const given = validate.mock.calls.flatMap(
    ([{ templatePaths }]: Parameters<TemplateValidation['validate']>) => templatePaths,
  );
  validate.mockClear();
  return given.length;
}

test('the report is the same with an empty cache, a filled cache, one changed template and without a cache', () => {
  const runs: readonly [TemplateValidationProps, string?][] = [
    [{ cache: false }],
    [{}],
    [{}],
    [{}, 'DisplayNameOfTopic'],
    [{ cache: false }, 'DisplayNameOfTopic'],
  ];
  // In one place, since the report has stack traces.
  const done = runs.map((run) => ({ ...synthesize(...run), given: templatesGiven() }));
  const [uncached, cold, warm, changed, changedUncached] = done;

  expect(done.map(({ given }) => given)).toEqual([3, 3, 0, 1, 3]);
  expect(uncached.report).toContain('DisplayNaame');
  expect(uncached.validated?.errors.filter(({ acknowledged }) => acknowledged !== undefined)).toHaveLength(1);
  expect(cold).toEqual(uncached);
  expect(warm).toEqual({ ...uncached, given: 0 });
  expect(changed.report).toContain('DisplayNameOfTopic');
  expect(changed).toEqual({ ...changedUncached, given: 1 });
}, 120_000);

describe('with an engine without violations', () => {
  const version = jest.spyOn(CloudFormationValidatePlugin.prototype, 'version', 'get');

  beforeEach(() => {
    validate.mockImplementation(() => ({ success: true, violations: [] }));
    version.mockReturnValue('1.2.3');
  });

  afterAll(() => version.mockRestore());

  /** Whether a second synthesis gives the engine no template. */
  function isCached(props: TemplateValidationProps): boolean {
    synthesizeSound(props);
    templatesGiven();
    synthesizeSound(props);
    return templatesGiven() === 0;
  }

  function synthesizeSound(props: TemplateValidationProps): void {
    const app = new App({ outdir: join(folder, 'cdk.out') });
    topic(new Stack(app, 'Shop'), 'Topic', { DisplayName: 'Topic' });
    Validations.of(app).addPlugins(new TemplateValidation(props));
    app.synth();
  }

  test('results are kept in the cache folder of the user, and in CI only on request', () => {
    expect(isCached({})).toBe(true);
    expect(readdirSync(join(folder, 'cache/cdk-stage-environments/validation'))).toHaveLength(2);

    process.env.CI = 'true';
    expect(isCached({})).toBe(false);
    expect(isCached({ cache: true })).toBe(true);
    expect(isCached({ cache: false })).toBe(false);
  });

  test('templates are validated again with other rules', () => {
    const regoRules = [{ name: 'ours', content: 'package ours' }];

    expect(isCached({})).toBe(true);
    synthesizeSound({ regoRules });
    expect(templatesGiven()).toBe(1);
    synthesizeSound({ regoRules });
    expect(templatesGiven()).toBe(0);
    synthesizeSound({ includeDefaultRules: false });
    expect(templatesGiven()).toBe(1);
  });

  test('the version of the engine is cached', () => {
    expect(new TemplateValidation().version).toBe('1.2.3');
    version.mockClear();

    expect(new TemplateValidation().version).toBe('1.2.3');
    expect(new TemplateValidation().ruleIds).toHaveLength(1);
    expect(version).not.toHaveBeenCalled();
    expect(new TemplateValidation({ cache: false }).version).toBe('1.2.3');
    expect(version).toHaveBeenCalled();
  });
});
