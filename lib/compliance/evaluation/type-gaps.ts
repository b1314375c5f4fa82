import { isCustomResource, isHarmlessCustomResource } from '../../aws/custom-resources';
import { type Trait, typesWithoutFacts, unknownTraitsOf } from '../../aws/traits';
import { knownTypes } from '../../aws/types';
import { nearest } from '../../internal/did-you-mean';
import type { Declarations } from '../../requirements/declarations';
import { surroundingsIn } from '../analysis/type-facts';
import { type Asks, type CheckOutcome, outcomeOf } from '../checks/check';
import type { CheckFinding, FindingDefinition } from '../findings';
import type { ModelResource, ResourceModel } from '../model/resource-model';
import { OutcomeState } from '../outcome';
import { EVALUATION_FINDINGS } from './evaluation-findings';

/** Modules are gaps of their own, and third-party publishers have resources outside of AWS, without the application's data. */
const NOT_OF_AWS =
  /::MODULE$|^AWS::CDK::Metadata$|^(?:Atlassian|Datadog|Dynatrace|NewRelic|Okta|PagerDuty|Rollbar)::/;

const OF_TYPES: readonly FindingDefinition[] = [
  EVALUATION_FINDINGS.typeWithoutFacts,
  EVALUATION_FINDINGS.unknownType,
  EVALUATION_FINDINGS.misspelledType,
].map(({ definition }) => definition);

/** A type with resources that are not evaluated. */
export interface TypeGap {
  readonly type: string;
  /** How many of its resources are not evaluated. */
  readonly resources: number;
  /** Undefined if they may be of any kind. */
  readonly traits?: readonly Trait[];
}

/** The types with resources that are not evaluated, each with its traits. */
export function typeGapsOf(
  model: ResourceModel,
  { resourceTypes = [] }: Pick<Declarations, 'resourceTypes'>,
): readonly TypeGap[] {
  const declared = new Map(resourceTypes.map(({ type, traits }) => [type, traits as readonly Trait[]]));
  const around = surroundingsIn(model);
  const gaps = new Map<string, TypeGap>();
  for (const resource of model.resources) {
    const { type } = resource;
    const traits = withoutAnyKind(declared.get(type) ?? traitsOf(resource));
    if (traits?.length === 0) continue;
    const before = gaps.get(type);
    gaps.set(type, { type, resources: (before?.resources ?? 0) + 1, traits });
  }
  return [...gaps.values()];

  function traitsOf(resource: ModelResource): readonly Trait[] | undefined {
    if (NOT_OF_AWS.test(resource.type)) return [];
    if (isCustomResource(resource)) return isHarmlessCustomResource(resource, around) ? [] : undefined;
    return unknownTraitsOf(resource);
  }
}

/** What creates resources of any kind may have and do all that they may. */
function withoutAnyKind(traits: readonly Trait[] | undefined): readonly Trait[] | undefined {
  return traits?.includes('resources') === true ? undefined : traits;
}

/**
 * The outcome of a check beside types that are not evaluated. Their resources may break what is met, or be what is missing:
 * both are unknown. A fault that is written remains one.
 */
export function outcomeWithTypes(
  outcome: CheckOutcome,
  asks: Asks | undefined,
  all: readonly TypeGap[],
): CheckOutcome {
  const { every = [], about = [], any: lookedFor = [], reads = [] } = asks ?? {};
  const gaps = all.filter(({ type }) => !reads.includes(type));
  if (gaps.length === 0 || outcome.isDeclared === true) return outcome;
  const applies = outcome.state !== OutcomeState.NOT_APPLICABLE;
  const broken = gapsThat(applies ? every : [...every, ...about], gaps);
  const any = gapsThat(lookedFor, gaps).map(descriptionOf);
  const findings = outcome.findings.map((finding): CheckFinding =>
    finding.state === OutcomeState.NOT_MET && finding.definition.isAbsence && any.length > 0
      ? { ...finding, state: OutcomeState.UNKNOWN, templateGaps: [...(finding.templateGaps ?? []), ...any] }
      : finding,
  );
  if (findings.length + broken.length === 0) return outcome;
  return outcomeOf(outcome.resources, withoutTwins([...findings, ...broken.map(findingOf)]), '');
}

/** Of findings about the same type, one: a check may have those of others. */
function withoutTwins(findings: readonly CheckFinding[]): readonly CheckFinding[] {
  const key = ({ definition, parameters }: CheckFinding) => `${definition.id} ${JSON.stringify(parameters)}`;
  const ofTypes = new Map(findings.filter(isOfType).map((finding) => [key(finding), finding]));
  return findings.filter((finding) => !isOfType(finding) || ofTypes.get(key(finding)) === finding);
}

function isOfType({ definition }: CheckFinding): boolean {
  return OF_TYPES.includes(definition);
}

/** The types with one of the traits, with those that they share; and those of any kind. */
function gapsThat(traits: readonly Trait[], gaps: readonly TypeGap[]): readonly TypeGap[] {
  return gaps.flatMap((gap) => {
    const shared = gap.traits?.filter((trait) => traits.includes(trait));
    return shared?.length === 0 ? [] : [{ ...gap, traits: shared }];
  });
}

/** What the resources of a type with a trait may do, as sentences have it. */
const MAY: Readonly<Record<Trait, string>> = {
  data: 'hold data',
  encryption: 'hold data that is not encrypted at rest',
  backup: 'back up data',
  server: 'run servers',
  endpoint: 'face the internet',
  connection: 'accept or make connections without TLS',
  path: 'open a path between networks',
  access: 'admit other accounts, or anyone',
  identity: 'grant permissions to identities',
  logs: 'write logs',
  alarm: 'raise alarms',
  updates: 'need security updates',
  resources: 'create resources',
};

function mayOf(traits: readonly Trait[]): string {
  return `may ${traits.map((trait) => MAY[trait]).join(', or ')}`;
}

function descriptionOf({ type, traits }: TypeGap): string {
  return `resources of the type ${type} ${traits === undefined ? 'may be of any kind' : mayOf(traits)}`;
}

function findingOf({ type, resources: count, traits }: TypeGap): CheckFinding {
  if (traits !== undefined)
    return EVALUATION_FINDINGS.typeWithoutFacts({ type, traits: mayOf(traits), count });
  const candidate = type.startsWith('Custom::') ? undefined : nearType(type);
  return candidate === undefined
    ? EVALUATION_FINDINGS.unknownType({ type, count })
    : EVALUATION_FINDINGS.misspelledType({ type, count, candidate });
}

function nearType(type: string): string | undefined {
  return typesWithoutFacts().has(type)
    ? undefined
    : nearest(type, [...knownTypes(), ...typesWithoutFacts().keys()]);
}
