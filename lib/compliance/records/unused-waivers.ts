import { type Finding, OutcomeState } from '../outcome';
import { nearest } from '../../internal/did-you-mean';
import type { DeclaredFramework } from '../../requirements/declarations';
import type { EvaluatedDay, EvaluatedDays } from '../ledger/evaluated-days';
import { nameOf, pathOf } from '../resource-name';
import type { CheckResult } from '../checks/check-result';
import type { FrameworkResult } from '../frameworks/framework-result';
import { isOfFramework } from '../frameworks/named-control';
import type { UnusedWaiver } from './unused-waiver';
import type { ResourceModel } from '../model/resource-model';
import { isPending, needsWaiver } from '../ledger/requirement-outcome';
import type { Attestation } from './attestation';
import type { Waiver } from './waiver';
import type { GoLiveRecords } from './go-live-records';
import type { RuleWaiver } from './rule-waiver';
import { placeOf, reaches } from './waived-findings';

/** What waivers are compared with. */
export interface UnusedWaiversSource extends CheckSource {
  /** The records of the environment. */
  readonly records: GoLiveRecords;
  /** The outcomes on each day that matters. */
  readonly days: Pick<EvaluatedDays, 'atOpening' | 'shown'>;
  /** The frameworks that the environment declares. */
  readonly frameworks: readonly DeclaredFramework[];
  readonly frameworksOn: (day: EvaluatedDay) => readonly FrameworkResult[];
}

/**
 * Waivers that change nothing, and attestations of frameworks that are not declared. Waivers of cdk-nag rules are left to
 * their packs.
 */
export function unusedWaiversOf(evaluated: UnusedWaiversSource): UnusedWaiver[] {
  const { records, days, frameworks, frameworksOn } = evaluated;
  const both = [days.atOpening, days.shown];
  const ofControls = records.waivers.filter(({ requirement }) => isOfFramework(requirement));
  const ofRequirements = records.waivers.filter(({ requirement }) => !isOfFramework(requirement));
  // Evaluating frameworks takes time, and few environments waive controls.
  const results = ofControls.length === 0 ? [] : both.map((day) => frameworksOn(withoutWaivers(day)));
  return [
    ...unusedAttestations(records.attestations, frameworks),
    ...unusedOfRequirements(ofRequirements, both),
    ...unusedOfControls(ofControls, results),
    ...unusedOfChecks(records.ruleWaivers, evaluated),
  ];
}

/** Attestations of controls whose framework is not declared. */
function unusedAttestations(
  attestations: readonly Attestation[],
  declared: readonly DeclaredFramework[],
): UnusedWaiver[] {
  const isDeclared = (requirement: string) => declared.some(({ name }) => requirement.startsWith(`${name}/`));
  return attestations
    .filter(({ requirement }) => isOfFramework(requirement) && !isDeclared(requirement))
    .map(({ requirement, source }) => unused(`attestation of ${requirement}`, NOT_DECLARED, source));
}

const NOT_DECLARED = 'the environment does not declare the framework';

function withoutWaivers(on: EvaluatedDay): EvaluatedDay {
  return { ...on, validRecords: { ...on.validRecords, waived: new Map() } };
}

/**
 * Waivers of requirements that are resolved without them.
 *
 * @param days the outcomes on each day that matters
 */
function unusedOfRequirements(waivers: readonly Waiver[], days: readonly EvaluatedDay[]): UnusedWaiver[] {
  const isNeeded = (id: string) =>
    days.some(({ requirements }) =>
      requirements.some(
        ({ requirement, withoutWaiver }) =>
          requirement.definition.id === id && needsWaiver(requirement, withoutWaiver),
      ),
    );
  return waivers
    .filter(({ requirement }) => !isNeeded(requirement))
    .map(({ requirement, source }) => {
      const state = days[0].requirements.find((one) => one.requirement.definition.id === requirement)
        ?.withoutWaiver.state;
      return unused(
        `waiver of ${requirement}`,
        `without it the requirement is ${state ?? OutcomeState.NOT_REQUIRED}`,
        source,
      );
    });
}

