import { OutcomeState } from '../../lib/compliance/outcome';
import fc from 'fast-check';
import { CHECKS } from '../../lib/compliance/checks/checks';
import { runCheck } from '../../lib/compliance/run-checks';
import { modelFromTemplate } from '../../lib/compliance/model/from-template';
import type { Declarations } from '../../lib/requirements/declarations';
import { StageKind } from '../../lib/requirements/stage-kind';
import { resolveProfile } from '../../lib/requirements/resolve-profile';
import {
  ACCOUNT,
  compliantTemplate,
  DECLARATIONS,
  type MutableTemplate,
} from '../compliance/compliant-staging';
import { PROTECTED, protectedTemplate } from '../compliance/protected-production';
import { monitoredTemplate } from '../compliance/monitored-production';

type Wrap = (value: unknown) => unknown;

/** Expressions that leave a value to the deployment, or have the same value. */
const WRAPS: readonly Wrap[] = [
  () => ({ Ref: 'Anything' }),
  () => ({ Ref: 'Kind' }),
  () => ({ 'Fn::ImportValue': 'inherited' }),
  () => ({ 'Fn::FindInMap': ['Kinds', { Ref: 'Kind' }, 'None'] }),
  () => ({ 'Fn::Transform': { Name: 'Acme' } }),
  () => '{{resolve:ssm:/some/thing}}',
  (value) => ({ 'Fn::If': ['Prod', value, { Ref: 'AWS::NoValue' }] }),
  (value) => ({ 'Fn::If': ['Prod', value, value] }),
  (value) => ({ 'Fn::If': ['Unwritten', value, { Ref: 'Anything' }] }),
  (value) => ({ 'Fn::Select': [0, [value]] }),
  (value) => ({ 'Fn::Select': [{ Ref: 'Anything' }, [value, value]] }),
];

const PARTS = {
  Parameters: { Anything: { Type: 'String' }, Kind: { Type: 'String', AllowedValues: ['dev', 'prod'] } },
  Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Kind' }, 'prod'] } },
};

interface Subject {
  readonly name: string;
  readonly template: () => MutableTemplate;
  readonly declarations: Declarations;
}

const PRODUCTION = { ...DECLARATIONS, stage: StageKind.PRODUCTION, partner: undefined };
const SUBJECTS: readonly Subject[] = [
  { name: 'staging', template: compliantTemplate, declarations: DECLARATIONS },
  { name: 'a protected production', template: protectedTemplate, declarations: PROTECTED },
  { name: 'a monitored production', template: monitoredTemplate, declarations: PRODUCTION },
];

function verdicts(
  template: unknown,
  declarations: Declarations,
): ReadonlyMap<string, { state: OutcomeState; reason: string }> {
  const model = modelFromTemplate(template, { name: 'Shop', account: ACCOUNT, region: 'eu-west-1' });
  const profile = resolveProfile(declarations.stage, { conditions: [] });
  return new Map([...CHECKS.keys()].map((id) => [id, runCheck(id, model, { declarations, profile })]));
}

/** Wraps the value at a random place in a template. */
function wrapAt(template: MutableTemplate, path: readonly number[], wrap: Wrap): MutableTemplate {
  const written = Object.values(template.Resources).flatMap((one) =>
    'Properties' in one ? [one.Properties] : [],
  );
  let holder: Record<string, unknown> | unknown[] = written[path[0] % written.length];
  for (const step of path.slice(1)) {
    const keys = Object.keys(holder);
    if (keys.length === 0) return template;
    const key = keys[step % keys.length];
    const value: unknown = Object.entries(holder)[step % keys.length][1];
    const isLast = step === path.at(-1) || typeof value !== 'object' || value === null;
    if (isLast) {
      Object.assign(holder, { [key]: wrap(value) });
      break;
    }
    holder = value as Record<string, unknown>;
  }
  return {
    ...template,
    ...PARTS,
    Parameters: { ...(template.Parameters as object | undefined), ...PARTS.Parameters },
  };
}

const PLACE = fc.record({
  path: fc.array(fc.nat({ max: 40 }), { minLength: 2, maxLength: 5 }),
  wrap: fc.constantFrom(...WRAPS),
});

describe.each(SUBJECTS)('with any value of $name left to the deployment', ({ template, declarations }) => {
  const before = verdicts(template(), declarations);

  test('no check fails with an error, and none that is not met becomes met', () => {
    fc.assert(
      fc.property(fc.array(PLACE, { minLength: 1, maxLength: 3 }), (places) => {
        const wrapped = places.reduce((body, { path, wrap }) => wrapAt(body, path, wrap), template());

        for (const [id, { state, reason }] of verdicts(wrapped, declarations)) {
          expect([id, reason]).not.toEqual([id, expect.stringContaining('the check failed')]);
          if (before.get(id)?.state === OutcomeState.NOT_MET)
            expect([id, state]).not.toEqual([id, OutcomeState.MET]);
        }
      }),
      { numRuns: 30, seed: 22 },
    );
  });
});

describe('with any resource under a condition', () => {
  test.each(SUBJECTS)('in $name no check that is not met becomes met', ({ template, declarations }) => {
    const before = verdicts(template(), declarations);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 200 }), { minLength: 1, maxLength: 4 }), (chosen) => {
        const body = template();
        const resources = Object.values(body.Resources);
        chosen.forEach((index) => Object.assign(resources[index % resources.length], { Condition: 'Prod' }));

        for (const [id, { state, reason }] of verdicts({ ...body, ...PARTS }, declarations)) {
          expect([id, reason]).not.toEqual([id, expect.stringContaining('the check failed')]);
          if (before.get(id)?.state === OutcomeState.NOT_MET)
            expect([id, state]).not.toEqual([id, OutcomeState.MET]);
        }
      }),
      { numRuns: 40, seed: 22 },
    );
  });
});

/** Possible values of a parameter. */
const VALUES: readonly unknown[] = [
  true,
  false,
  0,
  1,
  22,
  'x',
  '',
  '*',
  '0.0.0.0/0',
  'HTTP',
  'NONE',
  'internet-facing',
  'Deny',
  'LATEST',
];

test.each(SUBJECTS)(
  'in $name a check that is met for an unknown parameter is met for each of its values',
  ({ template, declarations }) => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 40 }), { minLength: 2, maxLength: 5 }),
        fc.constantFrom(...VALUES),
        (path, value) => {
          const open = verdicts(
            wrapAt(template(), path, () => ({ Ref: 'Anything' })),
            declarations,
          );
          const deployed = verdicts(
            wrapAt(template(), path, () => value),
            declarations,
          );

          for (const [id, { state }] of open) {
            if (state !== OutcomeState.MET) continue;
            expect([id, deployed.get(id)?.reason, deployed.get(id)?.state]).not.toEqual([
              id,
              deployed.get(id)?.reason,
              OutcomeState.NOT_MET,
            ]);
          }
        },
      ),
      { numRuns: 40, seed: 22 },
    );
  },
);
