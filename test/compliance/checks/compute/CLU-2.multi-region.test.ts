import { buildLedger } from '../../../../lib/compliance/ledger/build-ledger';
import { modelOf } from '../../../../lib/compliance/model/build-model';
import { readTemplate } from '../../../../lib/compliance/model/template';
import { StageKind } from '../../../../lib/requirements/stage-kind';
import { resolveProfile } from '../../../../lib/requirements/resolve-profile';
import { MET, NOT_MET, UNKNOWN } from '../../check-outcome';
import { DECLARATIONS } from '../../compliant-staging';

const SERVER = { Resources: { Web: { Type: 'AWS::ECS::Service', Properties: {} } } };

const NONE = { Resources: { Topic: { Type: 'AWS::SNS::Topic', Properties: {} } } };

/** A stack: its Region and its template. */
type PlacedStack = readonly [region: string | undefined, body: object];

/** The outcome of the requirement, which is optional, for a production environment of these stacks. */
function outcomeOf(...stacks: readonly PlacedStack[]) {
  const templates = stacks.map(([region, body], index) =>
    readTemplate({ body, bytes: 0, name: `Stack${index}`, region, constructPaths: new Map() }),
  );
  const { requirements } = buildLedger({
    model: modelOf(templates),
    profile: resolveProfile(StageKind.PRODUCTION, { conditions: [] }),
    declarations: { ...DECLARATIONS, stage: StageKind.PRODUCTION },
    nag: [],
  });
  const requirement = requirements.find(({ id }) => id === 'CLU-2');
  return {
    state: requirement?.state,
    reason: requirement?.reason,
    blocking: requirement?.blocking,
    check: requirement?.checks[0]?.state,
  };
}

const servers = (...regions: (string | undefined)[]) =>
  regions.map((region): PlacedStack => [region, SERVER]);

test('servers in two Regions meet it', () => {
  expect(outcomeOf(...servers('us-east-1', 'eu-west-1'))).toEqual({
    state: 'met',
    reason: 'nice to have. Servers run in eu-west-1 and us-east-1.',
    blocking: false,
    check: MET,
  });
});

test.each<[string, string, readonly PlacedStack[], string]>([
  [
    'servers in one Region, and other resources in another',
    NOT_MET,
    [
      ['eu-west-1', SERVER],
      ['us-east-1', NONE],
    ],
    'Every server is in eu-west-1.',
  ],
  ['two stacks in one Region', NOT_MET, servers('eu-west-1', 'eu-west-1'), 'Every server is in eu-west-1.'],
  ['one stack without a Region', NOT_MET, servers(undefined), 'Every server is in one Region.'],
  [
    'two stacks without a Region',
    UNKNOWN,
    servers(undefined, undefined),
    'The Regions of the stacks are known only at deployment.',
  ],
  [
    'one stack with a Region and one without',
    UNKNOWN,
    servers('eu-west-1', undefined),
    'The Regions of the stacks are known only at deployment.',
  ],
])('%s: %s, which does not block an optional requirement', (_what, check, stacks, reason) => {
  expect(outcomeOf(...stacks)).toEqual({
    state: 'not required',
    reason: `nice to have. ${check}: ${reason}`,
    blocking: false,
    check,
  });
});

test('two known Regions are enough, whatever the Region of a third stack', () => {
  expect(outcomeOf(...servers('eu-west-1', 'eu-central-1', undefined)).check).toBe(MET);
});

test('an environment without a server has nothing to evaluate', () => {
  expect(outcomeOf(['eu-west-1', NONE])).toMatchObject({ state: 'not required', reason: 'nice to have' });
});
