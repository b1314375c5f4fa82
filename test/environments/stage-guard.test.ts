import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DevelopmentEnv, TeamAccess, StageKind, StagingEnv } from '../../lib';
import { createComponents } from '../components/components';
import { aPartner, aService, OFFICE } from '../components/described';
import { addLaunch } from './launch-program';

type Parameters = Readonly<Record<string, string>>;

interface GuardedTemplate {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: string }>>;
  readonly Rules?: Readonly<Record<string, Rule>>;
}

interface Rule {
  readonly Assertions: readonly { readonly Assert: RuleFunction; readonly AssertDescription: string }[];
}

type RuleFunction =
  | { readonly 'Fn::Not': readonly [RuleFunction] }
  | { readonly 'Fn::Equals': readonly [{ readonly Ref: string }, string] };

const STAGE_PARAMETER = 'StageKind';
const SERVICES = { services: { Web: aService() } };

/** What stands in the stack after a deployment, or why CloudFormation refuses it. */
interface Deployment {
  readonly parameters: Parameters;
  readonly refusals: readonly string[];
}

/** Deploys as the CDK command line does: a parameter that the stack has keeps its value, a new one takes its default. */
function deploy(template: GuardedTemplate, previous: Parameters = {}): Deployment {
  const parameters = Object.fromEntries(
    Object.entries(template.Parameters ?? {})
      .filter(([name]) => name.includes(STAGE_PARAMETER))
      .map(([name, { Default = '' }]) => [name, previous[name] ?? Default]),
  );
  const rules = Object.entries(template.Rules ?? {}).filter(([name]) => name.includes(STAGE_PARAMETER));
  const refusals = rules
    .flatMap(([, { Assertions }]) => Assertions)
    .filter(({ Assert }) => !holds(Assert, parameters))
    .map(({ AssertDescription }) => AssertDescription);
  return { parameters, refusals };
}

function holds(assertion: RuleFunction, parameters: Parameters): boolean {
  if ('Fn::Not' in assertion) return !holds(assertion['Fn::Not'][0], parameters);
  const [{ Ref }, value] = assertion['Fn::Equals'];
  return parameters[Ref] === value;
}

function development(stack: Stack, id: string): void {
  createComponents(new DevelopmentEnv(stack, id, props()), SERVICES);
}

function staging(stack: Stack, id: string): void {
  createComponents(new StagingEnv(stack, id, { ...props(), partner: aPartner() }), SERVICES);
}

function props() {
  return { owner: 'shop-team', teamAccess: TeamAccess.networks([OFFICE]) };
}

function templateOf(stack: Stack): GuardedTemplate {
  return Template.fromStack(stack).toJSON();
}

/** An environment of each stage, under the same ids. */
function synthesized(kind: StageKind): GuardedTemplate {
  const app = new App();
  if (kind === StageKind.SOFT_LAUNCH || kind === StageKind.PRODUCTION) {
    return templateOf(addLaunch(app, kind, 'Live').stack);
  }
  const stack = new Stack(new Stage(app, 'Live'), 'Shop');
  const make = kind === StageKind.DEVELOPMENT ? development : staging;
  make(stack, 'Environment');
  return templateOf(stack);
}

const KINDS = Object.values(StageKind);
const templates = new Map<StageKind, GuardedTemplate>();
const of = (kind: StageKind): GuardedTemplate => templates.get(kind) ?? {};

beforeAll(() => KINDS.forEach((kind) => templates.set(kind, synthesized(kind))));

const PAIRS = KINDS.flatMap((before) => KINDS.map((after) => [before, after] as const));
const allowed = ([before, after]: (typeof PAIRS)[number]): boolean =>
  before === after || (before === StageKind.SOFT_LAUNCH && after === StageKind.PRODUCTION);

describe('an environment that was deployed', () => {
  test.each(PAIRS.filter(allowed))('as %s is deployed as %s', (before, after) => {
    const first = deploy(of(before));
    expect(first.refusals).toEqual([]);
    expect(Object.values(first.parameters)).toEqual([before]);
    expect(deploy(of(after), first.parameters).refusals).toEqual([]);
  });

  test.each(PAIRS.filter((pair) => !allowed(pair)))(
    'as %s is refused as %s, without what an earlier synthesis left',
    (before, after) => {
      const { refusals } = deploy(of(after), deploy(of(before)).parameters);
      expect(refusals).toEqual([
        expect.stringMatching(
          `^Live/Shop/Environment was deployed as ${before} and does not become ${after}, because only soft launch can become production: .{20,}\\. Describe ${after} as an environment of its own, .+\\.$`,
        ),
      ]);
    },
  );

  test('before it remembered its stage is deployed, and remembers from then on', () => {
    const { parameters, refusals } = deploy(of(StageKind.PRODUCTION), {});
    expect(refusals).toEqual([]);
    expect(deploy(of(StageKind.STAGING), parameters).refusals).toHaveLength(1);
  });
});

test('each of several environments of a stack remembers its own stage', () => {
  const stack = new Stack(new App(), 'Shop');
  development(stack, 'Blue');
  staging(stack, 'Green');
  const { parameters, refusals } = deploy(templateOf(stack));
  expect(refusals).toEqual([]);
  expect(Object.values(parameters)).toEqual([StageKind.DEVELOPMENT, StageKind.STAGING]);
});

test('a nested stack, which forgets its parameters, leaves it to the outermost', () => {
  const nestedAs = (make: typeof development): GuardedTemplate[] => {
    const outermost = new Stack(new App(), 'Shop');
    const nested = new NestedStack(new NestedStack(outermost, 'Environments'), 'First');
    make(nested, 'Environment');
    return [outermost, nested].map(templateOf);
  };
  const [before, inside] = nestedAs(development);
  const [after] = nestedAs(staging);
  expect(deploy(inside).parameters).toEqual({});
  expect(deploy(after, deploy(before).parameters).refusals).toEqual([
    expect.stringContaining('was deployed as Development'),
  ]);
});
