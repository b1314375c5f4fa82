import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  App,
  type IPolicyValidationContext,
  type PolicyValidationPluginReport,
  type PolicyValidationStack,
  type PolicyViolation,
} from 'aws-cdk-lib';
import { validateWithCache } from '../../../lib/compliance/validation/cached-validation';
import { ValidationCache } from '../../../lib/compliance/validation/validation-cache';

let folder: string;
let cache: ValidationCache;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cached-validation-'));
  cache = new ValidationCache(join(folder, 'cache'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * A template is a list of what the engine finds: a rule and a logical id each, without which a violation is of the whole
 * template.
 */
type Finding = readonly [rule: string, logicalId?: string];

function stack(
  name: string,
  findings: readonly Finding[],
  { accountId, region }: { accountId?: string; region?: string } = {},
): PolicyValidationStack {
  const templatePath = join(folder, `${name}.template.json`);
  writeFileSync(templatePath, JSON.stringify(findings));
  return { stackConstructPath: `Stage/${name}`, templatePath, accountId, region };
}

function contextOf(stackTemplates: PolicyValidationStack[]): IPolicyValidationContext {
  const templatePaths = stackTemplates.map(({ templatePath }) => templatePath);
  return { stackTemplates, templatePaths, appConstruct: new App() };
}

/** Groups over all templates as the CDK's plug-in does. */
function engine({ stackTemplates }: IPolicyValidationContext): PolicyValidationPluginReport {
  const violations: PolicyViolation[] = [];
  for (const { stackConstructPath, templatePath } of stackTemplates) {
    for (const [rule, id] of JSON.parse(readFileSync(templatePath, 'utf8')) as Finding[]) {
      const resource = {
        resourceLogicalId: id,
        constructPath: id === undefined ? stackConstructPath : undefined,
        templatePath,
        locations: ['Properties.Name'],
      };
      const before = violations.find(({ ruleName }) => ruleName === rule);
      if (before !== undefined) before.violatingResources.push(resource);
      else {
        violations.push({
          ruleName: rule,
          description: rule === 'PATH' ? `cannot be read: ${templatePath}` : `breaks ${rule}`,
          severity: rule.startsWith('E') ? 'error' : 'warning',
          ruleMetadata: { category: 'Schema' },
          violatingResources: [resource],
        });
      }
    }
  }
  return { success: violations.every(({ severity }) => severity !== 'error'), violations };
}

/** The report, and the names of the templates that the engine was given, call by call. */
function validate(
  stacks: PolicyValidationStack[],
  { basis = 'engine 1', from = cache }: { basis?: string; from?: ValidationCache | null } = {},
): { report: PolicyValidationPluginReport; calls: string[][] } {
  const calls: string[][] = [];
  const recorded = (context: IPolicyValidationContext) => {
    calls.push(context.stackTemplates.map(({ stackConstructPath }) => stackConstructPath.slice(6)));
    expect(context.templatePaths).toEqual(context.stackTemplates.map(({ templatePath }) => templatePath));
    return engine(context);
  };
  const report = validateWithCache(contextOf(stacks), recorded, { cache: from ?? undefined, basis });
  return { report, calls };
}

const ONE: readonly Finding[] = [['W1', 'Topic'], ['E1', 'Queue'], ['E1', 'Topic'], ['W2']];
const OTHER: readonly Finding[] = [['E2', 'Table'], ['W2'], ['E1', 'Key']];

test('the report is the same with an empty cache, with a filled cache and without a cache', () => {
  const stacks = [stack('One', ONE), stack('Other', OTHER), stack('Sound', [])];

  const uncached = validate(stacks, { from: null });
  const cold = validate(stacks);
  const warm = validate(stacks);

  expect(uncached.calls).toEqual([['One', 'Other', 'Sound']]);
  expect(cold.calls).toEqual([['One', 'Other', 'Sound']]);
  expect(warm.calls).toEqual([]);
  expect(JSON.stringify(cold.report)).toBe(JSON.stringify(uncached.report));
  expect(JSON.stringify(warm.report)).toBe(JSON.stringify(uncached.report));
});

test('the report has the violations of the engine', () => {
  const stacks = [stack('One', ONE), stack('Other', OTHER)];
  const { success, violations } = engine(contextOf(stacks));
  const { report } = validate(stacks);
  const warm = validate(stacks).report;

  expect(report.success).toBe(success);
  for (const { violations: found } of [report, warm]) {
    expect(found).toHaveLength(violations.length);
    expect(found).toEqual(expect.arrayContaining(violations));
  }
});

test.each<[string, readonly Finding[]]>([
  ['a fault is mended', [['E1', 'Topic']]],
  ['another fault comes first', [['W0', 'New'], ...OTHER, ...ONE]],
  ['nothing is left to find', []],
])('if %s in one template, only this one is validated, and the report is the same', (_, changed) => {
  const other = stack('Other', OTHER);
  validate([stack('One', ONE), other]);
  const stacks = [stack('One', changed), other];

  const { report, calls } = validate(stacks);

  expect(calls).toEqual([['One']]);
  expect(JSON.stringify(report)).toBe(JSON.stringify(validate(stacks, { from: null }).report));
});

test.each([
  ['account', { accountId: '111122223333' }],
  ['Region', { region: 'eu-west-1' }],
])('a template is validated again in another %s', (_, environment) => {
  validate([stack('One', ONE)]);

  expect(validate([stack('One', ONE, environment)]).calls).toEqual([['One']]);
});

test('every template is validated again with another engine or other rules', () => {
  const stacks = [stack('One', ONE)];
  validate(stacks);

  expect(validate(stacks, { basis: 'engine 2' }).calls).toEqual([['One']]);
  expect(validate(stacks).calls).toEqual([]);
});

test('a template is recognized in any folder, and its violations have its present path', () => {
  validate([stack('One', ONE)]);
  const { report, calls } = validate([stack('Twin', ONE)]);

  const resources = report.violations.flatMap(({ violatingResources }) => violatingResources);
  expect(calls).toEqual([]);
  expect(new Set(resources.map(({ templatePath }) => templatePath))).toEqual(
    new Set([join(folder, 'Twin.template.json')]),
  );
  expect(resources.flatMap(({ constructPath }) => constructPath ?? [])).toEqual(['Stage/Twin']);
});

test('no path of an assembly is stored', () => {
  validate([stack('One', ONE), stack('Unreadable', [['PATH']])]);
  const files = readdirSync(join(folder, 'cache')).map((name) =>
    readFileSync(join(folder, 'cache', name), 'utf8'),
  );

  expect(files).toHaveLength(1);
  expect(files.filter((content) => content.includes(folder) || content.includes('Stage/'))).toEqual([]);
});

test('later changes of the CDK in a report are not in the next one', () => {
  const stacks = [stack('One', ONE)];
  const { report } = validate(stacks);
  const before = JSON.stringify(report);
  report.violations.forEach((violation) => violation.violatingResources.splice(0));
  report.violations.splice(1);

  expect(JSON.stringify(validate(stacks).report)).toBe(before);
});

test('nothing is stored if the engine throws', () => {
  const stacks = [stack('One', ONE)];
  const breakDown = () => {
    throw new Error('no memory');
  };

  expect(() => validateWithCache(contextOf(stacks), breakDown, { cache, basis: 'engine 1' })).toThrow(
    'no memory',
  );
  expect(validate(stacks).calls).toEqual([['One']]);
});