/**
 * Waivers of controls that are resolved without them, or whose framework is not declared.
 *
 * @param days the results of frameworks without waivers, on each day that matters
 */
function unusedOfControls(
  waivers: readonly Waiver[],
  days: readonly (readonly FrameworkResult[])[],
): UnusedWaiver[] {
  return waivers.flatMap(({ requirement, source }) => {
    const without = days.flatMap((results) =>
      results.flatMap(({ name, controls }) => controls.filter(({ id }) => `${name}/${id}` === requirement)),
    );
    if (without.some(isPending)) return [];
    const why = without.length === 0 ? NOT_DECLARED : `without it the control is ${without[0].state}`;
    return [unused(`waiver of ${requirement}`, why, source)];
  });
}

/** What waivers of checks are compared with. */
interface CheckSource {
  readonly environment: string;
  readonly model: ResourceModel;
  readonly results: readonly CheckResult[];
  /** The cdk-nag packs that are evaluated; each reports the unused waivers of its own rules. */
  readonly packs: readonly string[];
}

/** Waivers of unknown checks, of unknown constructs, and of checks without a finding there. */
function unusedOfChecks(waivers: readonly RuleWaiver[], source: CheckSource): UnusedWaiver[] {
  const { environment, model, results, packs } = source;
  const ofChecks = waivers.filter(({ rule }) => !packs.some((pack) => rule.startsWith(`${pack}-`)));
  const paths = model.resources.map((resource) => pathOf(nameOf(resource)));
  const known = results.map(({ check }) => check);
  return ofChecks.flatMap((waiver) => {
    const findings = results.find(({ check }) => check === waiver.rule)?.findings;
    const why =
      findings === undefined
        ? `no such rule is evaluated for the environment; ${nearestRule(waiver.rule, known, packs)}`
        : unusedReason(waiver, pathsOf(findings, environment), [environment, ...paths]);
    return why === undefined ? [] : [unusedRuleWaiver(waiver, why)];
  });
}

/**
 * The reason why a waiver of a rule is unused; none if it is used.
 *
 * @param found the constructs with a finding of the rule
 * @param known all constructs
 */
export function unusedReason(
  waiver: RuleWaiver,
  found: readonly string[],
  known: readonly string[],
): string | undefined {
  if (found.some((path) => reaches(waiver, path))) return undefined;
  if (known.some((path) => reaches(waiver, path))) return 'the rule has no findings there';
  return `there is no such construct; ${nearestPath(waiver.path, found, withParents(known))}`;
}

export function unusedRuleWaiver({ rule, path, source }: RuleWaiver, why: string): UnusedWaiver {
  return unused(`waiver of ${rule} at ${path}`, why, source);
}

function unused(what: string, why: string, source: string | undefined): UnusedWaiver {
  return { what, why, source };
}

function pathsOf(findings: readonly Finding[], environment: string): string[] {
  return findings.map(({ resource }) => placeOf(resource, environment));
}

function nearestRule(rule: string, checks: readonly string[], packs: readonly string[]): string {
  const name = rule.slice(rule.indexOf('-') + 1);
  const near = nearest(rule, [...checks, ...packs.map((pack) => `${pack}-${name}`)]);
  if (near !== undefined) return `did you mean '${near}'?`;
  const ofPacks = packs.length === 0 ? '' : `, and the rules of ${packs.join(', ')}`;
  return `known are the checks that the ledger names${ofPacks}`;
}

function nearestPath(path: string, found: readonly string[], known: readonly string[]): string {
  const near = nearest(path, found) ?? nearest(path, known);
  if (near !== undefined) return `did you mean '${near}'?`;
  return found.length === 0 ? 'the rule has no findings' : `the rule has a finding at '${found[0]}'`;
}

function withParents(paths: readonly string[]): string[] {
  const all = paths.flatMap((path) => path.split('/').map((_, end, ids) => ids.slice(0, end + 1).join('/')));
  return [...new Set(all)];
}
