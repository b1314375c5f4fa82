import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Template } from 'aws-cdk-lib/assertions';
import fc from 'fast-check';
import { Framework, StageKind } from '../../lib';
import { ledgerOfModel } from '../../lib/compliance/external-environment';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import { readTemplateFile } from '../../lib/compliance/model/template-file';
import { intrinsic, isObject, type JsonObject, object } from '../../lib/internal/json';
import { compliantTemplate } from '../compliance/compliant-staging';
import { monitoredTemplate } from '../compliance/monitored-production';
import { protectedTemplate } from '../compliance/protected-production';
import { bareProduction } from '../external/bare-production';
import { RUNS } from './runs';

const CASES = join(__dirname, '..', 'cases', 'templates');

/** What a value that is missing, or is no text, leaves in a sentence; and a parameter that a finding does not have. */
const LEFTOVER = /\bundefined\b|\[object \w+\]|\bNaN\b|(?:^| )\{\w+\}/;

const TEXTS = ['reason', 'remediation', 'title', 'description', 'explanation', 'note'];

/** The sentences of a ledger in which a value went missing. */
function leftovers(body: unknown, stage: StageKind): readonly string[] {
  const model = modelFromTemplate(body, { name: 'Shop', region: 'eu-west-1' });
  const frameworks = [Framework.pciDss(), Framework.gdpr()].map(({ declared }) => declared);
  const ledger = ledgerOfModel(model, { stage, environment: 'Shop', declarations: { frameworks } });
  return [...textsOf(ledger)].filter((text) => LEFTOVER.test(text));
}

function* textsOf(value: unknown, name = ''): Iterable<string> {
  if (typeof value === 'string' && TEXTS.includes(name)) yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, one] of Object.entries(value)) yield* textsOf(one, Array.isArray(value) ? name : key);
}

const FILES = [
  ...readdirSync(CASES).map((name) => join(CASES, name)),
  join(__dirname, '..', 'external', 'serverless.yaml'),
].filter((path) => statSync(path).isFile() && !path.endsWith('95-quoted-text-goes-on.yaml'));

const TEMPLATES: readonly (readonly [string, () => unknown])[] = [
  ...FILES.map((path) => [path.slice(path.lastIndexOf('/') + 1), () => readTemplateFile(path).body] as const),
  ['a bare production', () => Template.fromStack(bareProduction()).toJSON()],
  ['a staging', compliantTemplate],
  ['a monitored production', monitoredTemplate],
  ['a protected production', protectedTemplate],
];

const STAGES = [StageKind.DEVELOPMENT, StageKind.STAGING, StageKind.SOFT_LAUNCH, StageKind.PRODUCTION];

test.each(TEMPLATES)('every sentence about %s is whole', (_name, read) => {
  expect(STAGES.flatMap((stage) => leftovers(read(), stage))).toEqual([]);
});

/** Values that only the deployment knows, that are missing, or that are of another kind than expected. */
const ODD: readonly unknown[] = [
  { Ref: 'Anything' },
  { 'Fn::ImportValue': 'shared' },
  { 'Fn::GetAtt': ['Nothing', 'Arn'] },
  { Ref: 'AWS::NoValue' },
  { 'Fn::If': ['Unwritten', { Ref: 'Anything' }, { Ref: 'AWS::NoValue' }] },
  {},
  [],
  [{}],
  '',
  'text',
  null,
  true,
  -1,
];

/** The objects and lists in properties, each with a key whose value can be another. */
function* placesIn(value: unknown): Iterable<readonly [JsonObject, string]> {
  // The arguments of functions are left alone: CloudFormation refuses another.
  if ((!isObject(value) && !Array.isArray(value)) || intrinsic(value) !== undefined) return;
  for (const key of Object.keys(value)) {
    yield [value as JsonObject, key];
    yield* placesIn((value as JsonObject)[key]);
  }
}

test('every sentence is whole, whatever stands in the place of a property', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...TEMPLATES),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom(...ODD)), { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...STAGES),
      ([, read], replacements, stage) => {
        const body = structuredClone(read()) as JsonObject;
        for (const [place, odd] of replacements) {
          const places = Object.values(object(body.Resources)).flatMap((resource) => [
            ...placesIn(object(resource).Properties),
          ]);
          if (places.length === 0) continue;
          const [holder, key] = places[place % places.length];
          (holder as Record<string, unknown>)[key] = structuredClone(odd);
        }
        expect(leftovers(body, stage)).toEqual([]);
      },
    ),
    { numRuns: 10 * RUNS },
  );
});
